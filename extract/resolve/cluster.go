package resolve

import (
	"cmp"
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
	of     []int           // mention -> name, -1 for pointers and titles
	apart  map[[2]int]bool // names of a firm and of whom the article calls its controlling shareholder
}

type nameKey struct {
	kind document.Kind
	text string // folded
}

type name struct {
	nameKey
	surface string // as the article first writes it
	known   string // the tables' name for it
	first   int    // byte offset of the first mention
	tie     string // what makes it the same as another
	parent  int
}

func newClusters(d *document.Document) *clusters {
	return &clusters{d: d, byText: map[nameKey]int{}, of: make([]int, len(d.Mentions))}
}

// byName gives each named mention its name and joins names of one table entry.
func (c *clusters) byName() {
	known, parents := map[nameKey]int{}, c.parents()
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
		if m.Known != "" && c.names[n].known == "" && !parents[surface] {
			c.names[n].known = m.Known
			k := nameKey{m.Kind, m.Known}
			if other, ok := known[k]; ok {
				c.union(other, n, "in the tables with "+c.names[other].surface)
			} else {
				known[k] = n
			}
		}
	}
}

// parents are the groups that the article calls the controlling shareholder of
// another firm. The tables may have such a name for one of the firm itself: 双汇集团
// for 双汇发展.
func (c *clusters) parents() map[string]bool {
	var names map[string]bool
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		name := c.d.Slice(m.Span)
		if m.Kind != document.Company || m.Form != document.Named || !strings.HasSuffix(name, "集团") {
			continue
		}
		if controls(c.d.Text[:m.Start]) {
			if names == nil {
				names = map[string]bool{}
			}
			names[name] = true
		}
	}
	return names
}

// byShareholder notes the firms of which the article says that one controls the other, so
// that the one's name is no short form of the other's: 公司控股股东江州华轮（集团）有限公司 and
// 华轮.
func (c *clusters) byShareholder() {
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		if c.of[i] < 0 || m.Kind != document.Company || !controls(c.d.Text[:m.Start]) {
			continue
		}
		for j := i - 1; j >= 0 && !strings.Contains(c.d.Text[c.d.Mentions[j].End:m.Start], "\n"); j-- {
			if c.of[j] < 0 || c.d.Mentions[j].Kind != document.Company {
				continue
			}
			if a, b := c.of[i], c.of[j]; a != b {
				if c.apart == nil {
					c.apart = map[[2]int]bool{}
				}
				c.apart[[2]int{a, b}], c.apart[[2]int{b, a}] = true, true
			}
			break
		}
	}
}

// controls reports whether before ends with the word for a firm's controlling holder.
func controls(before string) bool {
	for _, w := range []string{"控股股东", "母公司", "大股东", "控股股东为", "控股股东是", "全资子公司", "控股子公司", "孙公司"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

func (c *clusters) find(n int) int {
	for c.names[n].parent != n {
		c.names[n].parent = c.names[c.names[n].parent].parent
		n = c.names[n].parent
	}
	return n
}

// union joins the clusters of two names, because of what ties b to a; the one named
// first leads.
func (c *clusters) union(a, b int, tie string) {
	c.names[b].tie = cmp.Or(c.names[b].tie, tie)
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

// differ reports whether the tables know a and b as two things.
func (c *clusters) differ(a, b int) bool {
	ka, kb := c.names[c.find(a)].known, c.names[c.find(b)].known
	return ka != "" && kb != "" && ka != kb
}

// bracketReach is how far behind a name, in bytes, the one that its bracket
// introduces may begin.
const bracketReach = 60

// byBracket joins a name with the name of the same kind in brackets directly
// behind it: 丹·波特(Dan Porter), 海南众贷投资咨询有限公司（以下简称“众贷网”）.
func (c *clusters) byBracket() {
	text := c.d.Text
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		if c.of[i] < 0 {
			continue
		}
		for j := i + 1; j < len(c.d.Mentions) && c.d.Mentions[j].Start <= m.End+bracketReach; j++ {
			n := &c.d.Mentions[j]
			if c.of[j] < 0 || n.Start < m.End {
				continue
			}
			if n.Kind == m.Kind && bracketed(text[m.End:n.Start], text[n.End:]) {
				c.union(c.of[i], c.of[j], "introduced behind "+c.d.Slice(m.Span))
			}
			break
		}
	}
}

// introductions stand in a bracket before another name of the same thing.
var introductions = []string{"以下简称", "下称", "简称", "又称", "英文名称", "英文名", "原名", "原", "以下称", "曾用名", "又名", "中文名", "股票代码", "即", "为"}

// bracketed reports whether between opens a bracket that only introduces
// another name and after closes it.
func bracketed(between, after string) bool {
	inner := strings.TrimLeft(between, "》”’\" ")
	bracket := strings.HasPrefix(inner, "（") || strings.HasPrefix(inner, "(")
	inner = strings.Trim(strings.TrimLeft(inner, "（("), nameMarks)
	introduced := false
	for _, word := range introductions {
		if rest, ok := strings.CutPrefix(inner, word); ok {
			inner, introduced = strings.Trim(rest, nameMarks), true
		}
	}
	if inner = strings.TrimLeft(inner, ".,0123456789HKSZUTW"); inner != "" || !bracket && !(introduced && strings.HasPrefix(between, "，")) {
		return false
	}
	after = strings.TrimLeft(after, "”\"’》 ")
	for _, w := range []string{"）", ")", "，", ",", "：", ":", "；", "。"} {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	return after == ""
}

// nameMarks may stand around a name in a bracket.
const nameMarks = "“”\"‘’《》 ：:，,、"

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
	return strings.Map(func(r rune) rune {
		switch {
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		case r == ' ' || r == '\u3000' || r == ',':
			return -1
		case r == '・' || r == '•' || r == '‧' || r == '.' || r == '‐':
			return '·'
		}
		return r
	}, s)
}

func runes(s string) int { return utf8.RuneCountInString(s) }
