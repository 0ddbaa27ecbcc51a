// Package document holds Document, the one value that every stage of
// extraction reads and annotates.
//
// A Document owns the cleaned text of one article. Everything that a stage
// finds is a Span of that text, never a copy; names and facts refer to each
// other by index. Start with [Document], then read the stages in the order of
// extract's pipeline: each says in its own comment which fields it needs and
// which it sets.
package document

import "time"

// A Span is a half-open range of bytes of Document.Text.
type Span struct{ Start, End int }

// Len is the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether t lies within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Document is one article on its way from bytes to facts.
//
// Source sets Meta; clean sets Text, Offsets and Boilerplate; segment sets
// Paragraphs, Sentences, Tokens and Quotations; mention and resolve set
// Mentions and Entities; the fact stages set Facts.
type Document struct {
	Meta Meta

	// Text is the cleaned article: valid UTF-8, simplified script, one
	// paragraph a line ("\n" between paragraphs, none at the end).
	Text string

	// Offsets leads every position of Text back to the bytes that were read.
	// nil means that Text is what was read.
	Offsets OffsetMap

	Boilerplate []Span // parts that no fact may be taken from, in order

	Paragraphs []Paragraph
	Sentences  []Sentence
	Tokens     []Token
	Quotations []Quotation

	Mentions []Mention // in order of Span.Start
	Entities []Entity

	Facts Facts
}

// OffsetMap leads from cleaned text to the bytes of the file it came from.
type OffsetMap interface {
	// Original returns the range of original bytes that the cleaned range
	// [start, end) was made from.
	Original(start, end int) (origStart, origEnd int)
}

// Slice is the text of s.
func (d *Document) Slice(s Span) string { return d.Text[s.Start:s.End] }

// Original is the range of the file's bytes that s was read from.
func (d *Document) Original(s Span) Span {
	if d.Offsets == nil {
		return s
	}
	start, end := d.Offsets.Original(s.Start, s.End)
	return Span{start, end}
}

// Meta is what is known of an article beside its text.
type Meta struct {
	Path      string // the file, as the user named it; "-" for standard input
	URL       string
	Title     string // simplified script
	Outlet    string // the medium that published it
	Author    string
	Published time.Time // midnight UTC of the day; zero when unknown
	Lang      string    // BCP 47 of the original: zh-Hans, zh-Hant, en
	Charset   string    // as found: utf-8, gb18030, big5, ...
	Hash      string    // hex SHA-256 of the original bytes
}

// ParagraphKind tells what part a paragraph plays.
type ParagraphKind uint8

// The kinds of paragraph.
const (
	Body        ParagraphKind = iota
	Title                     // the article's own title
	Heading                   // a heading between paragraphs
	Boilerplate               // disclaimers, share prompts, captions
)

// Paragraph is one line of Text.
type Paragraph struct {
	Span
	Kind      ParagraphKind
	Sentences Range // into Document.Sentences
}

// Range is a half-open range of indexes into a slice of the Document.
type Range struct{ First, End int }

// Sentence ends with 。！？… or the paragraph; it never ends inside a quotation
// that holds several sentences of its own: those are sentences too, and
// Quotation spans tell where they lie.
type Sentence struct {
	Span
	Paragraph int
	Tokens    Range // into Document.Tokens
}

// Token is one word with its part of speech.
type Token struct {
	Span
	Tag string // gse's tags: n, v, nr (person), nt (organization), ns (place), nz, m (number), t (time), x (punctuation), eng, ...
}

// Quotation is a pair of quotation marks and what they hold.
type Quotation struct {
	Span         // with its marks
	Inner   Span // without them
	Depth   int  // 0 for the outermost
	Parent  int  // index of the quotation around it, or -1
	Title   bool // 《》〈〉: the name of a work, a game or a document, not speech
	Guessed bool // a mark was missing and its place was inferred

	// Continued says that the speech runs on in the next quotation: it goes
	// over several paragraphs, of which each has a Quotation of its own.
	Continued bool
}
