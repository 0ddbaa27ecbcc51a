package ask

import (
	"cmp"
	"slices"
	"strings"

	"github.com/newsgraph/kg/graph"
)

// nearForms returns examples of the forms that have the most words in common with a text, their
// slots filled from the graph.
func (n names) nearForms(text string) []string {
	const most = 4
	ph := newPhrase(text)
	scores := make([]int, len(forms))
	for _, w := range wordings() {
		i := slices.IndexFunc(forms, func(f form) bool { return f.examples == w.form.examples })
		scores[i] = max(scores[i], w.common(ph))
	}
	order := make([]int, len(forms))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(scores[b], scores[a]) })
	language := languageOf(text)
	fill := n.fillers(language)
	var list []string
	for _, i := range order {
		if s, ok := filled(forms[i].examples[language], fill); ok && len(list) < most {
			list = append(list, s)
		}
	}
	return list
}

// Examples returns questions that begin as text does and have an answer's form, their names taken from the graph: at most one
// of each form.
func Examples(tx *graph.Tx, text string) []string {
	n := names{tx}
	language := languageOf(text)
	fill := n.fillers(language)
	var list []string
	for _, f := range forms {
		s, ok := filled(f.examples[language], fill)
		if ok && len(s) > len(text) && strings.EqualFold(s[:len(text)], text) {
			list = append(list, s)
		}
	}
	return list
}

// common counts the letters of the wording's words that a text has.
func (w *wording) common(ph phrase) int {
	total := 0
	for _, e := range w.pattern {
		longest := 0
		for _, word := range e.words {
			for i := range ph.len() {
				if _, ok := ph.at(i, word); ok {
					longest = max(longest, len(string(word)))
				}
			}
		}
		total += longest
	}
	return total
}

// filled puts names for the slots of an example; ok is false where the graph has none for one.
func filled(example string, fill map[string]string) (s string, ok bool) {
	for slot, value := range fill {
		if value != "" {
			example = strings.ReplaceAll(example, "{"+slot+"}", value)
		}
	}
	return example, !strings.Contains(example, "{")
}

// fillers are names from the graph at hand for the slots of examples.
func (n names) fillers(l Language) map[string]string {
	fill := map[string]string{}
	if id, e := n.first("Person", "SAID"); id != 0 {
		fill["speaker"], fill["name"] = n.text(id, "name"), n.text(id, "name")
		fill["text"] = clip(n.text(e.To, "text"), 16)
	}
	if id, e := n.first("Company", "REPORTED", "GREW_BY"); id != 0 {
		fill["company"] = n.shown(id, l)
		fill["metric"] = n.shown(e.To, l)
		fill["period"], _ = e.Props["period"].(string)
	} else if id, _ := n.first("Company"); id != 0 {
		fill["company"] = n.shown(id, l)
	}
	if id, _ := n.first("Product"); id != 0 {
		fill["about"] = n.shown(id, l)
	}
	fill["a"], fill["b"] = fill["speaker"], fill["company"]
	if fill["period"] == "" {
		fill["period"] = "2023"
	}
	return fill
}

// shown is a node's name in a language, where it has one.
func (n names) shown(id graph.NodeID, l Language) string {
	if english := n.text(id, "english_name"); l == English && english != "" {
		return english
	}
	return n.text(id, "name")
}

// first finds a node with a label that has an edge of one of the types, and that edge; any node
// where no type is given. It looks at a few hundred nodes and no more.
func (n names) first(label string, types ...string) (graph.NodeID, graph.Edge) {
	seen := 0
	for id := range n.tx.NodesByLabel(label) {
		if len(types) == 0 {
			return id, graph.Edge{}
		}
		for e := range n.tx.Out(id, types...) {
			return id, e
		}
		if seen++; seen > 500 {
			break
		}
	}
	return 0, graph.Edge{}
}

// clip shortens s to n characters at most, at a pause where there is one.
func clip(s string, n int) string {
	rs := []rune(s)
	for i, r := range rs {
		if strings.ContainsRune("，。；,.;！？!?", r) && i > 3 || i == n {
			return string(rs[:i])
		}
	}
	return s
}
