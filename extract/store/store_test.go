package store

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/newsgraph/kg/extract"
	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/source"
	"github.com/newsgraph/kg/graph"
)

// open makes a graph that holds the model and nothing else.
func open(t *testing.T) *graph.Graph {
	t.Helper()
	g, err := graph.Open(filepath.Join(t.TempDir(), "kg.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { g.Close() })
	update(t, g, Prepare)
	return g
}

func update(t *testing.T, g *graph.Graph, f func(*graph.Tx) error) {
	t.Helper()
	if err := g.Update(context.Background(), f); err != nil {
		t.Fatal(err)
	}
}

// article extracts what text says, as an article of its own hash.
func article(t *testing.T, hash, url, text string) *document.Document {
	t.Helper()
	a := &source.Article{Text: text, Meta: document.Meta{Hash: hash, URL: url, Path: hash}}
	d, err := extract.Article(context.Background(), a, extract.Options{Published: time.Date(2023, 3, 22, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func put(t *testing.T, g *graph.Graph, d *document.Document) Result {
	t.Helper()
	var res Result
	update(t, g, func(tx *graph.Tx) (err error) {
		res, err = Article(tx, d, lexicon.Default())
		return err
	})
	return res
}

// counts are the nodes of a label and the edges of a type.
func counts(t *testing.T, g *graph.Graph, label, typ string) (nodes, edges int64) {
	t.Helper()
	err := g.View(context.Background(), func(tx *graph.Tx) error {
		nodes, edges = tx.CountLabel(label), tx.CountType(typ)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return nodes, edges
}

const (
	speech  = "腾讯总裁刘炽平表示，AI将成为公司未来业务增长的放大器。"
	results = "2022年第四季度，腾讯营收1449.5亿元，同比增长1%。"
	others  = "2022年第四季度，腾讯营收1450.5亿元，同比增长1%。"
)

func TestTheSameArticleAgainChangesNothing(t *testing.T) {
	g := open(t)
	d := article(t, "a", "", speech)
	if res := put(t, g, d); res.Outcome != Added || res.Statements != 1 {
		t.Fatalf("first: %v with %d statements", res.Outcome, res.Statements)
	}
	nodes, edges := counts(t, g, "Statement", "SAID")
	if res := put(t, g, article(t, "a", "", speech)); res.Outcome != Unchanged {
		t.Errorf("second: %v", res.Outcome)
	}
	if n, e := counts(t, g, "Statement", "SAID"); n != nodes || e != edges {
		t.Errorf("%d statements and %d edges became %d and %d", nodes, edges, n, e)
	}
}

func TestTwoArticlesThatSayTheSameGiveOneFactWithTwoEvidences(t *testing.T) {
	g := open(t)
	put(t, g, article(t, "a", "", speech+"\n"+results))
	put(t, g, article(t, "b", "", "据报道，"+results+"\n"+speech))
	if n, e := counts(t, g, "Statement", "SAID"); n != 1 || e != 1 {
		t.Errorf("%d statements, %d SAID edges; want one of each", n, e)
	}
	if _, e := counts(t, g, "Metric", "REPORTED"); e != 1 {
		t.Errorf("%d REPORTED edges, want 1", e)
	}
	err := g.View(context.Background(), func(tx *graph.Tx) error {
		for e := range tx.Edges("SAID") {
			if n := tx.CountEvidence(e); n != 2 {
				t.Errorf("%d evidences of the statement, want 2", n)
			}
		}
		return tx.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAReprintWithSmallEditsIsTheSameStatement(t *testing.T) {
	g := open(t)
	put(t, g, article(t, "a", "", "腾讯总裁刘炽平表示，人工智能将成为公司未来多项业务增长的放大器，公司会积极投入资源来构建基础模型。"))
	put(t, g, article(t, "b", "", "腾讯总裁刘炽平表示，人工智能将成为公司未来多项业务增长的放大器，公司将积极投入资源来构建基础模型。"))
	put(t, g, article(t, "c", "", "腾讯总裁刘炽平表示，公司会积极回购股份，今年回购的规模不会小于去年，这也是对股东的回报。"))
	if n, e := counts(t, g, "Statement", "SAID"); n != 2 || e != 2 {
		t.Errorf("%d statements, %d SAID edges; want two of each", n, e)
	}
}

func TestDice(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"增长放大器", "增长放大器", 1}, {"增长", "下降", 0}, {"", "", 0}, {"abab", "ab", 0.5}} {
		if got := dice(pairs(nil, c.a), pairs(nil, c.b)); got != c.want {
			t.Errorf("dice(%q, %q) = %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestArticlesThatDisagreeGiveTwoFacts(t *testing.T) {
	g := open(t)
	put(t, g, article(t, "a", "", results))
	put(t, g, article(t, "b", "", others))
	if _, e := counts(t, g, "Metric", "REPORTED"); e != 2 {
		t.Errorf("%d REPORTED edges, want 2", e)
	}
	if _, e := counts(t, g, "Metric", "GREW_BY"); e != 1 {
		t.Errorf("%d GREW_BY edges, want 1", e)
	}
}

func TestAChangedArticleUnderTheSameURLReplacesTheOldOne(t *testing.T) {
	g := open(t)
	put(t, g, article(t, "a", "https://example.com/1", results))
	res := put(t, g, article(t, "b", "https://example.com/1", others))
	if res.Outcome != Replaced {
		t.Errorf("outcome %v", res.Outcome)
	}
	if n, e := counts(t, g, "Article", "REPORTED"); n != 1 || e != 1 {
		t.Errorf("%d articles, %d figures; want one of each", n, e)
	}
}

func TestAliasesLeadToTheOneNode(t *testing.T) {
	g := open(t)
	put(t, g, article(t, "a", "", speech))
	err := g.View(context.Background(), func(tx *graph.Tx) error {
		for _, name := range []string{"腾讯", "騰訊", "Tencent", "tencent", "腾讯控股", "0700.HK"} {
			n, err := tx.NodeByName(name)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if n.Props["name"] != "腾讯控股" {
				t.Errorf("%s leads to %v", name, n.Props["name"])
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
