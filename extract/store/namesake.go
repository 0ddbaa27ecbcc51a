package store

import (
	"fmt"
	"slices"
	"unicode"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/graph"
)

// Two people of one name are two when the firms at which articles see them differ
// and nothing ties these: no article names both, no firm owns the other, no
// second name is the same. The first keeps the bare name; the next is kept under
// the name with his firm behind it, 王芳（大河电子）, and both bear the bare one. An
// article that sees one person at the firms of both makes one of the two.

// person finds whom e is.
func (s *decider) person(i int, e *document.Entity, name string) (Decision, error) {
	d := Decision{Label: "Person", Name: name, known: e.Known}
	firms := s.firms(i)
	if e.Known != "" && e.Owner != "" && len(firms) > 0 && s.company(e.Owner) < 0 {
		d.known = "" // the tables know somebody else of the name
	}
	var open []graph.NodeID
	var apart, other graph.NodeID // somebody else, and where he is
	for _, id := range s.people(name) {
		why, tied, against := s.tied(id, e, firms)
		switch {
		case tied && d.Node == 0:
			d.Node, d.Why = id, why
		case tied && s.atFirm(id, firms) && s.atFirm(d.Node, firms) && !s.split(id) && !s.split(d.Node):
			d.same = append(d.same, id)
		case tied:
		case against == 0:
			open = append(open, id)
		default:
			apart, other = id, against
		}
	}
	switch {
	case d.Node != 0:
	case len(open) > 0:
		d.Node, d.Why = open[0], "nothing tells them apart"
		bare, err := s.byKey("Person", name)
		if err != nil {
			return d, err
		}
		if slices.Contains(open, bare) {
			d.Node = bare
		}
	case apart == 0:
		return s.thing(e, d)
	default:
		d.Name = fmt.Sprintf("%s（%s）", name, s.decisions[firms[0]].Name)
		d.Why = fmt.Sprintf("kept apart from %s: %s is not %s, and nothing ties them",
			s.name(apart), s.decisions[firms[len(firms)-1]].Name, s.name(other))
		return d, s.tx.Err()
	}
	d.Name = s.name(d.Node)
	return d, s.tx.Err()
}

// firms are the companies, as entities, at which the article sees person i; of
// somebody whom the tables know, his firm counts when the article names it.
func (s *decider) firms(i int) []int {
	var firms []int
	add := func(e int) {
		if e >= 0 && s.d.Entities[e].Kind == document.Company && !slices.Contains(firms, e) {
			firms = append(firms, e)
		}
	}
	for k := range s.d.Facts.Roles {
		if r := &s.d.Facts.Roles[k]; r.Person == i {
			add(r.Company)
		}
	}
	if owner := s.d.Entities[i].Owner; owner != "" {
		add(s.company(owner))
	}
	return firms
}

// company is the company of the article that the tables know under a name, or
// -1.
func (s *decider) company(name string) int {
	return slices.IndexFunc(s.d.Entities, func(e document.Entity) bool {
		return e.Kind == document.Company && (e.Known == name || e.Name == name || slices.Contains(e.Aliases, name))
	})
}

// tied reports whether something shows that person id is e, and what; when
// nothing does, against is a company of his that speaks against it, 0 for none.
func (s *decider) tied(id graph.NodeID, e *document.Entity, firms []int) (why string, tied bool, against graph.NodeID) {
	for _, n := range e.Aliases {
		if !alphabet(n, e.Name) {
			continue
		}
		for _, other := range s.tx.Names(id) {
			if sameName(n, other) {
				return "both are called " + n, true, 0
			}
		}
	}
	seen, _ := s.seenAt(id)
	for _, b := range seen {
		for _, a := range firms {
			switch node := s.decisions[a].Node; {
			case node == b:
				return "both are at " + s.name(b), true, 0
			case node != 0 && s.linked(node)[b]:
				return fmt.Sprintf("%s and %s belong together", s.decisions[a].Name, s.name(b)), true, 0
			}
		}
	}
	for k := range s.decisions {
		if s.d.Entities[k].Kind == document.Company && s.decisions[k].Node != 0 && slices.Contains(seen, s.decisions[k].Node) {
			return "the article names " + s.decisions[k].Name, true, 0
		}
	}
	if len(seen) == 0 || len(firms) == 0 {
		return "", false, 0
	}
	return "", false, seen[len(seen)-1]
}

