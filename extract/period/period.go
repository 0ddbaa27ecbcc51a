// Package period finds the dates and periods of Chinese and English news and
// resolves them to canonical form:
//
//	YYYY  YYYYH1 YYYYH2  YYYYQ1..YYYYQ4  YYYY9M  YYYY-MM  YYYY-MM-DD
//
// Relative ones (去年, 上季度, 当季, the year-ago quarter) are read against a
// [Reference]: the article's date and what the text has been speaking of. What
// neither tells stays "": nothing is guessed.
//
// Start with [Find] and [Period]. scan.go finds where periods stand; numeric.go,
// chinese.go and english.go read them into an expression; resolve.go turns that into
// calendar months; calendar.go holds the canonical forms and their arithmetic.
package period

import (
	"time"

	"github.com/newsgraph/kg/extract/document"
)

// Reference is what relative periods are read against. The zero value knows
// nothing.
type Reference struct {
	Date          time.Time  // of the article; zero when unknown
	Current       string     // canonical period that the text speaks of
	FiscalYearEnd time.Month // last month of the company's fiscal year; 0 when unknown
}

// Base tells what a period was resolved by.
type Base uint8

// The bases of resolution.
const (
	Absolute    Base = iota // said in full
	ArticleDate             // by the date of the article
	Discourse               // by a period that the text named before
	Unresolved              // by nothing: Value is ""
)

// Period is one date or period of a text.
type Period struct {
	document.Span

	// Value is canonical, or "" when the text does not tell or the stretch has
	// no canonical form.
	Value string
	Kind  Kind

	// From and To are the canonical ends of a stretch without canonical form
	// (2019-2021年, 今年前5月) and of fiscal years that are no calendar years.
	From, To string

	Base     Base
	Relative bool // 去年, 上季度, 9月: says less than its Value
	Fiscal   bool // 财年, fiscal: named by the company's own year

	AsOf     bool // 截至, as of: what holds at its end
	Since    bool // 以来, since: begins there
	Until    bool // 以前, until: ends there
	Compared bool // 较, 同期, year-ago: named for comparison
}

// Find returns the periods of text in order. Within text, what is found moves
// the discourse on: 当季 after 2022年第四季度 is 2022Q4.
func Find(text string, ref Reference) []Period { return Append(nil, text, ref) }

// Append appends the periods of text to dst, in order, and returns it.
func Append(dst []Period, text string, ref Reference) []Period {
	s := scanner{text: text, resolver: newResolver(ref), out: dst}
	s.run()
	return s.out
}

// Advance returns the reference for text that follows p.
func (r Reference) Advance(p Period) Reference {
	if p.Value != "" && p.Kind != Day && !p.Compared && !p.Since && !p.Until {
		r.Current = p.Value
	}
	return r
}
