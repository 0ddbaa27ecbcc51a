package mention

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
)

// persons proposes Chinese personal names: a surname and one or two characters,
// where words around them say that a person is meant.
func (f *finder) persons() {
	text := f.d.Text
	for i := 0; i < len(text); {
		_, size := utf8.DecodeRuneInString(text[i:])
		if end, weight := f.weightAt(lexicon.Surnames, i); weight > 0 {
			f.personAt(i, end, weight)
		}
		i += size
	}
}

// personAt weighs the names of one and of two given characters at i.
func (f *finder) personAt(i, end int, frequency float64) {
	text := f.d.Text
	for given := 1; given <= 2; given++ {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !isHan(r) {
			return
		}
		end += size
		if strings.ContainsRune(neverGiven, r) {
			return
		}
		w := f.personWeight(i, end, given, frequency)
		if w >= threshold {
			f.propose(i, end, document.Person, w, "surname and context")
		}
	}
}

// neverGiven are characters that stand in no given name but often behind one.
const neverGiven = "在也都就来不内外尚说称对将则是的了和与及或还又并但而且从被把给让向由于为以已曾各每其这那他她它们我你您着过得很更最该此个位名等上下里前后时所"

// personWeight adds up what speaks for a name at [i, end).
func (f *finder) personWeight(i, end, given int, frequency float64) float64 {
	w := 0.0
	switch {
	case frequency >= 20:
		w += 0.1
	case frequency < 1:
		w -= 0.25
	}
	before, after := f.before(i), f.after(end)
	if !f.boundary(i) {
		w -= 0.3
	}
	if !f.boundary(end) {
		w -= 0.35
	}
	single, tag := f.tokenOver(i, end)
	switch {
	case single && strings.HasPrefix(tag, "nr"):
		w += 0.35
	case single && (tag == "x" || tag == ""):
		w += 0.2 // the segmenter's guess of a word
	case single:
		w -= 0.6 // an ordinary word
	}
	if f.titleBefore(i) {
		w += 0.45
	}
	if _, ok := f.titleAt(end); ok {
		w += 0.4
	}
	if f.speechAfter(end) {
		w += 0.45
	}
	if hasAnyPrefix(after, []string{"（", "(", "、", "，", "。", "等", "和", "与", "）", "在", "的", "曾", "则", "是", "还", "也", "将", "于", "：", "先生", "女士", "本人", "及"}) {
		w += 0.1
	}
	if hasAnySuffix(before, []string{"、", "（", "(", "由", "对", "向", "是", "和", "与", "人", "《", "“", "，", "。"}) || before == "" {
		w += 0.05
	}
	if given == 2 {
		w += 0.05
	}
	return w
}

// tokenOver reports whether [i, end) is one token of more than one character,
// and its tag.
func (f *finder) tokenOver(i, end int) (bool, string) {
	if k, ok := f.startsAt[i]; ok && f.d.Tokens[k].End == end {
		return true, f.d.Tokens[k].Tag
	}
	return false, ""
}

// speechAfter reports whether the words after byte i go on to a verb of saying:
// 张圣认为, 黄震在接受商报记者采访时, 马蔚华日前表示.
func (f *finder) speechAfter(i int) bool {
	after := f.after(i)
	n := len(after)
	for again := true; again; {
		again = false
		for _, adverb := range []string{"日前", "近日", "也", "则", "还", "曾", "都", "就", "又", "再次", "此前", "对此", "进一步", "昨日", "今日", "首次", "随后", "继续"} {
			if rest, ok := strings.CutPrefix(after, adverb); ok {
				after, again = rest, true
			}
		}
	}
	if strings.HasPrefix(after, "在接受") || strings.HasPrefix(after, "向记者") || strings.HasPrefix(after, "对记者") {
		return true
	}
	return f.verbAt(i+n-len(after)) > 0
}
