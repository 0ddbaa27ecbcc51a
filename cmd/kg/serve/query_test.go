package serve

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/kg/query/ask"
)

func TestAQuestionIsAnsweredWithItsEvidenceAndItsGraph(t *testing.T) {
	c := newClient(t, nil)
	var a Answer
	c.ask(queryRequest{Text: "who said AI将成为公司未来业务增长的放大器"}, &a)
	if a.Kind != "answer" || a.Language != "en" || a.Form != "who_said" || !strings.Contains(a.Cypher, "kg.search") || !strings.HasPrefix(a.Text, "刘炽平\n") {
		t.Errorf("answer %+v", a)
	}
	row := a.Rows[0]
	if row.Values["speaker"] != "刘炽平" || row.Values["said_on"] != "2023-03-22" {
		t.Errorf("values %v", row.Values)
	}
	speaker := row.Refs["speaker"][0]
	if speaker.Label != "Person" || speaker.Name != "刘炽平" || len(row.Refs["about"]) < 2 || row.Refs["text"][0].Label != "Statement" {
		t.Errorf("refs %v", row.Refs)
	}
	place := row.Evidence[0]
	if !strings.HasPrefix(place.Text, "AI将成为公司未来业务增长的放大器") || !strings.HasSuffix(place.Before, "表示，") || len(place.Article.Hash) != 64 {
		t.Errorf("evidence %+v", place)
	}
	var article ArticleWithFacts
	c.get(resource("/api/articles/", place.Article.ID), &article)
	if article.Article.Text[place.Start:place.End] != place.Text {
		t.Error("the place is not where the evidence says")
	}
	if m := row.Matches[0]; row.Sentence[m[0]:m[1]] != "AI将成为公司未来业务增长的放大器" {
		t.Errorf("matches %q", row.Sentence[m[0]:m[1]])
	}
	types := map[string]int{}
	for _, e := range a.Graph.Edges {
		types[e.Type]++
	}
	if types["SAID"] != len(a.Rows) || types["ABOUT"] == 0 || len(types) != 2 {
		t.Errorf("edges of the graph: %v; want what was said, and about what", types)
	}
}

func TestQuestionsOfEveryFormAreAnswered(t *testing.T) {
	c := newClient(t, nil)
	tests := []struct{ text, form, language string }{
		{"谁说了放大器", "who_said", "zh"},
		{"谁提到大型语言模型", "who_talks", "zh"},
		{"what did 刘炽平 say", "said", "en"},
		{"腾讯公布了哪些数据", "reported", "zh"},
		{"腾讯2022Q4净利润是多少", "figure", "zh"},
		{"how much did 腾讯's 净利润 grow in 2022Q4", "growth", "en"},
		{"which companies grew 净利润 by more than 10%", "grew", "en"},
		{"哪些公司净利润下降", "fell", "zh"},
		{"which company has the highest 净利润", "highest", "en"},
		{"净利润最低的公司", "lowest", "zh"},
		{"who is 刘炽平", "describe", "en"},
		{"what is 刘炽平's position", "positions", "en"},
		{"who works for 腾讯", "staff", "en"},
		{"what does 腾讯 offer", "related", "en"},
		{"how are 刘炽平 and 微信 connected", "connected", "en"},
		{"what do sources disagree on", "disagreement", "en"},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			var a Answer
			c.ask(queryRequest{Text: tt.text}, &a)
			if a.Form != tt.form || a.Language != tt.language || a.Text == "" {
				t.Errorf("form %s, language %s, text %q", a.Form, a.Language, a.Text)
			}
			for _, row := range a.Rows {
				if len(row.Refs) == 0 || len(row.Edges) == 0 || len(row.Evidence) == 0 {
					t.Errorf("a row without refs, edges or evidence: %+v", row)
				}
			}
		})
	}
	if len(tests) != len(forms) {
		t.Errorf("%d forms are asked, there are %d", len(tests), len(forms))
	}
}

func TestEveryFormHasAName(t *testing.T) {
	for f := ask.WhoSaid; f <= ask.Disagreement; f++ {
		if forms[f] == "" {
			t.Errorf("the form %v has none", f)
		}
	}
}

func TestExplainRunsNothing(t *testing.T) {
	c := newClient(t, nil)
	var a Answer
	c.ask(queryRequest{Text: "who is 刘炽平", Explain: true}, &a)
	if a.Cypher == "" || len(a.Rows) != 0 {
		t.Errorf("question: %+v", a)
	}
	var r Rows
	c.ask(queryRequest{Text: "MATCH (n) RETURN n", Explain: true}, &r)
	if !strings.Contains(r.Plan, "Scan") || string(r.Rows) != "[]" {
		t.Errorf("openCypher: %+v", r)
	}
}

