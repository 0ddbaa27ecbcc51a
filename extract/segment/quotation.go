package segment

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// Quotations sets d.Quotations from the marks in the text: “ ” ‘ ’ 「 」 『 』,
// straight ones, and 《 》 〈 〉 for titles. It needs d.Paragraphs.
//
// No quotation reaches over the end of its paragraph. Speech that does has
// one in each paragraph, all but the last Continued: whether each paragraph
// opens anew, as printers do it, or not. A mark that is missing is put where
// it does the least harm: at the end of a sentence, within the paragraph.
func Quotations(d *document.Document) {
	q := quoter{d: d, list: d.Quotations[:0]}
	for i := range d.Paragraphs {
		q.paragraph(i)
	}
	d.Quotations = q.done()
}

// quoter reads the marks of a document from its start to its end.
type quoter struct {
	d    *document.Document
	list []document.Quotation
	open []opened
}

// opened is a quotation whose end has not come yet.
type opened struct {
	index int  // into list
	mark  rune // that opened it
}

// closers pairs the marks.
var closers = map[rune]rune{'“': '”', '‘': '’', '「': '」', '『': '』', '《': '》', '〈': '〉', '"': '"'}

func (q *quoter) paragraph(p int) {
	span := q.d.Paragraphs[p].Span
	text := q.d.Text
	if len(q.open) > 0 { // speech runs on from the paragraph before
		mark := q.open[0].mark
		q.open = q.open[:0]
		if r, _ := utf8.DecodeRuneInString(text[span.Start:]); r != mark {
			q.begin(span.Start, 0, mark)
		}
	}
	for i := span.Start; i < span.End; {
		r, size := rune(text[i]), 1
		if 0xe4 <= r && r <= 0xe9 {
			i += 3 // a Chinese character
			continue
		}
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		switch r {
		case '“', '‘', '「', '『', '《', '〈':
			if top := len(q.open) - 1; top >= 0 && q.open[top].mark == r && !nests(text[i:span.End], r) {
				q.closeLost(i)
			}
			q.begin(i, size, r)
		case '”', '’', '」', '』', '》', '〉':
			if r != '’' || !apostrophe(text, i, size) {
				q.end(i, size, r, span)
			}
		case '"':
			if slices.ContainsFunc(q.open, func(o opened) bool { return o.mark == '"' }) {
				q.end(i, size, r, span)
			} else if strings.IndexByte(text[i+1:span.End], '"') >= 0 || i == span.Start {
				q.begin(i, size, r)
			}
		}
		i += size
	}
	q.endParagraph(p)
}

// nests reports whether rest, which starts with an opening mark, soon has
// marks enough to close it and one around it.
func nests(rest string, mark rune) bool {
	rest = rest[:min(len(rest), 4*maxUnclosed)]
	return strings.Count(rest, string(closers[mark])) > strings.Count(rest, string(mark))
}

// apostrophe reports whether the ’ at i is within a word: Alcoa’s.
func apostrophe(text string, i, size int) bool {
	left, _ := utf8.DecodeLastRuneInString(text[:i])
	right, _ := utf8.DecodeRuneInString(text[i+size:])
	return left < utf8.RuneSelf && unicode.IsLetter(left) && unicode.IsLetter(right)
}

// maxDepth bounds quotations within quotations; what opens deeper is noise.
const maxDepth = 8

func (q *quoter) begin(at, size int, mark rune) {
	if len(q.open) == maxDepth {
		return
	}
	parent := -1
	if len(q.open) > 0 {
		parent = q.open[len(q.open)-1].index
	}
	q.open = append(q.open, opened{len(q.list), mark})
	q.list = append(q.list, document.Quotation{
		Span:   document.Span{Start: at, End: at},
		Inner:  document.Span{Start: at + size},
		Depth:  len(q.open) - 1,
		Parent: parent,
		Title:  mark == '《' || mark == '〈',
	})
}

// end reads a closing mark. What was opened after its partner lost its own.
func (q *quoter) end(at, size int, mark rune, paragraph document.Span) {
	for i := len(q.open) - 1; i >= 0; i-- {
		if closers[q.open[i].mark] != mark {
			continue
		}
		for len(q.open) > i+1 {
			q.closeLost(at)
		}
		q.close(at, size)
		return
	}
	if len(q.open) == 0 && (mark == '”' || mark == '」') {
		q.openLost(at, size, paragraph)
	}
}

