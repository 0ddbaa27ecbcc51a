package ask

import (
	"cmp"
	"slices"
	"strings"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/graph/fold"
)

// Candidate is a thing of the graph that a name may stand for.
type Candidate struct {
	Label string
	Key   string // name, or code of a metric
	Shown string
	Node  graph.NodeID
}

// The labels that a slot may be of, the likelier first.
var (
	speakerLabels = []string{"Person", "Company", "Organization", "Source"}
	personLabels  = []string{"Person"}
	companyLabels = []string{"Company", "Organization"}
	ownerLabels   = []string{"Company", "Product", "Organization"}
	aboutLabels   = []string{"Topic", "Product", "Company", "Person", "Organization"}
	founderLabels = []string{"Person", "Company", "Organization"}
	anyLabels     = []string{"Person", "Company", "Product", "Organization", "Topic"}
	metricLabels  = []string{"Metric"}
)

// names looks names up in a graph.
type names struct{ tx *graph.Tx }

// lookup returns the things of some labels that go by a name, the likeliest first.
func (n names) lookup(text string, labels []string) []Candidate {
	for _, name := range variants(text) {
		if found := n.named(name, labels); len(found) > 0 {
			return found
		}
	}
	return nil
}

// variants are a name and, for when it is unknown, what it is without the words that go with names.
func variants(text string) []string {
	list := []string{text}
	for _, prefix := range []string{"the ", "The ", "《", "“", "\"", "「"} {
		if rest, ok := strings.CutPrefix(text, prefix); ok {
			list = append(list, strings.TrimRight(rest, "》”\"」"))
		}
	}
	for _, suffix := range []string{"公司", "先生", "女士", "的"} {
		if rest, ok := strings.CutSuffix(text, suffix); ok && rest != "" {
			list = append(list, rest)
		}
	}
	return list
}

func (n names) named(text string, labels []string) []Candidate {
	var found []Candidate
	for id := range n.tx.NodesByName(text) {
		if c, ok := n.candidate(id, labels); ok && !slices.ContainsFunc(found, c.same) {
			found = append(found, c)
		}
	}
	folded := fold.Name(text)
	slices.SortStableFunc(found, func(a, b Candidate) int {
		return cmp.Or(
			cmp.Compare(slices.Index(labels, a.Label), slices.Index(labels, b.Label)),
			cmp.Compare(rank(a, folded), rank(b, folded)),
		)
	})
	return found
}

// rank puts what has the name for its own before what has it as an alias.
func rank(c Candidate, folded string) int {
	if fold.Name(c.Key) == folded || fold.Name(c.Shown) == folded {
		return 0
	}
	return 1
}

func (c Candidate) same(o Candidate) bool { return c.Label == o.Label && c.Key == o.Key }

// candidate describes a node, if it is of one of the labels.
func (n names) candidate(id graph.NodeID, labels []string) (Candidate, bool) {
	for _, label := range labels {
		if n.tx.HasLabel(id, label) {
			return Candidate{Label: label, Key: n.text(id, keyOf(label)), Shown: n.text(id, "name"), Node: id}, true
		}
	}
	return Candidate{}, false
}

// keyOf is the property by which queries name a node of a label.
func keyOf(label string) string {
	if label == "Metric" {
		return "code"
	}
	return "name"
}

func (n names) text(id graph.NodeID, key string) string {
	v, _ := n.tx.Prop(id, key)
	s, _ := v.(string)
	return s
}

// resolve finds the one thing that a name stands for. Of several the first label counts, and what
// has the name for its own before what has it as an alias; the others are kept in Also.
func (n names) resolve(text string, labels []string) (Name, graph.NodeID, error) {
	found := n.lookup(text, labels)
	if len(found) == 0 {
		return Name{}, 0, &UnknownNameError{Name: text, Labels: labels}
	}
	first, folded := found[0], fold.Name(text)
	if len(found) > 1 && found[1].Label == first.Label && rank(found[1], folded) == rank(first, folded) {
		return Name{}, 0, &AmbiguousNameError{Name: text, Candidates: found}
	}
	return nameOf(text, found), first.Node, nil
}

func nameOf(text string, found []Candidate) Name {
	first := found[0]
	name := Name{Text: text, Label: first.Label, Key: first.Key, Shown: first.Shown}
	name.Also = append(name.Also, found[1:]...)
	return name
}

// near returns the names of some labels that are written much like text, the likest first.
func (n names) near(text string, labels []string) []Candidate {
	const most = 5
	type hit struct {
		Candidate
		distance int
	}
	var hits []hit
	target := []rune(fold.Name(text))
	for _, label := range labels {
		for id := range n.tx.NodesByLabel(label) {
			best := -1
			for _, name := range n.tx.Names(id) {
				if d, ok := nearness(target, []rune(fold.Name(name))); ok && (best < 0 || d < best) {
					best = d
				}
			}
			if best < 0 {
				continue
			}
			if c, ok := n.candidate(id, []string{label}); ok {
				hits = append(hits, hit{c, best})
			}
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(a.distance, b.distance) })
	var list []Candidate
	for _, h := range hits[:min(len(hits), most)] {
		list = append(list, h.Candidate)
	}
	return list
}
