package ask

import (
	"cmp"
	"slices"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/graph/temporal"
)

// mostInstead is how many names an Alternative lists.
const mostInstead = 8

// instead finds, for a question without an answer, what the graph knows near to it.
func instead(tx *graph.Tx, q *Question) []Alternative {
	n := names{tx}
	subject, ok := n.find(q.Subject)
	switch {
	case q.Form == Figure || q.Form == Growth || q.Form == Reported:
		if ok {
			return n.figuresInstead(q, subject)
		}
	case q.Form == Grew || q.Form == Fell:
		return n.measuredInstead(q, "GREW_BY")
	case q.Form == Highest || q.Form == Lowest:
		return n.measuredInstead(q, "REPORTED")
	case q.Form == WhoSaid || q.Form == WhoTalks:
		return alternative("speaker", n.speakers())
	case q.Form == Said:
		if ok {
			return n.saidInstead(q, subject)
		}
	case q.Form == Staff && ok:
		return alternative("position", n.posts(subject))
	case ok:
		return alternative("relation", n.relations(subject, q.Language))
	}
	return nil
}

func alternative(kind string, list []string) []Alternative {
	if len(list) == 0 {
		return nil
	}
	return []Alternative{{kind, list[:min(len(list), mostInstead)]}}
}

// find returns the node of a resolved name.
func (n names) find(name Name) (graph.NodeID, bool) {
	if name.Label == "" {
		return 0, false
	}
	id, err := n.tx.NodeByKey(name.Label, name.Key)
	return id, err == nil
}

// figuresInstead are the periods of the metric asked for, else the metrics of the subject.
func (n names) figuresInstead(q *Question, subject graph.NodeID) []Alternative {
	typ := "REPORTED"
	if q.Form == Growth {
		typ = "GREW_BY"
	}
	var periods, metrics tally
	for e := range n.tx.Out(subject, "REPORTED", "GREW_BY") {
		period, _ := e.Props["period"].(string)
		if e.Type == typ && (q.Metric.Key == "" || n.text(e.To, "code") == q.Metric.Key) {
			periods.add(q.Language.period(period))
		}
		metrics.add(n.shown(e.To, q.Language))
	}
	if len(periods) > 0 {
		return alternative("period", periods.latest())
	}
	return alternative("metric", metrics.most())
}

// measuredInstead are the companies whose figures, or growth, of the metric are known.
func (n names) measuredInstead(q *Question, typ string) []Alternative {
	metric, ok := n.find(q.Metric)
	if !ok {
		return nil
	}
	var companies tally
	for e := range n.tx.In(metric, typ) {
		companies.add(n.text(e.From, "name"))
	}
	return alternative("company", companies.most())
}

// saidInstead are the months and the topics of a speaker's statements.
func (n names) saidInstead(q *Question, speaker graph.NodeID) []Alternative {
	var months, topics tally
	for said := range n.tx.Out(speaker, "SAID") {
		if on, ok := n.tx.Prop(said.To, "said_on"); ok {
			if day, ok := on.(temporal.Date); ok {
				months.add(formatDate(day)[:len("2006-01")])
			}
		}
		for about := range n.tx.Out(said.To, "ABOUT") {
			topics.add(n.shown(about.To, q.Language))
		}
	}
	if !q.Period.IsZero() {
		return append(alternative("period", months.latest()), alternative("topic", topics.most())...)
	}
	return alternative("topic", topics.most())
}

// speakers are those who said most.
func (n names) speakers() []string {
	const enough = 1000
	var list tally
	seen := 0
	for edge := range n.tx.Edges("SAID") {
		if _, from, _, err := n.tx.Ends(edge); err == nil {
			list.add(n.text(from, "name"))
		}
		if seen++; seen >= enough {
			break
		}
	}
	return list.most()
}

// relations are the kinds of ties that a node has to others.
func (n names) relations(id graph.NodeID, l Language) []string {
	var list tally
	for e := range n.tx.Both(id, tieTypes...) {
		list.add(n.text(e.From, "name") + " " + l.verb(e.Type) + " " + n.text(e.To, "name"))
	}
	return list.most()
}

// posts are the posts that people hold at a company.
func (n names) posts(company graph.NodeID) []string {
	var list tally
	for e := range n.tx.In(company, "HOLDS_POSITION") {
		title, _ := e.Props["title"].(string)
		list.add(title)
	}
	return list.most()
}

// tally counts names.
type tally map[string]int

func (t *tally) add(name string) {
	if name == "" {
		return
	}
	if *t == nil {
		*t = tally{}
	}
	(*t)[name]++
}

// most are the names, the most frequent first.
func (t tally) most() []string {
	return t.sorted(func(a, b string) int { return cmp.Or(cmp.Compare(t[b], t[a]), cmp.Compare(a, b)) })
}

// latest are the names from the last in order to the first, which of periods is from the latest back.
func (t tally) latest() []string {
	return t.sorted(func(a, b string) int { return cmp.Compare(b, a) })
}

func (t tally) sorted(by func(a, b string) int) []string {
	list := make([]string, 0, len(t))
	for name := range t {
		list = append(list, name)
	}
	slices.SortFunc(list, by)
	return list
}