func (q *quoter) close(at, size int) {
	quotation := &q.list[q.open[len(q.open)-1].index]
	quotation.Inner.End, quotation.End = at, at+size
	q.open = q.open[:len(q.open)-1]
}

// maxUnclosed bounds, in bytes, how far a quotation without its closing mark
// can reach: beyond it, it ends with its first sentence.
const maxUnclosed = 900

// closeLost ends the innermost open quotation, whose own mark is missing, at
// the last end of a sentence before limit, or else at limit. A title of which
// a mark is missing is none.
func (q *quoter) closeLost(limit int) {
	top := q.open[len(q.open)-1]
	quotation := &q.list[top.index]
	if quotation.Title {
		quotation.End = -1
		q.open = q.open[:len(q.open)-1]
		return
	}
	floor := quotation.Inner.Start // what it holds must end before it does
	for _, inside := range q.list[top.index+1:] {
		floor = max(floor, inside.End)
	}
	rest := q.d.Text[floor:limit]
	end := strings.LastIndexAny(rest, "。！？!?")
	if first := strings.IndexAny(rest, "。！？"); len(rest) > maxUnclosed && first >= 0 {
		end = first
	}
	at := limit
	if end >= 0 {
		_, size := utf8.DecodeRuneInString(rest[end:])
		at = floor + end + size
	}
	quotation.Guessed = true
	q.close(at, 0)
}

// openLost makes a quotation for a closing mark that nothing opened: from the
// colon, the quotation or the start of the paragraph before it. A mark that
// does not close a sentence is left alone.
func (q *quoter) openLost(at, size int, paragraph document.Span) {
	last, _ := utf8.DecodeLastRuneInString(q.d.Text[paragraph.Start:at])
	if !strings.ContainsRune("。！？…，", last) {
		return
	}
	start := paragraph.Start
	if n := len(q.list); n > 0 && q.list[n-1].End > start {
		start = q.list[n-1].End
	}
	if colon := strings.LastIndex(q.d.Text[start:at], "："); colon >= 0 {
		start += colon + len("：")
	}
	q.begin(start, 0, '“')
	q.list[len(q.list)-1].Guessed = true
	q.close(at, size)
}

// endParagraph ends what is open at the end of paragraph p: speech that runs
// on is marked so, all else has lost its mark.
func (q *quoter) endParagraph(p int) {
	if len(q.open) == 0 {
		return
	}
	end := q.d.Paragraphs[p].End
	for len(q.open) > 1 {
		q.closeLost(end)
	}
	outer := q.open[0]
	if q.runsOn(p, outer.mark) {
		q.close(end, 0)
		q.list[outer.index].Continued = true
		q.open = append(q.open, outer) // for the next paragraph to begin anew
		return
	}
	q.closeLost(end)
}

// maxRun bounds the paragraphs that a quotation can run through without being
// opened anew.
const maxRun = 3

// runsOn reports whether the quotation open at the end of paragraph p runs on
// in the next one: that one opens with the same mark while the speech is still
// to be closed, or the next mark of the kind closes.
func (q *quoter) runsOn(p int, mark rune) bool {
	if mark == '《' || mark == '〈' || mark == '"' {
		return false
	}
	opening, closing := string(mark), string(closers[mark])
	for n, next := range q.d.Paragraphs[p+1:] {
		text := q.d.Slice(next.Span)
		opens, closes := strings.Index(text, opening), strings.Index(text, closing)
		switch {
		case next.Kind != document.Body:
			return false
		case closes >= 0 && (opens < 0 || closes < opens):
			return true
		case opens == 0:
			return true
		case opens > 0 || n+1 == maxRun:
			return false
		}
	}
	return false
}

// done drops the titles without an end and puts the parents right.
func (q *quoter) done() []document.Quotation {
	moved := make([]int, len(q.list))
	kept := q.list[:0]
	for i, x := range q.list {
		if x.End < 0 {
			moved[i] = -1
			if x.Parent >= 0 {
				moved[i] = moved[x.Parent]
			}
			continue
		}
		if x.Parent >= 0 {
			x.Parent = moved[x.Parent]
		}
		x.Depth = 0
		if x.Parent >= 0 {
			x.Depth = kept[x.Parent].Depth + 1
		}
		moved[i] = len(kept)
		kept = append(kept, x)
	}
	return kept
}
