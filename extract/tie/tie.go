// Package tie reads the ties that an article states: who holds which post
// (roles), and how companies, products, organizations and people belong together
// (relations).
//
// Posts are read from the words around a person's name (role.go, appoint.go);
// relations from a trigger word between or beside two names (relation.go), by
// the table of triggers in trigger.go.
//
// Find needs Sentences, Tokens, Mentions and Entities of the Document and sets
// Facts.Roles and Facts.Relations.
package tie

import (
	"slices"
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// Find reads the posts and the relations of d.
func Find(d *document.Document) {
	r := &reader{d: d}
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if d.Paragraphs[s.Paragraph].Kind == document.Boilerplate {
			continue
		}
		r.enter(s)
		r.roles()
		r.appointments()
		r.relations()
	}
}

// reader looks at one sentence at a time.
type reader struct {
	d        *document.Document
	s        *document.Sentence
	mentions []document.Mention // of the sentence, in order
	next     int                // first mention that the next sentence may hold
}

func (r *reader) enter(s *document.Sentence) {
	all := r.d.Mentions
	for r.next < len(all) && all[r.next].Start < s.Start {
		r.next++
	}
	end := r.next
	for end < len(all) && all[end].Start < s.End {
		end++
	}
	r.s, r.mentions = s, all[r.next:end]
}

func (r *reader) kind(m *document.Mention) document.Kind {
	if m.Entity < 0 {
		return document.None
	}
	return r.d.Entities[m.Entity].Kind
}

// firm reports whether m is a company or an organization.
func (r *reader) firm(m *document.Mention) bool {
	k := r.kind(m)
	return k == document.Company || k == document.Organization
}

func (r *reader) addRole(role document.Role) {
	same := func(o document.Role) bool {
		return o.Person == role.Person && o.Company == role.Company && o.Title == role.Title
	}
	if i := slices.IndexFunc(r.d.Facts.Roles, same); i >= 0 {
		r.d.Facts.Roles[i].Evidence = append(r.d.Facts.Roles[i].Evidence, role.Evidence...)
		return
	}
	r.d.Facts.Roles = append(r.d.Facts.Roles, role)
}

func (r *reader) addRelation(rel document.Relation) {
	if rel.From == rel.To {
		return
	}
	same := func(o document.Relation) bool {
		return o.Type == rel.Type && (o.From == rel.From && o.To == rel.To || mutual(rel.Type) && o.From == rel.To && o.To == rel.From)
	}
	if i := slices.IndexFunc(r.d.Facts.Relations, same); i >= 0 {
		r.d.Facts.Relations[i].Evidence = append(r.d.Facts.Relations[i].Evidence, rel.Evidence...)
		return
	}
	r.d.Facts.Relations = append(r.d.Facts.Relations, rel)
}

// mutual reports whether a relation holds in both directions and is stored in
// one.
func mutual(typ string) bool { return typ == "cooperates_with" || typ == "competes_with" }

func hasAnySuffix(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(s, w) })
}

func containsAny(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}
