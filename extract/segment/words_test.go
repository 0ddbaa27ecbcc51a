package segment

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/kg/extract/document"
)

func join(text string, tokens []document.Token) string {
	var words []string
	for _, t := range tokens {
		words = append(words, text[t.Start:t.End]+"/"+t.Tag)
	}
	return strings.Join(words, " ")
}

func TestCut(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"a sentence":                              {"公司宣布收购竞争对手", "公司/n 宣布/v 收购/v 竞争对手/n"},
		"an amount keeps its magnitude":           {"收入1449.5亿元", "收入/v 1449.5亿/m 元/m"},
		"thousands keep their commas":             {"共1,234,567人", "共/d 1,234,567/m 人/n"},
		"a comma between numbers divides":         {"2021,2022", "2021/m ,/x 2022/m"},
		"a percentage is one number":              {"增长3.5%", "增长/v 3.5%/m"},
		"a ten million is one number":             {"5千万元", "5千万/m 元/m"},
		"a date is its parts":                     {"2022年3月31日", "2022年/t 3月/t 31日/t"},
		"an annual report is no year":             {"2022年报", "2022/m 年报/n"},
		"a year stands before a word":             {"2022年报告期", "2022年/t 报告期/n"},
		"thirty yen are no day":                   {"30日元", "30/m 日元/n"},
		"an ISO date is one word":                 {"2022-03-31", "2022-03-31/t"},
		"a time is one word":                      {"9:30开盘", "9:30/t 开盘/v"},
		"a thirteenth month is none":              {"13月", "13/m 月/m"},
		"Latin words keep their joints":           {"AT&T和GPT-4", "AT&T/nz 和/c GPT-4/eng"},
		"a ticker is one word":                    {"00700.HK", "00700.HK/eng"},
		"a full stop is no joint":                 {"Apple.", "Apple/eng ./x"},
		"white space is no token":                 {"Tim Cook　表示", "Tim/eng Cook/eng 表示/v"},
		"words of the dictionary may hold Latin":  {"A股上涨", "A股/n 上涨/v"},
		"words of the dictionary may hold digits": {"4S店", "4S店/n"},
		"a dash of two runes is one mark":         {"——", "——/x"},
		"nothing has no words":                    {"", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, join(c.text, Cut(c.text))); diff != "" {
				t.Errorf("Cut(%q) (-want +got):\n%s", c.text, diff)
			}
		})
	}
}

func TestKnownSpansOverruleTheDictionary(t *testing.T) {
	text := "营收为3亿。刘炽平等人表示2022万科增长。"
	first := strings.Index(text, "刘")
	d := &document.Document{Text: text, Sentences: []document.Sentence{
		{Span: document.Span{Start: 0, End: first}},
		{Span: document.Span{Start: first, End: len(text)}},
	}}
	var known []document.Span
	for _, name := range []string{"万科", "刘炽平", "营收", "收为", "平等"} {
		at := strings.Index(text, name)
		known = append(known, document.Span{Start: at, End: at + len(name)})
	}
	known = append(known, document.Span{})
	for range 2 {
		WordsWith(d, known)
		want := []string{"营收/nz 为/zg 3亿/m 。/x", "刘炽平/nz 等/u 人/n 表示/v 2022/m 万科/nz 增长/v 。/x"}
		for i, s := range d.Sentences {
			if got := join(text, d.Tokens[s.Tokens.First:s.Tokens.End]); got != want[i] {
				t.Errorf("sentence %d is %q, want %q", i, got, want[i])
			}
		}
	}
}

func FuzzCut(f *testing.F) {
	for _, s := range []string{"公司2022年收入1,449.5亿元", "AT&T’s C++ 9:30:00", "\xff中\xe4", "1.a.", "2022-13-31 1:2"} {
		f.Add(s, 0, 3)
	}
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		d := &document.Document{Text: text, Sentences: []document.Sentence{{Span: document.Span{End: len(text)}}}}
		WordsWith(d, []document.Span{{Start: from, End: to}})
		end := 0
		for _, token := range d.Tokens {
			if strings.TrimSpace(text[end:token.Start]) != "" || token.Empty() {
				t.Fatalf("%q has text between its tokens at %d and %d", text, end, token.Start)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[token.Start:token.End]) {
				t.Fatalf("token %v of %q ends within a rune", token, text)
			}
			end = token.End
		}
		if strings.TrimSpace(text[end:]) != "" {
			t.Fatalf("%q has text after its last token at %d", text, end)
		}
	})
}
