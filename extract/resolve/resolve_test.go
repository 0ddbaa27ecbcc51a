package resolve_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/mention"
	"github.com/newsgraph/kg/extract/mention/hit"
	"github.com/newsgraph/kg/extract/resolve"
	"github.com/newsgraph/kg/extract/segment"
)

func read(text string) *document.Document {
	d := &document.Document{Text: text}
	segment.Text(d)
	hit.Words(d, lexicon.Default())
	mention.Find(d, lexicon.Default())
	resolve.Resolve(d, lexicon.Default())
	return d
}

func TestNamesOfOneThingBecomeOneEntity(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"short and full names of the tables", "招商银行公布年报。招行净利润增长。", "招商银行/招行"},
		{"a full name that comes later gives the entity its name", "腾讯今日发布财报。腾讯控股（00700.HK）股价上涨。", "腾讯控股/腾讯"},
		{"a defined short name", "上海云麓智能科技有限公司（以下简称“云麓智能”）获得融资，云麓智能将扩产。", "上海云麓智能科技有限公司/云麓智能"},
		{"a part of a transliterated name", "董事长艾琳·沃克尔辞职。沃克尔说，她将退休。", "艾琳·沃克尔/沃克尔"},
		{"a Latin name in brackets", "首席执行官艾琳·沃克尔(Irene Walker)表示将扩产。", "艾琳·沃克尔/Irene Walker"},
		{"the plain name within one with its legal form", "波音公司拿下订单。", "波音公司/波音"},
		{"two firms of one group stay two", "平安银行与平安人寿签署协议。", "平安银行 平安人寿"},
		{"a platform and the firm behind it stay two", "云麓网隶属于上海云麓信息咨询有限公司。", "云麓网 上海云麓信息咨询有限公司"},
		{"a firm and the group that controls it stay two", "双汇发展公告，公司控股股东双汇集团有意收购。双汇集团未回应。", "双汇发展 双汇集团"},
		{"a firm and the head of it in a country stay two", "大众汽车集团（中国）总裁出席，大众汽车集团未回应。", "大众汽车集团（中国） 大众汽车集团/大众汽车"},
		{"a firm and its subsidiary of a longer name stay two", "ST云麓公告称，监管部门对公司全资子公司长河云麓作出处罚。", "ST云麓/云麓 长河云麓"},
		{"a brand and the firm that sells it stay two", "比亚迪发布公告，深圳市比亚迪物业管理有限公司成立。", "比亚迪 深圳市比亚迪物业管理有限公司"},
		{"a model and its variant stay two", "华为推出旗舰手机XQ20和旗舰手机XQ20 Pro。", "华为 XQ20 XQ20 Pro"},
		{"two models of a product stay two", "OpenAI先后发布GPT-3和GPT-4。", "OpenAI GPT-3 GPT-4"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, e := range read(tt.text).Entities {
				if e.Kind != document.Topic {
					got = append(got, strings.Join(append([]string{e.Name}, e.Aliases...), "/"))
				}
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
				t.Errorf("%s (-want +got)\n%s", tt.text, diff)
			}
		})
	}
}

func TestPointingWordsFindTheirAntecedent(t *testing.T) {
	for _, tt := range []struct{ name, text, word, want string }{
		{"该公司 is the company before", "腾讯发布财报。该公司营收增长。", "该公司", "腾讯"},
		{"公司 is the subject and not the object", "腾讯收购搜狗，公司股价上涨。", "公司", "腾讯"},
		{"该行 is a bank", "光大银行与中国银联合作，该行还与中国移动合作。", "该行", "光大银行"},
		{"他 is the person before", "总裁刘炽平出席会议。他说，业务增长。", "他", "刘炽平"},
		{"a surname and a post", "总裁刘炽平出席会议。刘总说，业务增长。", "刘总", "刘炽平"},
		{"后者 is the last named", "百度与腾讯竞争，后者用户更多。", "后者", "腾讯"},
		{"前者 is the one before the last", "百度与腾讯竞争，前者用户更少。", "前者", "百度"},
		{"公司 in a later paragraph is what the article is about", "腾讯发布财报，腾讯营收增长。\n公司员工增加。", "公司", "腾讯"},
		{"no antecedent, no entity", "该公司营收增长。", "该公司", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := read(tt.text)
			for _, m := range d.Mentions {
				if m.Form == document.Named || d.Slice(m.Span) != tt.word {
					continue
				}
				got := ""
				if m.Entity >= 0 {
					got = d.Entities[m.Entity].Name
				}
				if got != tt.want {
					t.Errorf("%s is %q, want %q", tt.word, got, tt.want)
				}
				return
			}
			t.Errorf("%s is no mention", tt.word)
		})
	}
}

func TestEntitiesCarryWhatTheTablesKnow(t *testing.T) {
	d := read("腾讯旗下微信用户增长。")
	for _, e := range d.Entities {
		switch e.Name {
		case "腾讯":
			if e.English != "Tencent" || len(e.Tickers) == 0 || e.Known == "" || e.Rule == "" {
				t.Errorf("腾讯: %+v", e)
			}
		case "微信":
			if e.Kind != document.Product || e.Owner == "" {
				t.Errorf("微信: %+v", e)
			}
		default:
			t.Errorf("entity %q", e.Name)
		}
	}
	for i, m := range d.Mentions {
		if m.Form == document.Named && m.Kind != document.JobTitle && m.Entity < 0 {
			t.Errorf("mention %d %q without an entity", i, d.Slice(m.Span))
		}
	}
}

func TestAPlainCompanyIsAlsoNamedWithoutTheWord(t *testing.T) {
	for text, want := range map[string][]string{
		"大河电子公司2022年营业收入为7亿元。":      {"大河电子"},
		"大河电子有限公司2022年营业收入为7亿元。":    nil,
		"大河电子江州分公司2022年营业收入为7亿元。":   nil,
		"Verenex公司昨天表示，公司正在勘探新的油田。": {"Verenex"},
	} {
		d := read(text)
		if len(d.Entities) != 1 || !slices.Equal(d.Entities[0].Aliases, want) {
			t.Errorf("%s: %+v, want the aliases %q", text, d.Entities, want)
		}
	}
}

func BenchmarkResolve(b *testing.B) {
	d := read(strings.Repeat("腾讯总裁刘炽平表示，该公司与光大银行、招行和百度合作，他看好微信。\n", 100))
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		for i := range d.Mentions {
			d.Mentions[i].Entity = -1
		}
		resolve.Resolve(d, lexicon.Default())
	}
}
