package lexicon

import (
	"fmt"
	"testing"
)

func TestLearnedFormsAreFoundWhereNoTableHasThem(t *testing.T) {
	l := fewNames(t).WithLearned([]Learned{
		{Company, "云麓智能", false}, {Company, "云麓智能科技", false}, {Company, "鲸川", true},
		{Company, "腾讯", false}, {Company, "Snapcove", false}, {Person, "何", false}, {Person, "", false}, {Person, "\xff\xfe", false},
	})
	for name, c := range map[string]struct{ text, want string }{
		"a form":                     {"云麓智能宣布", "云麓智能"},
		"the longest form":           {"云麓智能科技宣布", "云麓智能科技"},
		"an ambiguous form":          {"鲸川", "?鲸川"},
		"a form of the tables":       {"腾讯宣布", ""},
		"a part of a form":           {"云麓", ""},
		"a Latin word":               {"Snapcove said", "Snapcove"},
		"a part of a Latin word":     {"Snapcoves", ""},
		"a Latin word written small": {"snapcove", ""},
		"one character":              {"何时", ""},
		"no text":                    {"", ""},
		"no UTF-8":                   {"\xff\xfe", ""},
	} {
		t.Run(name, func(t *testing.T) {
			s, form, ok := l.LongestLearned(c.text, 0)
			got := c.text[s.Start:s.End]
			if form.Ambiguous {
				got = "?" + got
			}
			if got != c.want || ok != (c.want != "") {
				t.Errorf("%q gives %q, want %q", c.text, got, c.want)
			}
		})
	}
	if l := fewNames(t); l.LearnsAny() {
		t.Error("the tables alone have learned something")
	}
	if more, err := l.With([]Entry{{Kind: Company, Name: "云麓智能"}}); err != nil {
		t.Error(err)
	} else if _, _, ok := more.LongestLearned("云麓智能宣布", 0); ok {
		t.Error("a learned form overrules the user's")
	}
}

func FuzzLongestLearned(f *testing.F) {
	f.Add("云麓智能宣布", "云麓智能", 0)
	base := fewNames(f)
	f.Fuzz(func(t *testing.T, text, form string, i int) {
		if i < 0 || i > len(text) {
			return
		}
		l := base.WithLearned([]Learned{{Company, form, false}})
		if s, found, ok := l.LongestLearned(text, i); ok && (s.Start != i || text[s.Start:s.End] != form || found.Form != form) {
			t.Errorf("%q at %d of %q is found at %v", form, i, text, s)
		}
	})
}

// BenchmarkWithLearned is what many learned names cost a process that starts.
func BenchmarkWithLearned(b *testing.B) {
	forms := make([]Learned, 100_000)
	for i := range forms {
		forms[i] = Learned{Company, fmt.Sprintf("第%d号", i), false}
	}
	l := Default()
	b.ReportAllocs()
	for b.Loop() {
		l.WithLearned(forms)
	}
}
