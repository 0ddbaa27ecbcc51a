package ask

import (
	"context"
	"strings"
	"time"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query"
)

// Options of Answer. A nil *Options and its zero value mean the same.
type Options struct {
	// Now is the day on which relative periods, such as last year, are read. The zero time means
	// the present.
	Now time.Time
	// Timeout ends a query that takes longer. 0 does not.
	Timeout time.Duration
	// MemoryLimit is that of query.Options.
	MemoryLimit int64
	// Elements fills in Row's Nodes and Edges.
	Elements bool
}

// Answer is what the graph says to a question.
type Answer struct {
	Question Question
	Query    Query // what the question was compiled to

	Columns []string // of Rows: those of the query but for its evidence
	Rows    []Row
	Near    []Row // where nothing answers "who said", the statements that come near

	// Instead are, of an answer without rows, what the graph knows in place of what was asked for:
	// periods, metrics, topics, kinds of relation.
	Instead []Alternative
}

// Alternative is a kind of thing that the graph knows, and which there are.
type Alternative struct {
	Kind  string // period, metric, topic, speaker, relation
	Names []string
}

// Row is one row of an answer with the articles that it is from.
type Row struct {
	Values  []any // of the answer's columns
	Sources []Source
	Against []Source // of the other value, where sources disagree
	Quote   *Quote   // of a statement that was searched for

	// With Options.Elements: the nodes that the values of a column name, by column, and the facts that the row is of.
	Nodes map[string][]graph.Node
	Edges []graph.Edge

	columns []string
}

// Value is the value of a column; nil where there is none.
func (r *Row) Value(column string) any {
	for i, c := range r.columns {
		if c == column {
			return r.Values[i]
		}
	}
	return nil
}

func (r *Row) text(column string) string {
	s, _ := r.Value(column).(string)
	return s
}

// element takes a column of elements.
func (r *Row) element(column string, v any) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			r.element(column, e)
		}
	case graph.Edge:
		r.Edges = append(r.Edges, v)
	case graph.Node:
		if r.Nodes == nil {
			r.Nodes = map[string][]graph.Node{}
		}
		r.Nodes[column] = append(r.Nodes[column], v)
	}
}

// Ask answers a question. The error is an *UnknownFormError, *UnknownNameError or
// *AmbiguousNameError where the question cannot be answered as it is, else one of the graph or of
// the query.
func Ask(ctx context.Context, g *graph.Graph, text string, opts *Options) (*Answer, error) {
	if opts == nil {
		opts = &Options{}
	}
	q, words, err := understand(ctx, g, text, opts.Now)
	if err != nil {
		return nil, err
	}
	a := &Answer{Question: q, Query: q.Compile()}
	run := q.compile(opts.Elements)
	res, err := query.Run(ctx, g, run.Text, run.Params, &query.Options{Timeout: opts.Timeout, MemoryLimit: opts.MemoryLimit})
	if err != nil {
		return nil, err
	}
	if err := a.collect(res); err != nil {
		return nil, err
	}
	if words != nil {
		a.choose(words)
	}
	if len(a.Rows)+len(a.Near) == 0 {
		err = g.View(ctx, func(tx *graph.Tx) error {
			a.Instead = instead(tx, &a.Question)
			return nil
		})
	}
	return a, err
}

// Understand reads a question and resolves its names, without answering it.
func Understand(ctx context.Context, g *graph.Graph, text string, opts *Options) (Question, error) {
	if opts == nil {
		opts = &Options{}
	}
	q, _, err := understand(ctx, g, text, opts.Now)
	return q, err
}

// understand also returns the words to look for, of a question about what was said.
func understand(ctx context.Context, g *graph.Graph, text string, now time.Time) (q Question, words *wanted, err error) {
	if now.IsZero() {
		now = time.Now()
	}
	readings := Read(text, now)
	err = g.View(ctx, func(tx *graph.Tx) (err error) {
		n := names{tx}
		if q, err = n.resolveReadings(text, readings); err != nil {
			return err
		}
		if searched := q.searched(); searched != "" {
			words = n.wanted(searched)
			q.search = words.query()
		}
		return nil
	})
	return q, words, err
}

// collect takes the rows of the query's result.
func (a *Answer) collect(res *query.Result) error {
	evidence, against := -1, -1
	for i, c := range res.Columns {
		switch c {
		case "evidence":
			evidence = i
		case "other_evidence":
			against = i
		default:
			if !strings.HasPrefix(c, "_") {
				a.Columns = append(a.Columns, c)
			}
		}
	}
	for values, err := range res.Rows() {
		if err != nil {
			return err
		}
		row := Row{columns: a.Columns}
		for i, v := range values {
			element, hidden := strings.CutPrefix(res.Columns[i], "_")
			switch {
			case i == evidence:
				row.Sources = sources(v)
			case i == against:
				row.Against = sources(v)
			case hidden:
				row.element(element, v)
			default:
				row.Values = append(row.Values, v)
			}
		}
		a.Rows = append(a.Rows, row)
	}
	return nil
}
