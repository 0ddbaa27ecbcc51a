package tagger

import (
	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/mention/hit"
)

// Read makes in the sentence s of text, with the sentence's words and the hits
// of the tables in it. Of hits that overlap the first counts.
func (in *Input) Read(text string, s document.Span, words []document.Token, hits []hit.Hit, lex *lexicon.Lexicon) {
	in.Reset(text[s.Start:s.End])
	for _, w := range words {
		in.Word(w.Start-s.Start, w.End-s.Start, w.Tag)
	}
	for m := range lex.Find(lexicon.Places, text[s.Start:s.End]) {
		in.Hit(m.Start, m.End, HitPlace)
	}
	end := s.Start
	for i := range hits {
		h := &hits[i]
		if h.Start >= end && h.End <= s.End && !h.Topic(lex) {
			in.Hit(h.Start-s.Start, h.End-s.Start, kindOfHit(h, lex))
			end = h.End
		}
	}
}

func kindOfHit(h *hit.Hit, lex *lexicon.Lexicon) uint8 {
	kind := HitOther
	for _, c := range h.Candidates {
		if lex.Kind(c.ID) == lexicon.Company {
			kind = HitCompany
		}
	}
	if !h.Sure() {
		kind |= HitAmbiguous
	}
	return kind
}
