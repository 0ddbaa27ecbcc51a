package serve

import (
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/newsgraph/kg/graph"
)

func TestAnEntityIsAllThatIsKnownOfIt(t *testing.T) {
	c := newClient(t, nil)
	var e Entity
	c.get(resource("/api/entities/", c.id("腾讯")), &e)
	if e.Node.Name != "腾讯控股" || e.Node.Label != "Company" || !slices.Contains(e.Names, "Tencent") {
		t.Errorf("node %+v, names %v", e.Node, e.Names)
	}
	if len(e.Posts) == 0 || e.Posts[0].At.Name != "腾讯控股" || e.Posts[0].Title == "" || len(e.Posts[0].Evidence) == 0 {
		t.Errorf("posts %+v", e.Posts)
	}
	if len(e.SpokenOf) == 0 || e.SpokenOf[0].Speaker.Name == "" || len(e.SpokenOf[0].About) == 0 {
		t.Errorf("spoken of %+v", e.SpokenOf)
	}
	profit := slices.IndexFunc(e.Figures, func(s Series) bool { return s.MetricName.English == "net profit" && !s.Growth })
	if profit < 0 {
		t.Fatalf("no net profit in %+v", e.Figures)
	}
	p := e.Figures[profit].Points[0]
	if p.Period != "2022Q4" || p.From != "2022-10-01" || p.Until != "2022-12-31" || p.Values[0].Value != 106.27e9 || len(p.Values[0].Evidence) == 0 {
		t.Errorf("point %+v", p)
	}
	if len(e.Relations) == 0 || !e.Relations[0].Out || e.Relations[0].Type == "" {
		t.Errorf("relations %+v", e.Relations)
	}
	if len(e.Articles) != 1 || *e.Articles[0].Facts == 0 {
		t.Errorf("articles %+v", e.Articles)
	}
	var person Entity
	c.get(resource("/api/entities/", c.id("刘炽平"))+"?limit=2", &person)
	if len(person.Statements) != 2 || person.More["statements"] == 0 {
		t.Errorf("%d statements, more %v; want 2 and how many more", len(person.Statements), person.More)
	}
}

func TestEveryNodeAndEdgeCanBeLookedAt(t *testing.T) {
	c := newClient(t, nil)
	ids := func(text string) (ids []uint64) {
		var found struct{ Rows [][]uint64 }
		c.ask(queryRequest{Text: text}, &found)
		for _, row := range found.Rows {
			ids = append(ids, row[0])
		}
		if len(ids) == 0 {
			t.Fatalf("%s finds nothing", text)
		}
		return ids
	}
	for _, id := range ids("MATCH (n) RETURN id(n)") {
		c.get(resource("/api/entities/", id), &Entity{})
		c.get(fmt.Sprintf("/api/graph/neighbourhood?id=%d&depth=2", id), &Graph{})
	}
	for _, id := range ids("MATCH ()-[r]->() RETURN id(r)") {
		c.get(resource("/api/edges/", id), &Fact{})
	}
}

func TestAnArticleHasItsNamesAndFactsInOrder(t *testing.T) {
	c := newClient(t, nil)
	var list Articles
	c.get("/api/articles", &list)
	if list.Total != 1 || len(list.Articles) != 1 {
		t.Fatalf("articles %+v", list)
	}
	var a ArticleWithFacts
	c.get(resource("/api/articles/", list.Articles[0].ID), &a)
	if len(a.Mentions) < 20 || len(a.Facts) < 20 || len(a.Facts) != *a.Article.Facts {
		t.Errorf("%d mentions, %d facts, counted %d", len(a.Mentions), len(a.Facts), *a.Article.Facts)
	}
	if !slices.IsSortedFunc(a.Mentions, func(a, b Mention) int { return a.Start - b.Start }) {
		t.Error("mentions are not in order")
	}
	if !slices.IsSortedFunc(a.Facts, func(a, b Fact) int { return a.Evidence[0].Start - b.Evidence[0].Start }) {
		t.Error("facts are not in order")
	}
	for _, f := range a.Facts {
		for _, e := range f.Evidence {
			if a.Article.Text[e.Start:e.End] != e.Text {
				t.Errorf("%s: the place is not its text", f.Type)
			}
		}
	}
}

func TestArticlesAreListedTheLatestFirstByPages(t *testing.T) {
	c := newClient(t, writable)
	for i, day := range []string{"2020-01-01", "", "2024-05-06"} {
		text := fmt.Sprintf("腾讯总裁刘炽平表示：“第%d份业绩令人满意。”", i)
		c.decode(c.do(request("POST", fmt.Sprintf("/api/articles?name=%d.txt&published=%s", i, day), text, "Content-Type", "text/plain")), &Ingested{})
	}
	var got []string
	for offset := range 3 {
		var page Articles
		c.get(fmt.Sprintf("/api/articles?limit=2&offset=%d", 2*offset), &page)
		for _, a := range page.Articles {
			got = append(got, a.Path)
		}
	}
	if len(got) != 4 || got[0] != "2.txt" || !strings.HasSuffix(got[1], "tencent-2022q4.txt") || got[2] != "0.txt" || got[3] != "1.txt" {
		t.Errorf("order %v", got)
	}
}

