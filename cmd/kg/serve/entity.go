package serve

import (
	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/ask"
	"github.com/newsgraph/kg/query/profile"
)

// Entity is all that is known of one node.
type Entity struct {
	Node       Node           `json:"node"`
	Names      []string       `json:"names"`
	Posts      []Post         `json:"posts"`
	Statements []Said         `json:"statements"`
	SpokenOf   []Said         `json:"spoken_of"`
	Figures    []Series       `json:"figures"`
	Relations  []Relation     `json:"relations"`
	Articles   []Head         `json:"articles"`
	More       map[string]int `json:"more"`
}

// Post is a post that a person holds or held.
type Post struct {
	Edge     graph.EdgeID `json:"edge"`
	Person   Ref          `json:"person"`
	Title    string       `json:"title"`
	At       Ref          `json:"at"`
	Former   bool         `json:"former"`
	Since    string       `json:"since,omitempty"`
	Until    string       `json:"until,omitempty"`
	Evidence []Evidence   `json:"evidence"`
}

// Said is a statement with what it is about.
type Said struct {
	ID       graph.NodeID `json:"id"`
	Edge     graph.EdgeID `json:"edge"`
	Speaker  Ref          `json:"speaker"`
	Text     string       `json:"text"`
	Verb     string       `json:"verb,omitempty"`
	Form     string       `json:"form,omitempty"`
	SaidOn   string       `json:"said_on,omitempty"`
	About    []Ref        `json:"about"`
	Evidence []Evidence   `json:"evidence"`
}

// Series is one metric over periods.
type Series struct {
	Metric     Ref        `json:"metric"`
	MetricName metricName `json:"metric_name"`
	Basis      string     `json:"basis,omitempty"`
	Segment    string     `json:"segment,omitempty"`
	Unit       string     `json:"unit,omitempty"`
	Compare    string     `json:"compare,omitempty"`
	Growth     bool       `json:"growth"`
	Points     []Point    `json:"points"`
}

type metricName struct {
	Chinese string `json:"zh"`
	English string `json:"en"`
}

// Point is the values of one period.
type Point struct {
	Period string        `json:"period"`
	From   string        `json:"from,omitempty"`
	Until  string        `json:"until,omitempty"`
	Values []statedValue `json:"values"`
}

type statedValue struct {
	Value    float64      `json:"value"`
	Edge     graph.EdgeID `json:"edge"`
	Evidence []Evidence   `json:"evidence"`
}

// Relation is a fact from or to the entity.
type Relation struct {
	Fact
	Out bool `json:"out"`
}

func entity(c *call) (any, error) {
	id, err := c.id()
	if err != nil {
		return nil, err
	}
	limit, err := c.number("limit", 50, 1, 1000)
	if err != nil {
		return nil, err
	}
	n, err := c.tx.Node(graph.NodeID(id))
	if err != nil {
		return nil, err
	}
	p, err := profile.Read(c.tx, n, limit)
	if err != nil {
		return nil, err
	}
	e := &Entity{Node: c.node(n), Names: some(p.Names), Articles: []Head{}, More: p.More}
	for _, a := range p.Articles {
		e.Articles = append(e.Articles, countedHead(a))
	}
	if e.Posts, err = each(p.Posts, c.post); err != nil {
		return nil, err
	}
	if e.Statements, err = each(p.Statements, c.said); err != nil {
		return nil, err
	}
	if e.SpokenOf, err = each(p.SpokenOf, c.said); err != nil {
		return nil, err
	}
	if e.Figures, err = each(p.Figures, c.series); err != nil {
		return nil, err
	}
	e.Relations, err = each(p.Relations, func(r profile.Relation) (Relation, error) {
		f, err := c.fact(r.Edge)
		return Relation{f, r.Out}, err
	})
	return e, err
}

// each makes a list of another.
func each[A, B any](list []A, f func(A) (B, error)) ([]B, error) {
	out := make([]B, 0, len(list))
	for _, a := range list {
		b, err := f(a)
		if err != nil {
			return nil, err
		}
		out = append(out, b)
	}
	return out, nil
}

func (r *reader) post(p profile.Post) (Post, error) {
	out := Post{Edge: p.Edge.ID, Title: p.Title, Former: p.Former, Since: textOf(p.Edge.Props["since"]), Until: textOf(p.Edge.Props["until"])}
	var err error
	if out.Person, err = r.ref(p.Edge.From); err != nil {
		return out, err
	}
	if out.At, err = r.ref(p.Edge.To); err != nil {
		return out, err
	}
	out.Evidence, err = r.evidence(p.Edge.ID)
	return out, err
}

// textOf is a property that is a text or a date.
func textOf(v any) string {
	s, _ := plain(v).(string)
	return s
}

func (r *reader) said(s profile.Statement) (Said, error) {
	out := Said{ID: s.ID, Edge: s.Edge, Text: s.Text, Verb: s.Verb, Form: s.Form, SaidOn: s.On, About: []Ref{}}
	var err error
	if out.Speaker, err = r.ref(s.Speaker); err != nil {
		return out, err
	}
	if about := r.tx.TypeID("ABOUT"); about != 0 {
		for h := range r.tx.Expand(s.ID, graph.Out, about) {
			ref, err := r.ref(h.Other)
			if err != nil {
				return out, err
			}
			out.About = append(out.About, ref)
		}
	}
	out.Evidence, err = r.evidence(s.Edge)
	return out, err
}

func (r *reader) series(s profile.Series) (Series, error) {
	out := Series{Basis: s.Basis, Segment: s.Segment, Unit: s.Unit, Compare: s.Compare, Growth: s.Growth}
	n, err := r.tx.Node(s.Node)
	if err != nil {
		return out, err
	}
	out.Metric = refOf(n)
	out.MetricName = metricName{textOf(n.Props["name"]), textOf(n.Props["english_name"])}
	for _, p := range s.Points {
		point := Point{Period: p.Period}
		point.From, point.Until = days(p.Period)
		for i, v := range p.Values {
			stated := statedValue{Value: v, Edge: p.Edges[i][0]}
			if stated.Evidence, err = r.evidence(p.Edges[i]...); err != nil {
				return out, err
			}
			point.Values = append(point.Values, stated)
		}
		out.Points = append(out.Points, point)
	}
	return out, nil
}

// days are the first and the last day of a period, "" where it is none.
func days(period string) (first, last string) {
	from, until := ask.Period{From: period, To: period}.Days()
	if from.IsZero() || until.IsZero() {
		return "", ""
	}
	return from.Format(dayFormat), until.AddDate(0, 0, -1).Format(dayFormat)
}
