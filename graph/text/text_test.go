package text

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTextIsSplitIntoPairsAndWords(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"人工智能", "人工0 工智1 智能2 能3"},
		{"騰訊AI Lab", "腾讯0 讯1 ai2 lab3"},
		{"Ünïted States' 2023", "united0 states1 20232"},
		{"增长。利润", "增长0 长1 利润2 润3"},
		{"ＱＱ", "qq0"},
		{"", ""},
		{"——!?", ""},
	} {
		var got []string
		for term := range Terms(tt.in) {
			got = append(got, term.Text+string(rune('0'+term.Position)))
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%q: %s", tt.in, diff)
		}
	}
}

func TestQueriesAreParsed(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want []Clause
	}{
		{"增长", []Clause{{{Text: "增长"}}}},
		{"税", []Clause{{{Text: "税", Prefix: true}}}},
		{"净利润", []Clause{{{Text: "净利"}}, {{Text: "利润"}}}},
		{"“净利润”", []Clause{{{Text: "净利"}, {Text: "利润", Offset: 1}}}},
		{`"AI增长" net*`, []Clause{{{Text: "ai"}, {Text: "增长", Offset: 1}}, {{Text: "net", Prefix: true}}}},
		{`"用AI"`, []Clause{{{Text: "用", Prefix: true}, {Text: "ai", Offset: 1}}}},
		{`"`, nil},
		{`*`, nil},
		{`"unclosed phrase`, []Clause{{{Text: "unclosed"}, {Text: "phrase", Offset: 1}}}},
	} {
		if diff := cmp.Diff(tt.want, Parse(tt.in)); diff != "" {
			t.Errorf("%s: %s", tt.in, diff)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(`"用AI" 增长 net* “`)
	f.Fuzz(func(t *testing.T, s string) {
		for _, c := range Parse(s) {
			if len(c) == 0 || c[0].Offset != 0 {
				t.Fatalf("Parse(%q) has the clause %v", s, c)
			}
			for _, p := range c {
				if p.Text == "" || strings.ContainsRune(p.Text, 0) {
					t.Fatalf("Parse(%q) has the term %q", s, p.Text)
				}
			}
		}
	})
}
