package profile

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/shortest"
	"github.com/newsgraph/kg/query/value"
)

// Step is one edge of a path as it is walked.
type Step struct {
	From    string  `json:"from"` // where the walk comes from
	Type    string  `json:"type"`
	To      string  `json:"to"`
	Forward bool    `json:"forward"` // the edge leads the way of the walk
	Detail  string  `json:"detail,omitempty"`
	Quotes  []Quote `json:"evidence"`
}

// Quote is a place of an article that is evidence of an edge.
type Quote struct {
	Text    string `json:"text"`
	Article string `json:"article"` // its title, or its path
	Hash    string `json:"hash"`
}

// errEnough ends a search that has found as many paths as will be looked at.
var errEnough = errors.New("enough")

// Connect is the shortest chains of facts between two nodes, no more than
// limit; where there is none, chains that also lead through articles that
// mention both sides. That two companies report the same metric connects
// nothing.
func Connect(ctx context.Context, tx *graph.Tx, a, b graph.NodeID, limit int) ([][]Step, error) {
	for _, mentions := range []bool{false, true} {
		paths, err := connect(ctx, tx, a, b, limit, mentions)
		if err != nil || len(paths) > 0 {
			return paths, err
		}
	}
	return nil, nil
}

func connect(ctx context.Context, tx *graph.Tx, a, b graph.NodeID, limit int, mentions bool) (paths [][]Step, err error) {
	weak := []graph.TypeID{tx.TypeID("REPORTED"), tx.TypeID("GREW_BY")}
	if !mentions {
		weak = append(weak, tx.TypeID("MENTIONS"))
	}
	s := shortest.Search{Tx: tx, Ctx: ctx, Dir: graph.Both, Max: -1, Accept: func(r value.Rel) (bool, error) {
		return !slices.Contains(weak, r.Type) && !tx.HasLabel(r.To, "Metric"), nil
	}}
	err = s.Paths(a, b, func(rels []value.Rel) error {
		if len(paths) == 20*limit {
			return errEnough
		}
		steps, err := readSteps(tx, a, rels)
		paths = append(paths, steps)
		return err
	})
	if errors.Is(err, errEnough) {
		err = nil
	}
	slices.SortStableFunc(paths, func(a, b []Step) int { return talk(a) - talk(b) })
	return paths[:min(limit, len(paths))], err
}

// talk counts the steps that are somebody's words about something: of equal
// chains those of plain facts come first.
func talk(steps []Step) (n int) {
	for _, s := range steps {
		if s.Type == "ABOUT" || s.Type == "SAID" {
			n++
		}
	}
	return n
}

func readSteps(tx *graph.Tx, at graph.NodeID, rels []value.Rel) ([]Step, error) {
	steps := make([]Step, 0, len(rels))
	for _, r := range rels {
		e, err := tx.Edge(r.ID)
		if err != nil {
			return nil, err
		}
		step := Step{Type: e.Type, Forward: r.From == at, Detail: Details(e.Props)}
		if step.From, err = title(tx, at); err != nil {
			return nil, err
		}
		at = r.Other(at)
		if step.To, err = title(tx, at); err != nil {
			return nil, err
		}
		if step.Quotes, err = quotes(tx, r.ID); err != nil {
			return nil, err
		}
		steps = append(steps, step)
	}
	return steps, nil
}

// quotes is the evidence of an edge as text.
func quotes(tx *graph.Tx, edge graph.EdgeID) ([]Quote, error) {
	cited, err := NewCitations(tx).Of(edge)
	var list []Quote
	for _, c := range cited {
		list = append(list, Quote{Text: c.Text, Article: cmp.Or(c.Article.Title, c.Article.Path), Hash: c.Article.Hash})
	}
	return list, err
}
