package mention

import (
	"slices"
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
)

// wholes proposes, as one name, the firm and what names a part of it or a firm of it
// right behind: 云麓银行|江州市东山支行, 云麓股份|江州销售公司, 云麓酒店|控股集团有限公司.
// It wants all candidates that rules made of single firms.
func (f *finder) wholes() {
	var heads []candidate
	tails := map[int]candidate{}
	for _, c := range merge(slices.Clone(f.candidates)) {
		if c.kind != document.Company || c.weight < threshold {
			continue
		}
		heads = append(heads, c)
		if old, ok := tails[c.Start]; !ok || c.End > old.End {
			tails[c.Start] = c
		}
	}
	for _, head := range heads {
		if !f.opensWhole(head) {
			continue
		}
		end, ok := f.branch(head.End)
		if tail := tails[head.End]; !ok && f.closesWhole(tail, head) {
			end, ok = tail.End, true
		}
		if ok && f.endsHere(head.Start, end) {
			f.propose(head.Start, end, document.Company, joint, "firm and its branch")
		}
	}
}

// endsHere reports whether no name that begins before or ends behind [start, end) holds it.
func (f *finder) endsHere(start, end int) bool {
	if hasAnyPrefix(f.after(end), "有限", "股份有限") {
		return false
	}
	return !f.withinName(document.Span{Start: start, End: end})
}

// opensWhole reports whether a longer name can begin with the firm c.
func (f *finder) opensWhole(c candidate) bool {
	return c.weight >= 0.8 && f.runes(c.Span) >= 2 && (isHan(f.runeBefore(c.End)) || c.known != "" && isUpper(f.runeAt(c.Start)))
}

// closesWhole reports whether c, right behind the name head, goes on with that name: it
// ends as firms do and is none that the tables know. Behind a name that ends so itself
// only a place goes on, and not to another registered name.
func (f *finder) closesWhole(c, head candidate) bool {
	text := f.d.Slice(c.Span)
	if c.known != "" || text == "" || f.isCompany(text) || f.kindByWords(c.Span) || f.kindOfCompany(text) {
		return false
	}
	form := companySuffix(text).form
	if f.roleEnds(head.End) {
		_, place := f.lex.Longest(lexicon.Places, text, 0)
		return place && form == firm && strings.HasSuffix(text, "公司")
	}
	return form == strong || form == firm && hasAnySuffix(text, "公司", "集团")
}

// branches end the names of the parts of a firm.
var branches = []string{"支行", "分行", "分公司"}

// branch is where the name of a branch that begins at byte i ends: places and the
// like, and the word for it.
func (f *finder) branch(i int) (end int, ok bool) {
	const most = 12 // characters
	named := false
	for at := i; at < len(f.d.Text) && f.runes(document.Span{Start: i, End: at}) <= most; {
		t, ok := f.token(at)
		if !ok {
			return 0, false
		}
		word := f.d.Slice(t.Span)
		for _, b := range branches {
			if place, ok := strings.CutSuffix(word, b); ok {
				return t.End, named || f.place(place) || place != "" && nameTag(t.Tag)
			}
		}
		if !f.namePart(t, firm) {
			return 0, false
		}
		named = named || nameTag(t.Tag) || f.place(word)
		at = t.End
	}
	return 0, false
}
