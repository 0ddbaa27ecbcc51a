package mention

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/mention/tagger"
)

// tagged proposes the company names that the linear model marks.
func (f *finder) tagged() {
	t := tagger.New(tagger.Default())
	var names []tagger.Name
	hits := f.hitBits()
	for _, s := range f.d.Sentences {
		in, offsets := f.input(s, hits)
		names = t.Names(names[:0], in)
		for _, n := range names {
			if !f.plausible(document.Span{Start: offsets[n.Start], End: offsets[n.End]}) {
				continue
			}
			w := 0.4 + min(n.Margin, 6)*0.05
			f.propose(offsets[n.Start], offsets[n.End], document.Company, w, "linear model")
		}
	}
}

// input is the sentence as the model sees it, and the byte offset of each of
// its characters.
func (f *finder) input(s document.Sentence, hits map[int]uint8) (tagger.Input, []int) {
	text := f.d.Slice(s.Span)
	in := tagger.Input{}
	var offsets []int
	at := map[int]int{}
	for i, r := range text {
		at[s.Start+i] = len(in.Text)
		in.Text = append(in.Text, r)
		offsets = append(offsets, s.Start+i)
		in.Table = append(in.Table, hits[s.Start+i])
	}
	at[s.End] = len(in.Text)
	offsets = append(offsets, s.End)
	in.Words = make([]uint8, len(in.Text))
	for _, t := range f.d.Tokens[s.Tokens.First:s.Tokens.End] {
		tagger.MarkWord(in.Words[at[t.Start]:at[t.End]], t.Tag)
	}
	return in, offsets
}

// hitBits marks the characters of the tables' hits, by byte offset.
func (f *finder) hitBits() map[int]uint8 {
	bits := map[int]uint8{}
	for _, c := range f.candidates {
		if !strings.HasPrefix(c.rule, "table") {
			continue
		}
		kind := tagger.HitOther
		if c.kind == document.Company {
			kind = tagger.HitCompany
		}
		text := f.d.Slice(c.Span)
		last := 0
		for i := range text {
			bits[c.Start+i] = kind | tagger.HitInside
			last = i
		}
		bits[c.Start+last] = kind | tagger.HitEnd
		bits[c.Start] = kind | tagger.HitStart
	}
	return bits
}

// plausible reports whether a span that the model marks can be a company's name
// at all: Han, or capitalized Latin, that is not a common noun of the dictionary
// nor a topic and cuts no dictionary word in two.
func (f *finder) plausible(s document.Span) bool {
	text := f.d.Slice(s)
	r, _ := utf8.DecodeRuneInString(text)
	if !isHan(r) {
		if strings.ContainsAny(text, " ,.;/") || r < 'A' || r > 'Z' || runes(text) < 3 || strings.ToUpper(text) == text && runes(text) < 5 {
			return false
		}
	} else if runes(text) < 2 {
		return false
	}
	if single, tag := f.tokenOver(s.Start, s.End); single && isHan(r) && tag != "nt" && tag != "nz" && tag != "x" && tag != "" && tag[0] != 'j' {
		return false
	}
	return f.boundary(s.Start) && f.boundary(s.End)
}
