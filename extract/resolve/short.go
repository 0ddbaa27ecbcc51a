package resolve

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// byShortForm joins each name with the one fuller name of the article that it
// abbreviates. A short form that fits several fuller names joins the one named
// most nearly before its first mention; names that the tables know as different
// things are never joined.
func (c *clusters) byShortForm() {
	for s := range c.names {
		best := -1
		for f := range c.names {
			if f == s || c.names[f].kind != c.names[s].kind || c.differ(s, f) || !c.abbreviates(s, f) {
				continue
			}
			if best < 0 || c.closer(s, f, best) {
				best = f
			}
		}
		if best >= 0 {
			c.union(best, s)
		}
	}
}

// differ reports whether the tables know a and b as two things.
func (c *clusters) differ(a, b int) bool {
	ka, kb := c.names[c.find(a)].known, c.names[c.find(b)].known
	return ka != "" && kb != "" && ka != kb
}

// closer reports whether a's first mention before s is nearer than b's.
func (c *clusters) closer(s, a, b int) bool {
	before := func(n int) int {
		if d := c.names[s].first - c.names[n].first; d >= 0 {
			return d
		}
		return 1<<30 - c.names[n].first
	}
	return before(a) < before(b)
}

func (c *clusters) abbreviates(s, f int) bool {
	short, full := c.names[s].surface, c.names[f].surface
	if utf8.RuneCountInString(short) >= utf8.RuneCountInString(full) {
		return false
	}
	switch c.names[s].kind {
	case document.Person:
		return shortPerson(short, full)
	case document.Company:
		return shortCompany(short, full)
	case document.Organization:
		return shortCompany(short, full)
	case document.Product:
		return strings.HasPrefix(fold(full), fold(short)) && utf8.RuneCountInString(short) >= 3
	}
	return false
}

// shortPerson reports whether short is one part of a foreign name: 詹姆斯 of
// 詹姆斯·米歇尔, Porter of Dan Porter.
func shortPerson(short, full string) bool {
	for _, sep := range []string{"·", " "} {
		if parts := strings.Split(full, sep); len(parts) > 1 {
			for _, p := range parts {
				if strings.EqualFold(p, short) && utf8.RuneCountInString(p) >= 2 {
					return true
				}
			}
		}
	}
	return false
}

// generic are the words at the end of a company's name that its short forms
// leave out.
var generic = []string{
	"股份有限公司", "有限责任公司", "控股有限公司", "集团有限公司", "有限公司", "股份公司", "集团公司", "公司", "集团", "控股", "股份",
	"旅行网", "网", "科技", "银行", "证券", "电器", "汽车", "投资", "咨询", "Inc.", "Inc", "Corp.", "Corp", "Co.", "Ltd.", "Ltd", "plc", "Group", "Holdings",
}

// shortCompany reports whether short abbreviates full: its beginning without
// generic words (腾讯 of 腾讯控股), its core after a place (格力 of 珠海格力电器), or
// characters of it in order that begin with the first and cover its parts (招行
// of 招商银行).
func shortCompany(short, full string) bool {
	if !han(short) {
		s, f := strings.ToLower(short), strings.ToLower(full)
		return len(s) >= 3 && strings.HasPrefix(f, s) && (len(f) == len(s) || !isLetter(f[len(s)]))
	}
	n := utf8.RuneCountInString(short)
	if n < 2 {
		return false
	}
	if strings.HasPrefix(full, short) {
		return true
	}
	for _, g := range generic {
		if core, ok := strings.CutSuffix(short, g); ok && utf8.RuneCountInString(core) >= 2 && strings.Contains(full, core) {
			return true
		}
	}
	if i := strings.Index(full, short); i > 0 && i <= 9 {
		return true
	}
	return n <= 3 && !strings.HasSuffix(short, "公司") && acronym(short, full)
}

// acronym reports whether short takes its first character from the beginning of
// full and the others in order, the last from a bank's or group's generic part.
func acronym(short, full string) bool {
	s, f := []rune(short), []rune(full)
	if s[0] != f[0] {
		return false
	}
	at := 0
	for _, r := range s {
		for at < len(f) && f[at] != r {
			at++
		}
		if at == len(f) {
			return false
		}
		at++
	}
	return strings.ContainsRune("行证保航钢铁药电汽油化建铝煤", s[len(s)-1])
}

func isLetter(b byte) bool { return b >= 'a' && b <= 'z' }