func TestValuesOfRows(t *testing.T) {
	c := newClient(t, nil)
	tests := []struct{ name, expression, want string }{
		{"scalars", "[null, true, 1, -2.5, 'a<b>']", `[null,true,1,-2.5,"a\u003cb\u003e"]`},
		{"a map", "{a: [1]}", `{"a":[1]}`},
		{"a map that could be taken for more", "{`$node`: 1}", `{"$map":{"$node":1}}`},
		{"a date", "date('2022-03-01')", `{"$temporal":"2022-03-01"}`},
		{"a duration", "duration('P1Y')", `{"$temporal":"P1Y"}`},
		{"an integer that JavaScript does not have", "9007199254740993", `{"$number":"9007199254740993"}`},
		{"no number", "[0.0/0, 1.0/0, -1.0/0]", `[{"$number":"NaN"},{"$number":"Infinity"},{"$number":"-Infinity"}]`},
		{"a parameter that is an integer", "$i", "7"},
		{"a parameter in a list", "$list[1]", `"x"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var r Rows
			c.ask(queryRequest{Text: "RETURN " + tt.expression, Params: map[string]any{"i": 7, "list": []any{1, "x"}}}, &r)
			var rows [][]json.RawMessage
			if err := json.Unmarshal(r.Rows, &rows); err != nil {
				t.Fatal(err)
			}
			if got := string(rows[0][0]); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestNodesEdgesAndPathsOfRowsAreTheGraph(t *testing.T) {
	c := newClient(t, nil)
	var r Rows
	c.ask(queryRequest{Text: "MATCH p = (a:Person {name: '刘炽平'})-[r:HOLDS_POSITION]->(b) RETURN a, r, p, [b] AS list ORDER BY r.title"}, &r)
	var rows [][]map[string]json.RawMessage
	_ = json.Unmarshal(r.Rows, &rows) // the list in it is no map
	for i, key := range []string{"$node", "$edge", "$path"} {
		if rows[0][i][key] == nil {
			t.Errorf("column %d has no %s: %s", i, key, r.Rows)
		}
	}
	if len(r.Graph.Nodes) != 2 || len(r.Graph.Edges) == 0 {
		t.Errorf("graph of %d nodes and %d edges", len(r.Graph.Nodes), len(r.Graph.Edges))
	}
	c.ask(queryRequest{Text: "MATCH (a:Person {name: '刘炽平'}), (b:Company {name: '腾讯控股'}) RETURN a, b"}, &r)
	if len(r.Graph.Edges) == 0 {
		t.Error("edges between nodes of a row are not in the graph")
	}
	c.ask(queryRequest{Text: "MATCH (a:Article) RETURN a"}, &r)
	if _, has := r.Graph.Nodes[0].Props["text"]; has || !strings.Contains(string(r.Rows), `"text"`) {
		t.Error("an article's text belongs to its row and not to the graph")
	}
	c.ask(queryRequest{Text: "MATCH (s:Statement) RETURN s LIMIT 1"}, &r)
	if strings.Contains(string(r.Rows), "sketch") {
		t.Errorf("the row shows what kg keeps for itself: %s", r.Rows)
	}
}

func TestLimitsOfRows(t *testing.T) {
	c := newClient(t, func(o *Options) { o.MaxRows = 1500 })
	tests := []struct {
		limit, rows int
		truncated   bool
	}{{0, 1000, true}, {1, 1, true}, {1200, 1200, true}, {5000, 1500, true}}
	for _, tt := range tests {
		var r Rows
		c.ask(queryRequest{Text: "UNWIND range(1, 3000) AS i RETURN i", Limit: tt.limit}, &r)
		var rows []any
		if err := json.Unmarshal(r.Rows, &rows); err != nil {
			t.Fatal(err)
		}
		if len(rows) != tt.rows || r.Truncated != tt.truncated {
			t.Errorf("limit %d: %d rows, truncated %t", tt.limit, len(rows), r.Truncated)
		}
	}
	var r Rows
	if c.ask(queryRequest{Text: "UNWIND range(1, 10) AS i RETURN i", Limit: 10}, &r); r.Truncated {
		t.Error("all rows are there, and yet truncated")
	}
}

func TestWhatIsWrongWithAQuery(t *testing.T) {
	c := newClient(t, nil)
	tests := []struct {
		name   string
		query  queryRequest
		status int
		kind   string
		at     *Position
	}{
		{"syntax", queryRequest{Text: "MATCH (p:Person RETURN p"}, 400, "syntax", &Position{16, 1, 17}},
		{"syntax behind Chinese and a line", queryRequest{Text: "MATCH (n {name: '腾讯'})\nRETURN n,"}, 400, "syntax", &Position{36, 2, 10}},
		{"a division by zero", queryRequest{Text: "RETURN 1/0"}, 400, "semantic", nil},
		{"an unknown question", queryRequest{Text: "why"}, 422, "unknown_form", nil},
		{"an unknown name", queryRequest{Text: "who is 刘积平"}, 422, "unknown_name", nil},
		{"a write", queryRequest{Text: "CREATE (n:X)"}, 403, "read_only", nil},
		{"a write that asks", queryRequest{Text: "CREATE (n:X)", Write: true}, 403, "read_only", nil},
		{"a procedure that does not exist", queryRequest{Text: "CALL kg.nosuch()"}, 400, "semantic", &Position{0, 1, 1}},
		{"too much memory", queryRequest{Text: "UNWIND range(1, 100000000) AS i RETURN collect(i)"}, 422, "memory", nil},
		{"too much time", queryRequest{Text: "UNWIND range(1, 1000000) AS i UNWIND range(1, 1000000) AS j RETURN count(*)", TimeoutMS: 50}, 504, "timeout", nil},
		{"too much text", queryRequest{Text: "RETURN '" + strings.Repeat("a", 200_000) + "'"}, 413, "too_large", nil},
		{"rows that are too large", queryRequest{Text: "UNWIND range(1, 40) AS i RETURN reduce(s = 'a', x IN range(1, 20) | s + s)"}, 422, "too_large", nil},
		{"no text", queryRequest{Text: " "}, 400, "bad_request", nil},
		{"a limit below none", queryRequest{Text: "RETURN 1", Limit: -1}, 400, "bad_request", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := c.problem(c.query(tt.query))
			if p.Status != tt.status || p.Kind != tt.kind {
				t.Errorf("status %d, kind %s; want %d, %s: %s", p.Status, p.Kind, tt.status, tt.kind, p.Detail)
			}
			if diff := cmp.Diff(tt.at, p.Position); tt.at != nil && diff != "" {
				t.Errorf("position (-want +got):\n%s", diff)
			}
		})
	}
}

func TestProblemsNameWhatComesNear(t *testing.T) {
	c := newClient(t, nil)
	if p := c.problem(c.query(queryRequest{Text: "who is 刘积平"})); len(p.Near) == 0 || p.Near[0] != "刘炽平" {
		t.Errorf("near an unknown name: %v", p.Near)
	}
	if p := c.problem(c.query(queryRequest{Text: "why"})); len(p.Near) == 0 {
		t.Error("near an unknown form: nothing")
	}
	if p := problemOf(fmt.Errorf("query: %w", context.Canceled)); p.cause != nil {
		t.Errorf("a client that goes away is told to the server's owner: %v", p.cause)
	}
	ambiguous := problemOf(fmt.Errorf("ask: %w", &ask.AmbiguousNameError{Name: "收入", Candidates: []ask.Candidate{
		{Label: "Metric", Key: "revenue", Shown: "营业收入", Node: 7}, {Label: "Metric", Key: "income", Shown: "净收入", Node: 9}}}))
	want := []Ref{{ID: 7, Label: "Metric", Name: "营业收入"}, {ID: 9, Label: "Metric", Name: "净收入"}}
	if diff := cmp.Diff(want, ambiguous.Candidates); diff != "" || ambiguous.Kind != kindAmbiguous {
		t.Errorf("%s: candidates (-want +got):\n%s", ambiguous.Kind, diff)
	}
}

func TestABodyThatIsNoQueryIsRefused(t *testing.T) {
	c := newClient(t, nil)
	tests := []struct {
		name, body, kind string
		status           int
	}{
		{"no JSON", "text=who", "application/json", 400},
		{"a form, as any page can send", `{"text": "RETURN 1"}`, "application/x-www-form-urlencoded", 415},
		{"plain text, as any page can send", `{"text": "RETURN 1"}`, "text/plain", 415},
		{"no type", `{"text": "RETURN 1"}`, "", 415},
		{"an unknown field", `{"text": "RETURN 1", "wirte": true}`, "application/json", 400},
		{"two objects", `{"text": "RETURN 1"} {}`, "application/json", 400},
		{"a list", `[]`, "application/json", 400},
		{"nothing", " ", "application/json", 400},
		{"a number beyond 64 bits", `{"text": "RETURN $x", "params": {"x": 123456789012345678901234567890}}`, "application/json", 400},
		{"too much", `{"text": "` + strings.Repeat("a", maxQueryBody) + `"}`, "application/json", 413},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if p := c.problem(c.do(request(http.MethodPost, "/api/query", tt.body, "Content-Type", tt.kind))); p.Status != tt.status {
				t.Errorf("status %d, want %d: %s", p.Status, tt.status, p.Detail)
			}
		})
	}
	w := c.do(request(http.MethodPost, "/api/query", `{"text": "RETURN 1"}`, "Content-Type", "application/json; charset=utf-8"))
	if w.Code != http.StatusOK {
		t.Errorf("a charset is refused: %s", w.Body)
	}
}

func TestAStreamHasALineForEveryRow(t *testing.T) {
	c := newClient(t, nil)
	w := c.query(queryRequest{Text: "UNWIND range(1, 3000) AS i RETURN i"}, "Accept", "application/x-ndjson")
	lines := streamed(t, w.Body)
	if string(lines[0]["columns"]) != `["i"]` || string(lines[1]["row"]) != "[1]" || string(lines[3000]["row"]) != "[3000]" {
		t.Errorf("first lines %s %s, last row %s", lines[0], lines[1], lines[3000])
	}
	var end streamEnd
	if err := json.Unmarshal(lines[len(lines)-1]["end"], &end); err != nil || end.Rows != 3000 || end.Truncated {
		t.Errorf("end %+v, %v", end, err)
	}
	w = c.query(queryRequest{Text: "UNWIND range(1, 3000) AS i RETURN i", Limit: 10}, "Accept", "text/html, application/x-ndjson;q=0.9")
	if lines := streamed(t, w.Body); len(lines) != 12 || !strings.Contains(string(lines[11]["end"]), `"truncated":true`) {
		t.Errorf("%d lines, want 12, the last truncated: %v", len(lines), lines[len(lines)-1])
	}
}

func TestAStreamEndsWithItsProblem(t *testing.T) {
	c := newClient(t, nil)
	w := c.query(queryRequest{Text: "UNWIND [2, 1, 0] AS i RETURN 1 / i"}, "Accept", "application/x-ndjson")
	lines := streamed(t, w.Body)
	if last := lines[len(lines)-1]; len(lines) != 4 || !strings.Contains(string(last["problem"]), "division by zero") {
		t.Errorf("lines %v", lines)
	}
	if p := c.problem(c.query(queryRequest{Text: "RETURN 1 +"}, "Accept", "application/x-ndjson")); p.Kind != "syntax" {
		t.Errorf("kind %s of a query that never began", p.Kind)
	}
	c = newClient(t, func(o *Options) { o.MaxRows = 1 << 40 })
	w = c.query(queryRequest{Text: "UNWIND range(1, 100000) AS i UNWIND range(1, 100000) AS j RETURN count(*)", TimeoutMS: 200}, "Accept", "application/x-ndjson")
	lines = streamed(t, w.Body)
	if last := lines[len(lines)-1]; !strings.Contains(string(last["problem"]), `"timeout"`) {
		t.Errorf("last line %s", last)
	}
}

func TestAWritingQueryNeedsBothServerAndRequest(t *testing.T) {
	c := newClient(t, writable)
	if p := c.problem(c.query(queryRequest{Text: "CREATE (n:X)"})); p.Kind != "read_only" || !strings.Contains(p.Detail, `"write": true`) {
		t.Errorf("without write: %+v", p)
	}
	var r Rows
	c.ask(queryRequest{Text: "CREATE (n:X {a: 1}) RETURN n", Write: true}, &r)
	if diff := cmp.Diff(map[string]int{"nodes_created": 1, "labels_added": 1, "properties_set": 1}, r.Counters); diff != "" {
		t.Errorf("counters (-want +got):\n%s", diff)
	}
	c.ask(queryRequest{Text: "MATCH (n:X) RETURN count(n)"}, &r)
	if string(r.Rows) != "[[1]\n]" {
		t.Errorf("rows %s", r.Rows)
	}
	c.ask(queryRequest{Text: "MATCH (n:X) DELETE n RETURN n", Write: true}, &r)
}
