package hit_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/mention/hit"
	"github.com/newsgraph/kg/extract/segment"
)

func cut(text string) *document.Document {
	d := &document.Document{Text: text}
	segment.Text(d)
	hit.Words(d, lexicon.Default())
	return d
}

func TestNamesOfTheTablesStayWholeWords(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"a name that the dictionary splits", "刘炽平等高管", "刘炽平 等 高管"},
		{"a name that would cut two words", "金融创新", "金融 创新"},
		{"a name that cuts a word behind it only", "招行业绩", "招行 业绩"},
		{"a post", "首席战略官", "首席战略官"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := cut(tt.text)
			var words []string
			for _, w := range d.Tokens {
				words = append(words, d.Slice(w.Span))
			}
			if diff := cmp.Diff(tt.want, strings.Join(words, " ")); diff != "" {
				t.Errorf("%s (-want +got)\n%s", tt.text, diff)
			}
		})
	}
}

func TestFindListsTheLongestNameAtEachPlace(t *testing.T) {
	text := "腾讯控股与招商银行"
	var got []string
	for _, h := range hit.Find(nil, lexicon.Default(), text) {
		got = append(got, text[h.Start:h.End])
	}
	if len(got) < 2 || got[0] != "腾讯控股" || got[len(got)-1] != "招商银行" {
		t.Errorf("hits = %v", got)
	}
}

func TestBordersKnowWhereWordsMayBeCut(t *testing.T) {
	d := &document.Document{Text: "金融创新"}
	segment.Text(d)
	segment.Words(d)
	b := hit.NewBorders(d)
	if b.Allow(document.Span{Start: 3, End: 9}) {
		t.Error("融创 may cut 金融 and 创新")
	}
	if !b.At(6) || b.At(3) || b.Free(3) || !b.Free(6) {
		t.Errorf("borders: At(6) %v, At(3) %v, Free(3) %v, Free(6) %v", b.At(6), b.At(3), b.Free(3), b.Free(6))
	}
}

func TestAPlaceBeforeALongerWordIsNoName(t *testing.T) {
	for _, tt := range []struct {
		text, name string
		want       bool
	}{
		{"中国移动支付市场增长", "中国移动", false},
		{"中国银行业的不良率下降", "中国银行", false},
		{"中国电信业改革", "中国电信", false},
		{"中国移动业绩增长", "中国移动", true},
		{"中国银行业务扩张", "中国银行", true},
		{"中国移动宣布降价", "中国移动", true},
	} {
		found := false
		for _, h := range hit.Find(nil, lexicon.Default(), tt.text) {
			found = found || tt.text[h.Start:h.End] == tt.name
		}
		if found != tt.want {
			t.Errorf("%s in %s: found %v, want %v", tt.name, tt.text, found, tt.want)
		}
	}
}
