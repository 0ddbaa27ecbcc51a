package figure

import (
	"slices"
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// subjectBehind reads the subject that English names behind its metric: revenue
// at Acme's cloud unit, sales of Widgets.
func (r *reader) subjectBehind(f *frame, i int) bool {
	if region := r.regionBehind(i); region != "" {
		f.segment = region
		return true
	}
	if part := r.partBehind(i); part != "" && f.metric.code == "revenue" {
		f.segment, f.lasting = part, true
		return true
	}
	for k := i + 1; k < len(r.anchors); k++ {
		a := &r.anchors[k]
		words := r.d.Text[r.anchors[i].End:a.Start]
		if !hasAnyPrefix(words, []string{" at ", " from ", " in ", " of ", " for "}) || len(words) > 60 {
			return false
		}
		switch a.kind {
		case segmentAnchor:
			f.segment, f.lasting = a.text, true
			if a.index >= 0 {
				f.company = a.index
			}
			return true
		case productAnchor:
			f.entity = a.index
			return true
		case companyAnchor:
			continue
		}
		return false
	}
	return false
}

// regionBehind is the part of the world whose sales the metric at anchor i are:
// sales in Greater China; "" for none.
func (r *reader) regionBehind(i int) string {
	rest, ok := strings.CutPrefix(r.d.Text[r.anchors[i].End:r.end], " in ")
	if !ok || r.anchors[i].metric.code != "revenue" {
		return ""
	}
	rest = strings.TrimPrefix(rest, "the ")
	end := 0
	for end < len(rest) {
		word := rest[end:]
		if k := strings.IndexAny(word, " ,.;"); k >= 0 {
			word = word[:k]
		}
		if word == "" || word[0] < 'A' || word[0] > 'Z' || len(word) < 4 && word != "U.S" && word != "US" {
			break
		}
		end += len(word)
		if end < len(rest) && rest[end] == ' ' {
			end++
			continue
		}
		break
	}
	words := strings.TrimRight(rest[:end], " ")
	start := r.anchors[i].End + len(" in ")
	for k := i + 1; k < len(r.anchors) && r.anchors[k].Start < start+len(words)+4; k++ {
		if r.anchors[k].kind == periodAnchor || r.anchors[k].kind == companyAnchor {
			return ""
		}
	}
	return words
}

// englishSegment is the segment that ends at byte end, back to the article or
// the possessive before it: traditional metals operations.
func (r *reader) englishSegment(end int) document.Span {
	text := r.d.Text[r.start:end]
	start := strings.LastIndexByte(text, ' ') + 1
	if start == 0 {
		return document.Span{}
	}
	for words := 0; words < 4; words++ {
		k := strings.LastIndexByte(text[:max(start-1, 0)], ' ') + 1
		word := text[k:max(start-1, k)]
		if word == "" || slices.Contains(englishStops, strings.ToLower(word)) || strings.HasSuffix(word, "'s") || strings.HasSuffix(word, "’s") || strings.ContainsAny(word, ",.;:()$%0123456789") || r.inName(document.Span{Start: r.start + k, End: r.start + start - 1}) || r.possessive(word) >= 0 {
			break
		}
		start = k
		if k == 0 {
			break
		}
	}
	if !strings.Contains(text[start:], " ") {
		return document.Span{}
	}
	return document.Span{Start: r.start + start, End: end}
}

// ownerBefore is the company whose possessive stands before byte start, or -1.
func (r *reader) ownerBefore(start int) int {
	word := strings.TrimRight(r.d.Text[r.start:start], " ")
	return r.possessive(word[strings.LastIndexByte(word, ' ')+1:])
}

// possessive is the company whose name with an s a word is, whose apostrophe
// may be lost: Alcoas; -1 for none.
func (r *reader) possessive(word string) int {
	name, ok := strings.CutSuffix(word, "s")
	if !ok {
		return -1
	}
	name = strings.TrimRight(name, "'’")
	for i := range r.d.Entities {
		if r.d.Entities[i].Kind == document.Company && r.d.Entities[i].Name == name {
			return i
		}
	}
	return -1
}

var englishStops = []string{"the", "a", "an", "its", "their", "his", "her", "our", "in", "at", "of", "from", "for", "by", "and", "or", "to", "on", "with", "that", "which", "this", "other", "each", "is", "was", "were", "has", "said", "while", "as", "company", "company's", "into", "both", "all", "some", "any", "also", "but", "than", "these", "those", "one", "two", "three"}
