package tie

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/wordset"
	"github.com/newsgraph/kg/extract/lexicon"
)

// discourse tells which company the text speaks of where a sentence names none.
type discourse struct {
	main    int // the company that the article names most, -1 for none
	ruling  bool
	here    int // the one that this paragraph spoke of last, -1 for none
	earlier int // the same of the paragraphs before

	homeless []homeless
}

// homeless is a post in whose sentence no firm stands.
type homeless struct {
	role   document.Role
	spoken int // the company that the text spoke of there
}

func newDiscourse(d *document.Document) discourse {
	s := discourse{main: -1, here: -1, earlier: -1}
	all, most := 0, 0
	for e := range d.Entities {
		if d.Entities[e].Kind != document.Company {
			continue
		}
		n := len(d.Entities[e].Mentions)
		all += n
		if n > most {
			s.main, most = e, n
		}
	}
	s.ruling = most*2 > all
	return s
}

// turnPage begins a paragraph.
func (s *discourse) turnPage() {
	if s.here >= 0 {
		s.earlier, s.here = s.here, -1
	}
}

// follow moves the discourse on past the sentence at hand: to the first company
// that it speaks of and does not only quote or compare with.
func (r *reader) follow() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if r.is(m, company) && !r.isObject(m) && !r.judges(i) && !r.quoted(m) {
			r.here = m.Entity
			return
		}
	}
}

// quoted reports whether a name stands within a quotation of the sentence: what
// somebody speaks of does not change what the article speaks of.
func (r *reader) quoted(m *document.Mention) bool {
	before := r.d.Text[r.s.Start:m.Start]
	return strings.LastIndex(before, "“") > strings.LastIndex(before, "”")
}

var phraseMarks = wordset.Of("，", "。", "：", "；")

// judges reports whether the firm at i is that of an analyst or scholar, or
// speaks in a report, of others.
func (r *reader) judges(i int) bool {
	after := r.d.Text[r.mentions[i].End:r.s.End]
	if k := phraseMarks.Find(after); k >= 0 {
		after = after[:k]
	}
	if len(after) <= 14*utf8.UTFMax && runes(after) <= 14 && containsAny(after, "研报", "报告指", "报告中", "报告称", "报告认为", "发表报告", "发布报告") {
		return true
	}
	if i+1 >= len(r.mentions) {
		return false
	}
	t := &r.mentions[i+1]
	return t.Kind == document.JobTitle && runes(r.between(r.mentions[i].End, t.Start)) <= 8 && !r.corporate(r.d.Slice(t.Span))
}

// spokenOf is the company that the text speaks of, -1 when that is not clear.
func (r *reader) spokenOf() int {
	switch {
	case r.here >= 0:
		return r.here
	case r.ruling:
		return r.main
	}
	return r.earlier
}

// implied is a mention at byte at of the company that the text speaks of, nil
// when that is not clear.
func (r *reader) implied(at int) *document.Mention {
	e := r.spokenOf()
	if e < 0 {
		return nil
	}
	return &document.Mention{Span: document.Span{Start: at, End: at}, Kind: document.Company, Form: document.Pronoun, Entity: e}
}

// settle gives the posts without a firm the one that the text spoke of there:
// 行政总裁施颖茵在记者会上表示. What a person's other posts tell comes first.
func (r *reader) settle() {
	for _, h := range r.homeless {
		if r.holdsTitle(h.role.Person, h.role.Title) {
			continue
		}
		h.role.Company = h.spoken
		if e := r.knownEmployer(h.role.Person); e >= 0 && !h.role.Former {
			h.role.Company = e
		}
		if h.role.Company >= 0 {
			r.addRole(h.role)
		}
	}
}

// holdsTitle reports whether a person is known to hold the title or one that
// is part of it.
func (r *reader) holdsTitle(person int, title string) bool {
	for i := range r.d.Facts.Roles {
		if old := &r.d.Facts.Roles[i]; old.Person == person && (strings.Contains(old.Title, title) || strings.Contains(title, old.Title)) {
			return true
		}
	}
	return false
}

// knownEmployer is the company of the article that the tables know a person to
// work for, or -1.
func (r *reader) knownEmployer(person int) int {
	owner := r.d.Entities[person].Owner
	if owner == "" {
		return -1
	}
	for e := range r.d.Entities {
		if c := &r.d.Entities[e]; c.Kind == document.Company && (c.Known == owner || c.Name == owner) {
			return e
		}
	}
	return -1
}

// founds reports whether the holder of a title founded the firm.
func founds(title string) bool {
	return hasAnySuffix(strings.ToLower(title), "创始人", "创办人", "创立者", "founder")
}

// class is the lexicon's class of a title: board, executive, analyst, ….
func (r *reader) class(title string) string {
	for i := range title {
		for _, c := range r.lex.Lookup(lexicon.Titles, title[i:]) {
			return r.lex.Class(c.ID)
		}
	}
	return ""
}

// corporate reports whether a title is a post at the company that is spoken of,
// rather than of those who judge it.
func (r *reader) corporate(title string) bool {
	switch r.class(title) {
	case "board", "executive", "founder":
		return true
	case "manager":
		return hasAnySuffix(title, "总经理", "总监", "总工程师")
	}
	return false
}