func TestTheNeighbourhoodIsBoundByDepthTypesAndTime(t *testing.T) {
	c := newClient(t, nil)
	at := fmt.Sprintf("/api/graph/neighbourhood?id=%d", c.id("腾讯"))
	tests := []struct {
		name, bounds string
		holds, lacks []string // types of edges
	}{
		{"all", "", []string{"REPORTED", "OFFERS", "ABOUT", "SAID"}, []string{"MENTIONS"}},
		{"some types", "&types=OFFERS,HOLDS_POSITION", []string{"OFFERS", "HOLDS_POSITION"}, []string{"ABOUT", "REPORTED"}},
		{"mentions on request", "&types=MENTIONS", []string{"MENTIONS"}, []string{"OFFERS"}},
		{"a time", "&from=2022-10-01&until=2022-12-31", []string{"REPORTED", "OFFERS"}, []string{"ABOUT"}},
		{"another time", "&from=2023-01-01", []string{"ABOUT", "OFFERS"}, []string{"GREW_BY"}},
		{"no type that there is", "&types=NOSUCH", nil, []string{"OFFERS"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var g Graph
			c.get(at+tt.bounds, &g)
			types := map[string]bool{}
			nodes := map[graph.NodeID]bool{}
			for _, n := range g.Nodes {
				nodes[n.ID] = true
			}
			for _, e := range g.Edges {
				types[e.Type] = true
				if !nodes[e.From] || !nodes[e.To] {
					t.Errorf("edge %d ends outside", e.ID)
				}
			}
			for _, typ := range tt.holds {
				if !types[typ] {
					t.Errorf("no %s in %v", typ, types)
				}
			}
			for _, typ := range tt.lacks {
				if types[typ] {
					t.Errorf("%s in %v", typ, types)
				}
			}
		})
	}
	var near, far, cut Graph
	c.get(at, &near)
	c.get(at+"&depth=2", &far)
	c.get(at+"&limit=5", &cut)
	if len(far.Nodes) <= len(near.Nodes) || len(cut.Nodes) != 5 || !cut.Truncated || near.Truncated {
		t.Errorf("%d nodes near, %d far, %d cut", len(near.Nodes), len(far.Nodes), len(cut.Nodes))
	}
	kinds := map[string]bool{}
	for _, n := range cut.Nodes {
		kinds[n.Label] = true
	}
	if len(kinds) < 3 {
		t.Errorf("a cut neighbourhood has but %v; want something of each kind", kinds)
	}
}

func TestSearchFindsNamesInAnyScriptThenWords(t *testing.T) {
	c := newClient(t, nil)
	for _, tt := range []struct{ q, first string }{
		{"腾讯", "腾讯控股"}, {"騰訊", "腾讯控股"}, {"tencent", "腾讯控股"}, {"ｔｅｎ", "腾讯控股"}, {"讯控", "腾讯控股"}, {"炽平", "刘炽平"},
	} {
		var f Found
		c.get("/api/search?q="+url.QueryEscape(tt.q), &f)
		if len(f.Entities) == 0 || f.Entities[0].Name != tt.first {
			t.Errorf("%s: found %+v, want %s first", tt.q, f.Entities, tt.first)
		}
	}
	var f Found
	c.get("/api/search?limit=3&q="+url.QueryEscape("业务增长的放大器"), &f)
	if len(f.Statements) == 0 || !strings.Contains(f.Statements[0].Text, "放大器") || f.Statements[0].Speaker.Name != "刘炽平" {
		t.Errorf("statements %+v", f.Statements)
	}
	if len(f.Articles) != 1 || !strings.Contains(f.Articles[0].Snippet, "业务增长的放大器") {
		t.Errorf("articles %+v", f.Articles)
	}
	c.get("/api/search?label=Person&q="+url.QueryEscape("刘"), &f)
	for _, e := range f.Entities {
		if e.Label != "Person" {
			t.Errorf("%s is a %s", e.Name, e.Label)
		}
	}
}

func TestCompletionByWhatIsTyped(t *testing.T) {
	c := newClient(t, nil)
	tests := []struct {
		name, text string
		cursor     int // -1 for the end
		start      int
		first      candidate
	}{
		{"a label", "MATCH (c:Com", -1, 9, candidate{"Company", "label", ""}},
		{"a type", "MATCH (p)-[:HOL", -1, 12, candidate{"HOLDS_POSITION", "type", ""}},
		{"a keyword at the cursor", "mat (n)", 3, 0, candidate{"MATCH", "keyword", ""}},
		{"a property", "MATCH (n) RETURN n.englis", -1, 19, candidate{"english_name", "property", ""}},
		{"a name", "what did Martin", -1, 9, candidate{"Martin Lau", "name", "Person"}},
		{"a name in Chinese words", "关于微", -1, 6, candidate{"微信", "name", "Product"}},
		{"a question", "who s", -1, 0, candidate{"", "question", ""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			target := "/api/complete?text=" + url.QueryEscape(tt.text)
			if tt.cursor >= 0 {
				target += fmt.Sprintf("&cursor=%d", tt.cursor)
			}
			var got Completion
			c.get(target, &got)
			if got.Start != tt.start || len(got.Candidates) == 0 {
				t.Fatalf("got %+v", got)
			}
			if tt.first.Kind == "question" {
				got.Candidates[0].Text = ""
			}
			if got.Candidates[0] != tt.first {
				t.Errorf("first is %+v, want %+v", got.Candidates[0], tt.first)
			}
		})
	}
}

