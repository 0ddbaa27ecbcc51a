package learn

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/kg/extract"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/source"
	"github.com/newsgraph/kg/extract/store"
	"github.com/newsgraph/kg/graph"
)

func open(t testing.TB) *graph.Graph {
	t.Helper()
	g, err := graph.Open(filepath.Join(t.TempDir(), "kg.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { g.Close() })
	update(t, g, store.Prepare)
	update(t, g, Prepare)
	return g
}

func update(t testing.TB, g *graph.Graph, f func(*graph.Tx) error) {
	t.Helper()
	if err := g.Update(t.Context(), f); err != nil {
		t.Fatal(err)
	}
}

// lexiconOf is the tables with what g has learned.
func lexiconOf(t testing.TB, g *graph.Graph) (lex *lexicon.Lexicon) {
	t.Helper()
	err := g.View(t.Context(), func(tx *graph.Tx) (err error) {
		lex, err = Lexicon(tx, lexicon.Default())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

// put stores articles in one batch and notes them.
func put(t testing.TB, g *graph.Graph, texts ...string) {
	t.Helper()
	lex := lexiconOf(t, g)
	update(t, g, func(tx *graph.Tx) error {
		var stored []store.Result
		for _, text := range texts {
			address, text, ok := strings.Cut(text, "|")
			if !ok {
				address, text = "", address
			}
			a := &source.Article{Text: text}
			a.Meta.Hash, a.Meta.URL = text, address
			d, err := extract.Article(t.Context(), a, extract.Options{Lexicon: lex})
			if err != nil {
				return err
			}
			res, err := store.Article(tx, d, lex)
			if err != nil {
				return err
			}
			stored = append(stored, res)
		}
		return Note(tx, stored)
	})
}

// taught are the forms that g has learned, in order, ? before the ambiguous.
func taught(t testing.TB, g *graph.Graph) string {
	t.Helper()
	var words []string
	err := g.View(t.Context(), func(tx *graph.Tx) error {
		forms, err := all(tx)
		for _, f := range forms {
			word := f.Kind.String() + " " + f.Form
			if f.Ambiguous {
				word = "?" + word
			}
			words = append(words, word)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(words)
	return strings.Join(words, ", ")
}

func TestWhatIsLearned(t *testing.T) {
	for name, c := range map[string]struct {
		articles []string
		want     string
	}{
		"a short name that an article defines": {
			[]string{"上海云麓智能科技有限公司（以下简称“云麓智能”）2022年营业收入为3亿元。"}, "company 云麓智能"},
		"of two characters only for the context": {
			[]string{"深圳市鲸川科技有限公司（以下简称“鲸川”）2022年营业收入为3亿元。"}, "?company 鲸川"},
		"a firm by its ticker": {
			[]string{"周三，柏澜生物（688999.SH）公布业绩，营业收入为3亿元。"}, "company 柏澜生物"},
		"who speaks in two articles": {
			[]string{"腾讯总裁何雨樵表示，订单会增长。", "昨日，腾讯总裁何雨樵指出，市场会回暖。"}, "person 何雨樵"},
		"nobody who speaks once": {
			[]string{"腾讯总裁何雨樵表示，订单会增长。"}, ""},
		"nothing that the tables know": {
			[]string{"腾讯控股（00700.HK）总裁刘炽平表示，订单会增长。", "腾讯控股（00700.HK）总裁刘炽平指出，市场会回暖。"}, ""},
		"no described speaker": {
			[]string{"一位知情人士表示，订单会增长。", "一位知情人士表示，市场会回暖。"}, ""},
		"no name of two": {
			[]string{"美团董事长何雨樵表示，订单会增长。", "招商银行行长何雨樵表示，利率会下降。", "美团董事长何雨樵说，市场会回暖。", "招商银行行长何雨樵说，市场会回暖。"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			g := open(t)
			put(t, g, c.articles...)
			if got := taught(t, g); got != "" {
				t.Errorf("before Learn it has learned %s", got)
			}
			for range 2 { // the second changes nothing
				if err := Learn(t.Context(), g, lexicon.Default()); err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(c.want, taught(t, g)); diff != "" {
					t.Errorf("learned (-want +got):\n%s", diff)
				}
			}
		})
	}
}

func TestBatchesDoNotMatter(t *testing.T) {
	articles := []string{
		"上海云麓智能科技有限公司（以下简称“云麓智能”）2022年营业收入为3亿元。", "腾讯总裁何雨樵表示，订单会增长。",
		"昨日，腾讯总裁何雨樵指出，市场会回暖。", "周三，柏澜生物（688999.SH）公布业绩，营业收入为3亿元。",
	}
	together, apart := open(t), open(t)
	put(t, together, articles...)
	for _, a := range articles {
		put(t, apart, a)
	}
	for _, g := range []*graph.Graph{together, apart} {
		if err := Learn(t.Context(), g, lexicon.Default()); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(taught(t, together), taught(t, apart)); diff != "" {
		t.Errorf("in one batch and in four (-one +four):\n%s", diff)
	}
}

func TestWhatNoArticleSupportsIsUnlearned(t *testing.T) {
	const defines = "上海云麓智能科技有限公司（以下简称“云麓智能”）2022年营业收入为3亿元。"
	learn := func(g *graph.Graph) {
		t.Helper()
		if err := Learn(t.Context(), g, lexicon.Default()); err != nil {
			t.Fatal(err)
		}
	}
	t.Run("when an article takes the place of another", func(t *testing.T) {
		g := open(t)
		put(t, g, "https://example.org/1|"+defines)
		learn(g)
		put(t, g, "https://example.org/1|腾讯2022年营业收入为3亿元。")
		if got := taught(t, g); got != "company 云麓智能" {
			t.Errorf("while the run goes on it knows %q, which must not depend on how far it has come", got)
		}
		if learn(g); taught(t, g) != "" {
			t.Errorf("in the end it knows %q", taught(t, g))
		}
	})
	t.Run("when an article is forgotten", func(t *testing.T) {
		g := open(t)
		put(t, g, defines)
		learn(g)
		update(t, g, func(tx *graph.Tx) error {
			id, err := tx.NodeByKey("Article", defines)
			if err != nil {
				return err
			}
			f, err := store.Forget(tx, id)
			if err != nil {
				return err
			}
			return Review(tx, f.Names, lexicon.Default())
		})
		if got := taught(t, g); got != "" {
			t.Errorf("it still knows %q", got)
		}
	})
	t.Run("when another comes to bear the name", func(t *testing.T) {
		g := open(t)
		put(t, g, "腾讯总裁何雨樵表示，订单会增长。", "昨日，腾讯总裁何雨樵指出，市场会回暖。")
		learn(g)
		put(t, g, "招商银行行长何雨樵表示，利率会下降。")
		if learn(g); taught(t, g) != "" {
			t.Errorf("it knows %q, whom two bear", taught(t, g))
		}
	})
}

func TestAUserOverrulesWhatWasLearned(t *testing.T) {
	g := open(t)
	put(t, g, "上海云麓智能科技有限公司（以下简称“云麓智能”）2022年营业收入为3亿元。", "腾讯推出了微信。")
	if err := Learn(t.Context(), g, lexicon.Default()); err != nil {
		t.Fatal(err)
	}
	update(t, g, func(tx *graph.Tx) error {
		id, err := tx.NodeByKey("Product", "微信")
		if err != nil {
			return err
		}
		return store.Alias(tx, id, "云麓智能")
	})
	if _, form, ok := lexiconOf(t, g).LongestLearned("云麓智能", 0); ok {
		t.Errorf("%v is still found as learned", form)
	}
}

// BenchmarkLexicon is what a run pays at its start for 100,000 learned names, the
// reading of the database included.
func BenchmarkLexicon(b *testing.B) {
	g := open(b)
	verdicts := map[string]lexicon.Learned{}
	for i := range 100_000 {
		form := fmt.Sprintf("云麓%d", i)
		verdicts[form] = lexicon.Learned{Kind: lexicon.Company, Form: form}
	}
	update(b, g, func(tx *graph.Tx) error { return keep(tx, verdicts) })
	b.ReportAllocs()
	for b.Loop() {
		lexiconOf(b, g)
	}
}
