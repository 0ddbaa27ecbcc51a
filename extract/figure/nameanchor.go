package figure

import (
	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/wordset"
	"github.com/newsgraph/kg/extract/lexicon"
)

// nameAnchors adds the companies and products of a sentence.
func (r *reader) nameAnchors(s *document.Sentence) {
	all := r.d.Mentions
	for r.mention < len(all) && all[r.mention].Start < s.Start {
		r.mention++
	}
	for i := r.mention; i < len(all) && all[i].Start < s.End; i++ {
		m := &all[i]
		if m.Entity < 0 || m.End > s.End {
			continue
		}
		a := anchor{Span: m.Span, index: m.Entity}
		switch r.d.Entities[m.Entity].Kind {
		case document.Company:
			if m.Known == "" && len(r.lex.Lookup(lexicon.Metrics, r.d.Slice(m.Span))) > 0 {
				continue // a metric that was taken for a name
			}
			a.kind = companyAnchor
			a.source = r.isSource(m)
			a.object = !a.source && (r.isObject(m) || r.bracketed(m.Span))
			if n := len(r.anchors); n > 0 && r.anchors[n-1].object && r.listJoined(r.d.Text[r.anchors[n-1].End:m.Start]) {
				a.object = true // companies such as Acme and Widget
			}
		case document.Product:
			if r.bracketed(m.Span) && r.d.Meta.Lang != "en" {
				continue // 创新业务（智能云、小度等）收入
			}
			a.kind = productAnchor
		default:
			continue
		}
		r.anchors = append(r.anchors, a)
	}
}

// listJoined reports whether words only join names of one list.
func (r *reader) listJoined(words string) bool {
	if r.d.Meta.Lang == "en" {
		return listJoint(words)
	}
	return oneOf(words, "、", "和", "及", "以及", "与", ",", "，")
}

// bracketed reports whether a name stands in a bracket of its sentence that is closed behind it.
func (r *reader) bracketed(s document.Span) bool {
	const longest = 120 // bytes to either side
	before := r.d.Text[max(r.start, s.Start-longest):s.Start]
	last := brackets.FindLast(before)
	return last >= 0 && opening.Begins(before[last:]) && shutting.In(r.d.Text[s.End:min(r.end, s.End+longest)])
}

var (
	opening  = wordset.Of("（", "(")
	shutting = wordset.Of("）", ")")
	brackets = wordset.Of("（", "(", "）", ")")
)
