package quote

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// A piece is a clause of the reporter's own line of text, or a quotation that
// is speech. Quotations that are terms or titles stay within their clause.
type piece struct {
	document.Span               // a clause without its end mark; a quotation with its marks
	quotation     int           // index into Document.Quotations, or -1 for a clause
	end           rune          // the mark that ends the clause: ，；：。！？, or 0
	sentence      int           // running number of the sentence in the paragraph
	full          document.Span // the clause with its end mark
}

func (p *piece) speech() bool { return p.quotation >= 0 }

// outline cuts the text of span into pieces.
func (a *attributor) outline(span document.Span) []piece {
	var pieces []piece
	text := a.d.Text
	speech := a.speechIn(span)
	sentence, start, depth := 0, span.Start, 0
	flush := func(end int, mark rune, size int) {
		body := trim(text, document.Span{Start: start, End: end})
		if !body.Empty() {
			pieces = append(pieces, piece{Span: body, quotation: -1, end: mark, sentence: sentence,
				full: document.Span{Start: body.Start, End: end + size}})
		} else if n := len(pieces); n > 0 && mark != 0 && pieces[n-1].end == 0 {
			pieces[n-1].end = mark // ”， and ”。 belong to the quotation before
		}
		start = end + size
	}
	for i := span.Start; i < span.End; {
		if len(speech) > 0 && i == a.d.Quotations[speech[0]].Start {
			q := &a.d.Quotations[speech[0]]
			flush(i, 0, 0)
			pieces = append(pieces, piece{Span: q.Span, quotation: speech[0], sentence: sentence, full: q.Span})
			if endsSentence(text[q.Inner.Start:q.Inner.End]) {
				sentence++
			}
			i, start, speech = q.End, q.End, speech[1:]
			continue
		}
		if c := text[i]; 0xe4 <= c && c <= 0xe9 {
			i += 3 // a Chinese character, no mark
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch r {
		case '（', '(', '《', '【', '“', '‘', '「', '『':
			depth++
		case '）', ')', '》', '】', '”', '’', '」', '』':
			depth = max(0, depth-1)
		case '，', '；', '：', '。', '！', '？', '…':
			if depth > 0 && a.insideMarks(i, span) {
				break
			}
			flush(i, r, size)
			depth = 0
			if r == '。' || r == '！' || r == '？' || r == '…' {
				sentence++
			}
		}
		i += size
	}
	flush(span.End, 0, 0)
	return pieces
}

// insideMarks reports whether position i lies in a bracket or a quotation that
// is closed again within span; an unclosed bracket must not hide clause ends.
func (a *attributor) insideMarks(i int, span document.Span) bool {
	r := a.quotationsIn(document.Span{Start: span.Start, End: i})
	for _, q := range a.d.Quotations[r.First:r.End] {
		if i < q.End && q.Inner.Len() < 300 {
			return true
		}
	}
	rest := a.d.Text[i:span.End]
	closing := strings.IndexAny(rest, "）)】")
	opening := strings.IndexAny(rest, "（(【")
	return closing >= 0 && closing < 120 && (opening < 0 || closing < opening)
}

// trim drops white space and stray closing marks around s.
func trim(text string, s document.Span) document.Span {
	for s.Start < s.End {
		r, size := utf8.DecodeRuneInString(text[s.Start:s.End])
		if r >= 0x4e00 && r <= 0x9fff || !strings.ContainsRune(" \t\u3000，、；。：", r) {
			break
		}
		s.Start += size
	}
	for s.Start < s.End {
		r, size := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if r >= 0x4e00 && r <= 0x9fff || !strings.ContainsRune(" \t\u3000", r) {
			break
		}
		s.End -= size
	}
	return s
}

func endsSentence(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, " ”’」』）)"))
	return r == '。' || r == '！' || r == '？' || r == '…' || r == '.' || r == '!' || r == '?'
}