func TestRequestsThatCannotBeMet(t *testing.T) {
	c := newClient(t, nil)
	tests := []struct {
		method, target string
		status         int
	}{
		{"GET", "/api/none", 404}, {"GET", "/api", 404}, {"GET", "/api/", 404}, {"GET", "/api/query", 405}, {"DELETE", "/api/articles/1", 405}, {"PUT", "/", 405},
		{"GET", "/api/entities/99999", 404}, {"GET", "/api/entities/0", 400}, {"GET", "/api/entities/x", 400}, {"GET", "/api/entities/-1", 400},
		{"GET", "/api/entities/99999999999999999999", 400}, {"GET", "/api/edges/99999", 404}, {"GET", "/api/articles/99999", 404}, {"GET", "/api/articles/2", 404},
		{"GET", "/api/entities/1?limit=0", 400}, {"GET", "/api/articles?limit=501", 400}, {"GET", "/api/articles?offset=-1", 400}, {"GET", "/api/search", 400},
		{"GET", "/api/search?q=%20", 400}, {"GET", "/api/search?q=" + strings.Repeat("a", 1001), 400}, {"GET", "/api/graph/neighbourhood", 400},
		{"GET", "/api/graph/neighbourhood?id=99999", 404}, {"GET", "/api/graph/neighbourhood?id=1&depth=9", 400}, {"GET", "/api/graph/neighbourhood?id=1&from=soon", 400},
		{"GET", "/api/complete?text=%E8%85%BE&cursor=1", 400}, {"GET", "/api/complete?text=a&cursor=2", 400}, {"GET", "/assets/none.js", 404},
		{"POST", "/api/articles", 403},
	}
	for _, tt := range tests {
		w := c.do(request(tt.method, tt.target, ""))
		if p := c.problem(w); p.Status != tt.status {
			t.Errorf("%s %s: status %d, want %d: %s", tt.method, tt.target, p.Status, tt.status, p.Detail)
		}
		if tt.status == 405 && w.Header().Get("Allow") == "" {
			t.Errorf("%s %s: no Allow", tt.method, tt.target)
		}
	}
}

func TestAnAnswerIsGoodUntilTheDatabaseChanges(t *testing.T) {
	c := newClient(t, writable)
	target := resource("/api/entities/", c.id("腾讯"))
	tag := c.do(request("GET", target, "")).Header().Get("ETag")
	w := c.do(request("GET", target, "", "If-None-Match", `"other", `+tag))
	if w.Code != http.StatusNotModified || w.Body.Len() != 0 || w.Header().Get("ETag") != tag {
		t.Errorf("status %d with %d bytes, ETag %s; want 304", w.Code, w.Body.Len(), w.Header().Get("ETag"))
	}
	c.ask(queryRequest{Text: "CREATE (n:X) RETURN n", Write: true}, &Rows{})
	if w := c.do(request("GET", target, "", "If-None-Match", tag)); w.Code != http.StatusOK || w.Header().Get("ETag") == tag {
		t.Errorf("after a change: status %d, ETag %s", w.Code, w.Header().Get("ETag"))
	}
	if w := c.do(request("GET", "/api/entities/99999", "")); w.Header().Get("ETag") != "" {
		t.Error("a problem has an ETag")
	}
}

func TestAnswersAreCompressedForThoseWhoTakeIt(t *testing.T) {
	c := newClient(t, nil)
	target := resource("/api/entities/", c.id("腾讯"))
	plain := c.do(request("GET", target, ""))
	w := c.do(request("GET", target, "", "Accept-Encoding", "gzip"))
	if w.Header().Get("Content-Encoding") != "gzip" || w.Header().Get("Vary") != "Accept-Encoding" {
		t.Fatalf("headers %v", w.Header())
	}
	size := w.Body.Len()
	r, err := gzip.NewReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(r)
	if err != nil || string(body) != plain.Body.String() || size > len(body)/2 {
		t.Errorf("%d bytes become %d: %v", len(body), size, err)
	}
}

func TestHEADIsGETWithoutItsBody(t *testing.T) {
	server := liveServer(t, nil)
	response, err := http.Head(server.URL + "/api/stats")
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusOK || response.Header.Get("ETag") == "" {
		t.Errorf("status %d, ETag %q", response.StatusCode, response.Header.Get("ETag"))
	}
}
