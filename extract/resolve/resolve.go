// Package resolve tells which mentions of an article are the same thing, and so
// makes its entities (entity linking and coreference).
//
// Named mentions are clustered first: the same words, the same entry of the
// tables, a name and the name in brackets behind it, a full name and its short
// forms (cluster.go, short.go). Each cluster becomes an entity (entity.go). Then
// the words that only point are given an antecedent: 刘总, 该公司, 公司, 其, 他
// (pointer.go).
//
// Resolve needs Mentions and sets Entities and every Mention.Entity; a pointer
// without a clear antecedent stays at -1.
package resolve

import (
	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
)

// Resolve makes the entities of d out of its mentions. lex is the lexicon that
// they were found with; it tells English names, tickers and owners.
func Resolve(d *document.Document, lex *lexicon.Lexicon) {
	c := newClusters(d)
	c.byName()
	c.byShareholder()
	c.byBracket()
	c.byShortForm()
	c.byCountry()
	d.Entities = c.entities(lex)
	point(d, lex)
}