// alphabet reports whether a is written in other letters than b: Dan Porter and
// 丹·波特.
func alphabet(a, b string) bool {
	han := func(s string) bool {
		for _, r := range s {
			if unicode.Is(unicode.Han, r) {
				return true
			}
		}
		return false
	}
	return han(a) != han(b)
}

// people are the people who bear a name. Of common names there are very many.
func (s *decider) people(name string) []graph.NodeID {
	return slices.DeleteFunc(slices.Collect(s.tx.NodesByName(name)), func(id graph.NodeID) bool {
		_, person := s.seenAt(id)
		return !person
	})
}

// seenAt are the companies at which the graph sees a person; false for a node that is
// none.
func (s *decider) seenAt(id graph.NodeID) (firms []graph.NodeID, person bool) {
	list := s.tx.Remember("seen at", id, func() []graph.NodeID {
		if !s.tx.HasLabel(id, "Person") {
			return nil
		}
		list := []graph.NodeID{id}
		for _, at := range s.posts {
			for h := range s.tx.Expand(id, at.dir, at.types...) {
				if !slices.Contains(list[1:], h.Other) && s.tx.HasLabel(h.Other, "Company") {
					list = append(list, h.Other)
				}
			}
		}
		return list
	})
	if len(list) == 0 {
		return nil, false
	}
	return list[1:], true
}

// posts are the edges between people and the companies at which they are.
type posts struct {
	dir   graph.Direction // from the person
	types []graph.TypeID
}

// postTypes are the posts of the types that the graph has.
func (s *decider) postTypes() (list []posts) {
	for _, p := range []posts{
		{graph.Out, s.types("HOLDS_POSITION", "FOUNDED", "LEFT")},
		{graph.In, s.types("APPOINTED")},
	} {
		if len(p.types) > 0 {
			list = append(list, p)
		}
	}
	return list
}

// types are the numbers of those types of edges that the graph has.
func (s *decider) types(names ...string) []graph.TypeID {
	var types []graph.TypeID
	for _, n := range names {
		if id := s.tx.TypeID(n); id != 0 {
			types = append(types, id)
		}
	}
	return types
}

// atFirm reports whether the graph sees person id at one of the article's firms.
func (s *decider) atFirm(id graph.NodeID, firms []int) bool {
	seen, _ := s.seenAt(id)
	return slices.ContainsFunc(firms, func(e int) bool { return slices.Contains(seen, s.decisions[e].Node) })
}

// linked are the nodes that a company owns, bought, founded or holds a stake in,
// or that do so with it. They are looked up once an article: people of a common
// name are many.
func (s *decider) linked(company graph.NodeID) map[graph.NodeID]bool {
	if known, ok := s.links[company]; ok {
		return known
	}
	linked := map[graph.NodeID]bool{}
	for _, id := range s.tx.Remember("linked", company, func() (list []graph.NodeID) {
		if types := s.types("OWNS", "ACQUIRED", "FOUNDED", "HOLDS_STAKE", "INVESTED_IN"); len(types) > 0 {
			for h := range s.tx.Expand(company, graph.Both, types...) {
				list = append(list, h.Other)
			}
		}
		return list
	}) {
		linked[id] = true
	}
	s.links[company] = linked
	return linked
}

// split reports whether a user's word stands for the name under which a person
// is kept, so that no article joins him with another.
func (s *decider) split(id graph.NodeID) bool {
	_, ok, err := corrected(s.tx, "Person", s.name(id))
	return ok || err != nil
}
