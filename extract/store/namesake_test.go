package store

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/newsgraph/kg/graph"
)

// people lists the people of the graph with where they are seen.
func people(t *testing.T, g *graph.Graph) string {
	t.Helper()
	var all []string
	err := g.View(context.Background(), func(tx *graph.Tx) error {
		for id := range tx.NodesByLabel("Person") {
			name, _ := tx.Prop(id, "name")
			var firms []string
			for e := range tx.Out(id, "HOLDS_POSITION") {
				firm, _ := tx.Prop(e.To, "name")
				firms = append(firms, asString(firm))
			}
			slices.Sort(firms)
			all = append(all, asString(name)+": "+strings.Join(slices.Compact(firms), " "))
		}
		return tx.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(all)
	return strings.Join(all, "; ")
}

func TestPeopleOfOneNameAreToldApartByTheirFirms(t *testing.T) {
	for _, tt := range []struct {
		name     string
		articles []string
		want     string
	}{
		{"the same firm is the same person", []string{"美团董事长王芳表示，订单充足。", "美团首席执行官王芳表示，订单充足。"}, "王芳: 美团"},
		{"two firms that nothing ties are two people", []string{"美团董事长王芳表示，订单充足。", "招商银行行长王芳表示，订单充足。"}, "王芳: 美团; 王芳（招商银行）: 招商银行"},
		{"the second is found again", []string{"美团董事长王芳表示，订单充足。", "招商银行行长王芳表示，订单充足。", "招商银行首席执行官王芳称，利率下降。"}, "王芳: 美团; 王芳（招商银行）: 招商银行"},
		{"an article that names the other firm too", []string{"美团董事长王芳表示，订单充足。", "招商银行行长王芳表示，将和美团合作。"}, "王芳: 招商银行 美团"},
		{"a firm that owns the other", []string{"京东的子公司京东物流发布财报，京东董事长王芳表示，订单充足。", "京东物流首席执行官王芳表示，订单充足。"}, "王芳: 京东 京东物流"},
		{"no firm, no reason to tell apart", []string{"美团董事长王芳表示，订单充足。", "王芳表示，订单充足。"}, "王芳: 美团"},
		{"an article that sees one person at both joins two", []string{"美团董事长王芳表示，订单充足。", "招商银行行长王芳表示，订单充足。", "王芳出任美团首席执行官。此前，王芳曾任招商银行副行长。"}, "王芳: 招商银行 美团"},
		{"a second name that is the same", []string{"美团首席执行官艾琳·沃克尔(Irene Walker)表示，订单充足。", "招商银行行长艾琳·沃克尔(Irene Walker)表示，订单充足。"}, "艾琳·沃克尔: 招商银行 美团"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			g := open(t)
			for i, text := range tt.articles {
				put(t, g, article(t, string(rune('a'+i)), "", text))
			}
			if got := people(t, g); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestSomebodyElseOfAKnownNameIsNotTheKnownOne(t *testing.T) {
	g := open(t)
	put(t, g, article(t, "a", "", "招商银行行长马化腾表示，利率下降。"))
	put(t, g, article(t, "b", "", "腾讯董事会主席马化腾表示，订单充足。"))
	if got, want := people(t, g), "马化腾: 招商银行; 马化腾（腾讯控股）: 腾讯控股"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	err := g.View(context.Background(), func(tx *graph.Tx) error {
		for id := range tx.NodesByName("Pony Ma") {
			if name, _ := tx.Prop(id, "name"); name != "马化腾（腾讯控股）" {
				t.Errorf("%v is called Pony Ma", name)
			}
		}
		return tx.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestEveryDecisionTellsWhy(t *testing.T) {
	g := open(t)
	put(t, g, article(t, "a", "", "美团董事长王芳表示，订单充足。"))
	d := article(t, "b", "", "招商银行行长王芳表示，业内人士称，订单充足。")
	err := g.View(context.Background(), func(tx *graph.Tx) error {
		decisions, err := Decide(tx, d)
		for i, is := range decisions {
			if is.Why == "" {
				t.Errorf("%s: no reason", d.Entities[i].Name)
			}
			if d.Entities[i].Name == "王芳" && (is.Name != "王芳（招商银行）" || is.Why != "kept apart from 王芳: 招商银行 is not 美团, and nothing ties them") {
				t.Errorf("%+v", is)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAnArticleMeansWhomTheUserSays(t *testing.T) {
	g := open(t)
	texts := map[string]string{"a": "王芳表示，订单充足。", "b": "王芳表示，利率下降。", "c": "王芳表示，订单充足。"}
	for _, hash := range []string{"a", "b", "c"} {
		put(t, g, article(t, hash, "", texts[hash]))
	}
	node := func(tx *graph.Tx, label string, key any) graph.NodeID {
		id, err := tx.NodeByKey(label, key)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	said := func(name string) string {
		var all []string
		err := g.View(t.Context(), func(tx *graph.Tx) error {
			for e := range tx.Out(node(tx, "Person", name), "SAID") {
				key, _ := tx.Prop(e.To, "key")
				all = append(all, asString(key))
			}
			return tx.Err()
		})
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(all)
		return strings.Join(all, "; ")
	}
	update := func(f func(tx *graph.Tx) error) {
		t.Helper()
		if err := g.Update(t.Context(), f); err != nil {
			t.Fatal(err)
		}
	}
	again := func(hash string) {
		update(func(tx *graph.Tx) error { _, err := Forget(tx, node(tx, "Article", hash)); return err })
		put(t, g, article(t, hash, "", texts[hash]))
	}
	check := func(what, name, want string) {
		t.Helper()
		if got := said(name); got != want {
			t.Errorf("%s %s said %s\nwant %s", what, name, got, want)
		}
	}
	update(func(tx *graph.Tx) error {
		_, moved, err := SplitIn(tx, node(tx, "Person", "王芳"), []graph.NodeID{node(tx, "Article", "b"), node(tx, "Article", "c")}, "王芳", "王芳（2）")
		if moved != 4 {
			t.Errorf("%d pieces of evidence moved, want a mention and a statement of each article", moved)
		}
		return err
	})
	check("when it is split", "王芳", "王芳|订单充足")
	// What both said stays one statement, whose key has the name of the first.
	check("when it is split", "王芳（2）", "王芳|订单充足; 王芳（2）|利率下降")
	again("b")
	again("c")
	check("when the articles are read again", "王芳", "王芳|订单充足")
	check("when the articles are read again", "王芳（2）", "王芳（2）|利率下降; 王芳（2）|订单充足")
	update(func(tx *graph.Tx) error {
		return Merge(tx, node(tx, "Person", "王芳"), node(tx, "Person", "王芳（2）"))
	})
	again("b")
	check("when they are merged", "王芳", "王芳|利率下降; 王芳|订单充足")
}
