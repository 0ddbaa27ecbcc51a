package resolve

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// clusters joins mentions that are the same thing, as a union-find over names:
// each distinct (kind, name) of the article is one node.
type clusters struct {
	d      *document.Document
	names  []name
	byText map[nameKey]int
	of     []int // mention -> name, -1 for pointers and titles
}

type nameKey struct {
	kind document.Kind
	text string // folded
}

type name struct {
	nameKey
	surface string // as the article first writes it
	known   string
	first   int // byte offset of the first mention
	count   int
	parent  int
}

func newClusters(d *document.Document) *clusters {
	return &clusters{d: d, byText: map[nameKey]int{}, of: make([]int, len(d.Mentions))}
}

// byName gives each named mention its name and joins names of one table entry.
func (c *clusters) byName() {
	known := map[nameKey]int{}
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		c.of[i] = -1
		if m.Form != document.Named || m.Kind == document.JobTitle {
			continue
		}
		surface := c.d.Slice(m.Span)
		key := nameKey{m.Kind, fold(surface)}
		n, ok := c.byText[key]
		if !ok {
			n = len(c.names)
			c.names = append(c.names, name{nameKey: key, surface: surface, first: m.Start, parent: n})
			c.byText[key] = n
		}
		c.of[i] = n
		c.names[n].count++
		if m.Known != "" && c.names[n].known == "" {
			c.names[n].known = m.Known
			k := nameKey{m.Kind, m.Known}
			if other, ok := known[k]; ok {
				c.union(other, n)
			} else {
				known[k] = n
			}
		}
	}
}

func (c *clusters) find(n int) int {
	for c.names[n].parent != n {
		c.names[n].parent = c.names[c.names[n].parent].parent
		n = c.names[n].parent
	}
	return n
}

func (c *clusters) union(a, b int) {
	a, b = c.find(a), c.find(b)
	if a == b {
		return
	}
	if c.names[b].first < c.names[a].first {
		a, b = b, a
	}
	c.names[b].parent = a
	if c.names[a].known == "" {
		c.names[a].known = c.names[b].known
	}
}

// byBracket joins a name with the name of the same kind in brackets directly
// behind it: 丹·波特(Dan Porter), 海南众贷投资咨询有限公司（以下简称“众贷网”）.
func (c *clusters) byBracket() {
	text := c.d.Text
	for i := range c.d.Mentions {
		if c.of[i] < 0 {
			continue
		}
		m := &c.d.Mentions[i]
		for j := i + 1; j < len(c.d.Mentions) && c.d.Mentions[j].Start <= m.End+45; j++ {
			n := &c.d.Mentions[j]
			if c.of[j] < 0 || n.Kind != m.Kind || n.Start < m.End {
				continue
			}
			if bracketed(text[m.End:n.Start], text[n.End:]) {
				c.union(c.of[i], c.of[j])
			}
			break
		}
	}
}

// bracketed reports whether between opens a bracket that only introduces
// another name and after closes it.
func bracketed(between, after string) bool {
	between = strings.Trim(between, "》”’\" ")
	open := strings.HasPrefix(between, "（") || strings.HasPrefix(between, "(")
	if !open {
		return false
	}
	inner := strings.Trim(strings.TrimLeft(between, "（("), "“\"‘《 ：:，,")
	for _, word := range []string{"以下简称", "下称", "简称", "又称", "英文名", "原名", "以下称", "曾用名", "又名", "即", "英文名称", "为"} {
		inner = strings.ReplaceAll(inner, word, "")
	}
	if strings.Trim(inner, "“\"‘《 ：:，,") != "" {
		return false
	}
	after = strings.TrimLeft(after, "”\"’》 ")
	for _, w := range []string{"）", ")", "，", ",", "：", ":", "；"} {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	return false
}

// entities makes an Entity of each cluster. Its name is the fullest one that
// the article gives.
func (c *clusters) entities() {
	index := map[int]int{}
	for i := range c.d.Mentions {
		if c.of[i] < 0 {
			continue
		}
		root := c.find(c.of[i])
		e, ok := index[root]
		if !ok {
			e = len(c.d.Entities)
			index[root] = e
			c.d.Entities = append(c.d.Entities, document.Entity{Kind: c.names[root].kind, Known: c.names[root].known, Rule: c.d.Mentions[i].Rule})
		}
		c.d.Mentions[i].Entity = e
		ent := &c.d.Entities[e]
		ent.Mentions = append(ent.Mentions, i)
		ent.Aliases = appendNew(ent.Aliases, c.names[c.of[i]].surface)
	}
	for _, e := range index {
		ent := &c.d.Entities[e]
		best := 0
		for i, a := range ent.Aliases {
			if fuller(a, ent.Aliases[best]) {
				best = i
			}
		}
		ent.Name = ent.Aliases[best]
		ent.Aliases = append(ent.Aliases[:best:best], ent.Aliases[best+1:]...)
	}
}

// fuller reports whether a is the fuller name: Han before Latin, then longer.
func fuller(a, b string) bool {
	if hanA, hanB := han(a), han(b); hanA != hanB {
		return hanA
	}
	return utf8.RuneCountInString(a) > utf8.RuneCountInString(b)
}

func han(s string) bool {
	for _, r := range s {
		if r >= 0x3400 && r <= 0x9fff {
			return true
		}
	}
	return false
}

// fold is the form in which two spellings of one name are the same.
func fold(s string) string {
	return strings.ToLower(strings.NewReplacer("・", "·", "•", "·", "‧", "·", " ", "", ".", "·").Replace(s))
}

func appendNew(list []string, s string) []string {
	for _, old := range list {
		if old == s {
			return list
		}
	}
	return append(list, s)
}
