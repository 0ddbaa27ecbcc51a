// Package hit finds the names that the tables know in a text, and has the text
// cut into words around them.
//
// Start with [Words], which replaces segment.Words in the pipeline: without it
// the dictionary reads 刘炽平等 as 刘炽/平等. [Find] lists the hits themselves;
// mention weighs them and the tagger takes them as features.
package hit

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/segment"
)

// Hit is a form of the names' table at a place in a text.
type Hit struct {
	document.Span
	Candidates []lexicon.Candidate
}

// Sure reports whether the form is a name wherever it is a word: one of the
// entries that have it does not share it with an ordinary word.
func (h *Hit) Sure() bool {
	for _, c := range h.Candidates {
		if !c.Ambiguous {
			return true
		}
	}
	return false
}

// Topic reports whether the form names a topic and nothing else. Topics are
// words: names may hold them, as 红石创投 does.
func (h *Hit) Topic(lex *lexicon.Lexicon) bool {
	for _, c := range h.Candidates {
		if lex.Kind(c.ID) != lexicon.Topic {
			return false
		}
	}
	return true
}

// crosses reports whether a short Han name only begins before a long one and ends
// within it: 商汤 in 供应商|汤森路透.
func (h *Hit) crosses(long *Hit) bool {
	const short, least = 2 * len("商"), 4 * len("商")
	return h.Len() == short && long.Len() >= least && h.End > long.Start && h.End < long.End
}

// Find appends to dst the longest name at each character of text where one
// starts. Hits may overlap; they are in order of their start.
func Find(dst []Hit, lex *lexicon.Lexicon, text string) []Hit {
	for i, r := range text {
		if !startsName(r) {
			continue
		}
		if m, ok := lex.Longest(lexicon.Names, text, i); ok && !PlaceAndWord(lex, text, m.Span) {
			h := Hit{m.Span, m.Candidates}
			if n := len(dst); n > 0 && h.Sure() && dst[n-1].crosses(&h) {
				dst = dst[:n-1]
			}
			dst = append(dst, h)
		}
	}
	return dst
}

// Learned is a form that articles have taught, at a place in a text.
type Learned struct {
	document.Span
	lexicon.Learned
}

// FindLearned lists the forms that articles have taught as Find lists those of the
// tables.
func FindLearned(lex *lexicon.Lexicon, text string) []Learned {
	if !lex.LearnsAny() {
		return nil
	}
	var found []Learned
	for i, r := range text {
		if !startsName(r) {
			continue
		}
		if s, form, ok := lex.LongestLearned(text, i); ok {
			found = append(found, Learned{s, form})
		}
	}
	return found
}

// PlaceAndWord reports whether a name at s is only a place before a longer word:
// 中国移动 in 中国移动支付市场, 中国银行 in 中国银行业.
func PlaceAndWord(lex *lexicon.Lexicon, text string, s document.Span) bool {
	place, ok := lex.Longest(lexicon.Places, text, s.Start)
	if !ok || place.End >= s.End {
		return false
	}
	if word, ok := lex.Longest(lexicon.Names, text, place.End); ok && word.End > s.End {
		return true
	}
	trade, ok := strings.CutPrefix(text[s.End:], "业")
	if !ok {
		return strings.HasPrefix(text[s.End:], "界")
	}
	next, _ := utf8.DecodeRuneInString(trade)
	return !strings.ContainsRune("绩务主", next) // 业绩, 业务, 业主
}

// startsName is false for what most characters of a text that start no name
// are, so that the table need not be asked.
func startsName(r rune) bool {
	return r > 0x3000 && r != '，' && r != '。' && r != '的' && r != '、' ||
		'0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' || 0x80 <= r && r < 0x2000
}

// Words cuts d into words so that the names and posts of the tables are whole
// words. It needs d.Sentences and sets d.Tokens and the Tokens of each
// sentence.
func Words(d *document.Document, lex *lexicon.Lexicon) {
	draft := segment.Begin(d)
	words := NewBorders(d)
	var whole []document.Span
	for _, h := range Find(nil, lex, d.Text) {
		if h.Sure() && !h.Topic(lex) && words.Allow(h.Span) {
			whole = append(whole, h.Span)
		}
	}
	for _, l := range FindLearned(lex, d.Text) {
		if !l.Ambiguous && words.Whole(l.Span) {
			whole = append(whole, l.Span)
		}
	}
	for m := range lex.Find(lexicon.Titles, d.Text) {
		if m.Len() > utf8.UTFMax && !m.Candidates[0].Ambiguous && words.Allow(m.Span) {
			whole = append(whole, m.Span)
		}
	}
	draft.Finish(whole)
}

// Borders tells where the words of a document begin and end.
type Borders struct {
	text string
	bits []uint8 // by byte offset
}

// neverFirst are characters that begin no name but are often guessed to.
const neverFirst = "有但与及或而将被把给让使说也又据向由从于是"

const (
	starts uint8 = 1 << iota
	ends
	cuts   // within a dictionary word
	splits // within one that is no name itself
)

// NewBorders reads d.Tokens.
func NewBorders(d *document.Document) Borders {
	b := Borders{d.Text, make([]uint8, len(d.Text)+1)}
	for _, t := range d.Tokens {
		b.bits[t.Start] |= starts
		b.bits[t.End] |= ends
		if t.Tag == "x" || t.Tag == "" {
			// A guess, not a word of the dictionary: 但众/贷网 in 但众贷网.
			r, size := utf8.DecodeRuneInString(d.Text[t.Start:t.End])
			if strings.ContainsRune(neverFirst, r) && size < t.Len() {
				b.bits[t.Start+size] |= starts
			}
			continue
		}
		inside := cuts
		if t.Tag[0] != 'n' || t.Tag == "n" {
			inside |= splits
		}
		for i := t.Start + 1; i < t.End; i++ {
			b.bits[i] |= inside
		}
	}
	return b
}

// At reports whether a word begins or ends at byte i.
func (b Borders) At(i int) bool {
	return i == 0 || i == len(b.text) || b.bits[i]&(starts|ends) != 0
}

// Free reports whether no word of the dictionary is cut at byte i: a word
// begins or ends there, or the words around are only guessed.
func (b Borders) Free(i int) bool { return b.bits[i]&cuts == 0 }

// Whole reports whether no word of the dictionary is cut at either end of s: 星河动力 is
// none in 星河动力学.
func (b Borders) Whole(s document.Span) bool { return b.Free(s.Start) && b.Free(s.End) }

// Allow reports whether a name may stand at s: a Han name of two or three
// characters must not cut words of the dictionary on both sides, as 融创 does in
// 金融创新, nor an ordinary one on the left; on the right 招行 does in 招行业绩.
func (b Borders) Allow(s document.Span) bool {
	r, _ := utf8.DecodeRuneInString(b.text[s.Start:])
	if r < 0x3400 || utf8.RuneCountInString(b.text[s.Start:s.End]) > 3 {
		return true
	}
	return b.bits[s.Start]&splits == 0 && (b.bits[s.Start]&cuts == 0 || b.bits[s.End]&cuts == 0)
}
