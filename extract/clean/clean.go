// Package clean turns the text of an article, as it was found, into the text
// that every later stage reads: noise repaired, one paragraph a line, in
// simplified script, with a way back to the bytes that were read.
//
// Start with [Clean], then read the list [rules]: each repair is one entry
// there and has a file of its own.
package clean

import (
	"slices"
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/offset"
	"github.com/newsgraph/kg/extract/script"
)

// Options say what to repair and what to report. nil is the same as the zero
// value: every repair, counted but not listed.
type Options struct {
	Off  []string // rules not to apply, by name
	List bool     // list each repair with its context
}

// Report tells what was done to a text.
type Report struct {
	Counts  []Count  // rules that found something, in order of application
	Repairs []Repair // each single repair in the same order; only with Options.List
}

// Count is the number of repairs by one rule and of the characters they
// touched: removed, put in or replaced, whichever is more at each place.
type Count struct {
	Rule       string
	Repairs    int
	Characters int
}

// Repair is one change with the text around it as the rule saw it.
type Repair struct {
	Rule          string
	Original      document.Span // in the bytes of the file
	Left, Right   string        // up to 12 characters of context
	Before, After string
}

// Clean sets d.Text, d.Offsets, d.Boilerplate, and of d.Meta what the text
// tells and the file did not: Lang, Published, Outlet; d.Meta.Title is
// cleaned too. raw is the text as it was read, and way leads back to the
// bytes of the file; nil when raw is the file.
func Clean(d *document.Document, raw string, way document.OffsetMap, opts *Options) *Report {
	if opts == nil {
		opts = &Options{}
	}
	e := &engine{text: raw, way: offset.Join(way), opts: opts, report: &Report{}}
	e.run()
	d.Text, d.Offsets = e.text, e.way
	d.Meta.Lang = e.lang
	if d.Meta.Title != "" {
		title := &engine{text: d.Meta.Title, opts: &Options{Off: opts.Off}, report: &Report{}}
		title.run()
		d.Meta.Title = strings.ReplaceAll(title.text, "\n", " ")
	}
	d.Boilerplate = boilerplate(d.Text)
	readFacts(d)
	return e.report
}

// Text is Clean for a text that is no article: a name, a question, a headline.
func Text(raw string) string {
	d := document.Document{}
	Clean(&d, raw, nil, nil)
	return d.Text
}

// engine applies the rules to one text, one after the other.
type engine struct {
	text   string
	way    document.OffsetMap
	lang   string
	opts   *Options
	report *Report
}

// rule is one kind of repair. find returns what to change in text, in order
// and without overlap; it is not asked about a text without any of the bytes
// that it starts from, "" for all texts.
type rule struct {
	name string
	from string
	find func(text string) []edit
}

// edit is one change: text[start:end] becomes with.
type edit struct {
	start, end int
	with       string
}

// rules lists the repairs in the order in which they are applied. Wrong
// decodings come first, while the damage is as it was made; then what was
// wrapped around the text; then the text's own marks; the script comes last,
// when all characters are known.
var rules = [...]rule{
	{"invalid", "", findInvalid},
	{"lost", "\xe9", findLost},
	{"latin1", "\xc2\xc3", findLatin1},
	{"utf8-as-gbk", "\xe9", findUTF8AsGBK},
	{"indents", "?", findIndents},
	{"gbk-shift", "?\xef", findShifted},
	{"entities", "&", findEntities},
	{"entities", "&", findEntities}, // escaped twice
	{"markup", "<>", findMarkup},
	{"invisible", controls + "\xc2\xe2\xee\xef", findInvisible},
	{"inserts", "", findInserts},
	{"readings", "(\xef\xe3", findReadings},
	{"punctuation", ",\xef", findPunctuation},
	{"dots", "\xe2\xe3\xef", findDots},
	{"full-width", "\xef", findFullWidth},
	{"half-width", ",:;?!.()", findHalfWidth},
	{"quotes", "\"\xe2\xe3\xef", findQuotes},
	{"spaces", " \xe3", findSpaces},
	{"lines", "", findLines},
}

// controls are the control characters but the line break.
const controls = "\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f\x7f"

func (e *engine) run() {
	var bytes byteSet // that may occur
	bytes.add(e.text)
	for i := range rules {
		r := &rules[i]
		if r.from != "" && !bytes.hasAny(r.from) || slices.Contains(e.opts.Off, r.name) {
			continue
		}
		edits := r.find(e.text)
		e.apply(r.name, edits)
		for _, x := range edits {
			bytes.add(x.with)
		}
	}
	e.lang = language(e.text)
	if e.lang != "en" && !slices.Contains(e.opts.Off, "script") {
		e.apply("script", findTraditional(e.text, e.lang == "zh-Hant"))
	}
	e.text = strings.Clone(e.text) // do not keep what lies around it
}

// byteSet is a set of bytes.
type byteSet [256]bool

func (s *byteSet) add(text string) {
	for i := range len(text) {
		s[text[i]] = true
	}
}

func (s *byteSet) hasAny(bytes string) bool {
	for i := range len(bytes) {
		if s[bytes[i]] {
			return true
		}
	}
	return false
}

// apply makes the edits that a rule found.
func (e *engine) apply(name string, edits []edit) {
	if len(edits) == 0 {
		return
	}
	count := e.count(name)
	var b strings.Builder
	b.Grow(len(e.text))
	var m offset.Builder
	done := 0
	for _, x := range edits {
		b.WriteString(e.text[done:x.start])
		b.WriteString(x.with)
		m.Copy(x.start - done)
		if old := x.end - x.start; old == len(x.with) && old <= 4 {
			m.Copy(old) // one character for another: nothing moves
		} else {
			m.Replace(len(x.with), old)
		}
		done = x.end
		count.Repairs++
		count.Characters += characters(e.text[x.start:x.end], x.with)
		if e.opts.List {
			e.list(name, x)
		}
	}
	b.WriteString(e.text[done:])
	m.Copy(len(e.text) - done)
	e.text = b.String()
	e.way = offset.Join(e.way, m.Map())
}

// count finds or adds the counter of a rule.
func (e *engine) count(name string) *Count {
	counts := e.report.Counts
	if n := len(counts); n == 0 || counts[n-1].Rule != name {
		e.report.Counts = append(counts, Count{Rule: name})
	}
	return &e.report.Counts[len(e.report.Counts)-1]
}

// list adds a repair to the report.
func (e *engine) list(name string, x edit) {
	start, end := x.start, x.end
	if e.way != nil {
		start, end = e.way.Original(start, end)
	}
	e.report.Repairs = append(e.report.Repairs, Repair{
		Rule: name, Original: document.Span{Start: start, End: end},
		Left: lastRunes(e.text[:x.start], 12), Right: firstRunes(e.text[x.end:], 12),
		Before: e.text[x.start:x.end], After: x.with,
	})
}

// findTraditional finds what the simplified script writes differently. In a
// text that is simplified already only characters that are never simplified
// change: 著 and 乾 may stand there on purpose.
func findTraditional(text string, traditional bool) (edits []edit) {
	if !traditional && !hasTraditional(text) {
		return nil
	}
	script.Each(text, func(start, end int, with []byte) {
		if traditional || hasTraditional(text[start:end]) {
			edits = append(edits, edit{start, end, string(with)})
		}
	})
	return edits
}
