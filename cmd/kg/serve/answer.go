package serve

import (
	"context"
	"strings"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/ask"
)

// Answer is the answer to a question.
type Answer struct {
	Kind      string         `json:"kind"`
	Language  string         `json:"language"`
	Form      string         `json:"form"`
	Cypher    string         `json:"cypher"`
	Params    map[string]any `json:"params"`
	Text      string         `json:"text"`
	Columns   []string       `json:"columns"`
	Rows      []AnswerRow    `json:"rows"`
	Near      []AnswerRow    `json:"near"`
	Instead   []instead      `json:"instead"`
	Truncated bool           `json:"truncated"`
	Graph     Graph          `json:"graph"`
	ElapsedMS float64        `json:"elapsed_ms"`
}

// AnswerRow is one row of an answer.
type AnswerRow struct {
	Values   map[string]any   `json:"values"`
	Refs     map[string][]Ref `json:"refs"`
	Edges    []graph.EdgeID   `json:"edges"`
	Evidence []Evidence       `json:"evidence"`
	Sentence string           `json:"sentence,omitempty"`
	Matches  [][2]int         `json:"matches,omitempty"`
	Against  []Evidence       `json:"against,omitempty"`
}

type instead struct {
	Kind  string   `json:"kind"`
	Names []string `json:"names"`
}

// forms by their names in the API.
var forms = map[ask.Form]string{
	ask.WhoSaid: "who_said", ask.WhoTalks: "who_talks", ask.Said: "said", ask.Reported: "reported", ask.Figure: "figure", ask.Growth: "growth",
	ask.Grew: "grew", ask.Fell: "fell", ask.Highest: "highest", ask.Lowest: "lowest", ask.Describe: "describe", ask.Positions: "positions", ask.Staff: "staff", ask.Related: "related",
	ask.Connected: "connected", ask.Disagreement: "disagreement",
}

// question answers a question, or says what it would run.
func (q *running) question(ctx context.Context, g *graph.Graph) ([]byte, error) {
	a := &ask.Answer{}
	var err error
	if q.Explain {
		if a.Question, err = ask.Understand(ctx, g, q.Text, nil); err == nil {
			a.Query = a.Question.Compile()
		}
	} else {
		a, err = ask.Ask(ctx, g, q.Text, &ask.Options{MemoryLimit: queryMemory, Elements: true})
	}
	if err != nil {
		return nil, err
	}
	out := Answer{
		Kind: "answer", Language: "en", Form: forms[a.Question.Form], Cypher: a.Query.Text, Params: a.Query.Params, Columns: some(a.Columns), Instead: []instead{},
	}
	if a.Question.Language == ask.Chinese {
		out.Language = "zh"
	}
	if most := q.most(standardLimit); len(a.Rows) > most {
		a.Rows, out.Truncated = a.Rows[:most], true
	}
	if !q.Explain {
		var text strings.Builder
		if err := a.WriteText(&text, ask.Style{}); err != nil {
			return nil, err
		}
		out.Text = text.String()
	}
	for _, alt := range a.Instead {
		out.Instead = append(out.Instead, instead{alt.Kind, alt.Names})
	}
	out.Rows, out.Near = q.answerRows(a.Columns, a.Rows), q.answerRows(a.Columns, a.Near)
	err = g.View(ctx, func(tx *graph.Tx) error {
		q.shown.join(newReader(tx), tx.TypeID("ABOUT"))
		out.Graph, err = q.shown.graph(newReader(tx))
		return err
	})
	if err != nil {
		return nil, err
	}
	out.ElapsedMS = q.elapsed()
	return encode(out)
}

func (q *running) answerRows(columns []string, rows []ask.Row) []AnswerRow {
	list := make([]AnswerRow, 0, len(rows))
	for _, row := range rows {
		out := AnswerRow{Values: map[string]any{}, Refs: map[string][]Ref{}, Edges: []graph.EdgeID{}, Evidence: placesOf(row.Sources)}
		for i, column := range columns {
			out.Values[column] = plain(row.Values[i])
		}
		for column, nodes := range row.Nodes {
			for _, n := range nodes {
				out.Refs[column] = append(out.Refs[column], refOf(n))
				q.shown.addNode(n.ID)
			}
		}
		for _, e := range row.Edges {
			out.Edges = append(out.Edges, e.ID)
			q.shown.addEdge(e.ID, e.From, e.To)
		}
		if row.Quote != nil {
			out.Sentence, out.Matches = row.Quote.Sentence, row.Quote.Matches
		}
		if row.Against != nil {
			out.Against = placesOf(row.Against)
		}
		list = append(list, out)
	}
	return list
}

// placesOf are the places of some sources, in their order.
func placesOf(sources []ask.Source) []Evidence {
	list := []Evidence{}
	for _, s := range sources {
		head := Head{ID: s.Article, Hash: s.Hash, Title: s.Title, Outlet: s.Outlet, Published: s.Published, URL: s.URL, Path: s.Path}
		for _, p := range s.Places {
			before, _, after := s.Context(p)
			list = append(list, Evidence{head, p.Start, p.End, p.Text, before, after, p.Confidence})
		}
	}
	return list
}
