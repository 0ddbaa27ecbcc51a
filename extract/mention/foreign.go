package mention

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// foreign proposes transliterated names: with a middle dot they cannot be
// anything else (詹姆斯·米歇尔), with a hyphen the words around them tell (蒂姆-库克);
// without either they need a Latin name in brackets behind them (波特(Dan Porter)), or
// transliteration characters and the company of a person (马斯克表示).
func (f *finder) foreign() {
	text := f.d.Text
	for at := range f.behind("·") {
		f.dotted(at-len("·"), len("·"))
	}
	for at := 0; ; {
		k := strings.IndexByte(text[at:], '-')
		if k < 0 {
			break
		}
		at += k
		f.hyphened(at)
		at++
	}
	f.glossed()
	for _, t := range f.d.Tokens {
		if f.chars.translit.of(f.runeAt(t.Start)) > 0 {
			f.transliterated(t.Start)
		}
	}
}

// parts are the parts of transliterated names.
type parts []string

// begins reports whether text is one of the parts or goes on from one, as
// 波特尚 in 波特尚未置评.
func (p parts) begins(text string) bool {
	for _, part := range p {
		if runes(part) > 1 && strings.HasPrefix(text, part) {
			return true
		}
	}
	return false
}

// within reports whether text holds one of the parts of three or more characters: 传辛诺夫斯基.
func (p parts) within(text string) bool {
	for _, part := range p {
		if runes(part) > 2 && strings.Contains(text, part) || runes(text) > 2 && strings.HasSuffix(part, text) {
			return true
		}
	}
	return false
}

// longestPart is how many characters a part of a transliterated name has.
const longestPart = 7

// dottedName weighs more than the two parts of a name, each of which may be known.
const dottedName = 2

// dottedWeight is what a name from start on weighs with a dot at i: less than a name of
// the tables that has the dot too, 伯克希尔·哈撒韦.
func (f *finder) dottedWeight(start, i int) float64 {
	for _, h := range f.hitsIn(start, i) {
		if h.End > i {
			return 1.2
		}
	}
	return dottedName
}

// dotted proposes the name around the middle dot at i.
func (f *finder) dotted(i, size int) {
	start, end := f.partBefore(i), f.partAfter(i+size)
	// 安妮·伊丽莎白·琼斯: a dot may lead to another.
	for strings.HasSuffix(f.d.Text[:start], "·") {
		start = f.partBefore(start - size)
	}
	for strings.HasPrefix(f.d.Text[end:], "·") {
		end = f.partAfter(end + size)
	}
	if rest, ok := strings.CutPrefix(f.d.Text[start:i], "和"); ok && runes(rest) >= 2 {
		start += len("和") // it joins two
	}
	if f.chars.translit.of(f.runeBefore(i)) == 0 && f.place(f.d.Text[i+size:end]) {
		return // 江州杯·中国
	}
	if isHan(f.runeBefore(i)) && f.chars.translit.of(f.runeBefore(i)) <= 1 && isHan(f.runeAt(i+size)) && f.chars.translit.of(f.runeAt(i+size)) == 0 && !f.titleBefore(start) && !f.speechAfter(end) {
		return // 新知·环球
	}
	if start < i && end > i+size && !f.inQuotedTitle(start) {
		f.propose(start, end, document.Person, f.dottedWeight(start, i), "transliterated name with a dot")
		f.personParts = append(f.personParts, strings.FieldsFunc(f.d.Text[start:end], func(r rune) bool { return r == '·' })...)
	}
}

// hyphened proposes the name around the hyphen at i, if what stands on both sides is
// a transliteration and a post, a verb of saying or a Latin name stands beside them:
// 苹果CEO蒂姆-库克.
func (f *finder) hyphened(i int) {
	if !isHan(f.runeBefore(i)) || !isHan(f.runeAt(i+1)) {
		return
	}
	start, end := f.partBefore(i), f.partAfter(i+1)
	first, last := f.d.Text[start:i], f.d.Text[i+1:end]
	if runes(first) < 2 || runes(last) < 2 || f.place(first) || f.place(last) || f.isCompany(first) || f.isCompany(last) {
		return
	}
	for _, r := range last {
		if f.chars.translit.of(r) == 0 {
			return
		}
	}
	inner, ok := bracket(f.after(end))
	if !f.titleBefore(start) && !f.speechAfter(end) && !(ok && latinName(inner)) {
		return
	}
	f.propose(start, end, document.Person, dottedName, "transliterated name with a hyphen")
	f.personParts = append(f.personParts, first, last)
}

// partBefore is the start of the part of a name that ends at a dot.
func (f *finder) partBefore(dot int) int {
	start := dot
	for n := 0; n < longestPart && start > 0; n++ {
		r, s := utf8.DecodeLastRuneInString(f.d.Text[:start])
		if !isLatin(r) && f.chars.translit.of(r) == 0 && !(n == 0 && isHan(r)) && !alexander(f.d.Text[:start]) {
			break
		}
		if start < dot && f.titleBefore(start) {
			break
		}
		if h, ok := f.tokenBefore(start); ok && start < dot && h.Len() > 3 && !f.beginsPart(h.Span) && !nameTag(h.Tag) && (h.Tag != "n" || h.Len() > 2*len("家") && strings.HasSuffix(f.d.Slice(h.Span), "家")) {
			break // 认为|约翰, 遗传学家|乔治
		}
		start -= s
	}
	return start
}

// beginsPart reports whether a word that a name may begin with stands right behind a post or
// a mark, where names begin: 安全官|亚历|克斯, though 亚历 is a word.
func (f *finder) beginsPart(s document.Span) bool {
	const typical = 2
	for _, r := range strings.TrimSuffix(f.d.Slice(s), "历") {
		if f.chars.translit.of(r) < typical {
			return false
		}
	}
	return f.titleBefore(s.Start) || hasAnySuffix(f.d.Text[:s.Start], "、", "，", "。", "和", "与", ")", "）", "”", "\n")
}

// alexander reports whether text ends with the two characters with which Alexander and his
// like begin, though the second writes no other name.
func alexander(text string) bool { return strings.HasSuffix(text, "亚历") }

// partAfter is the end of the part of a name that starts behind a dot.
func (f *finder) partAfter(start int) int {
	end := start
	for n := 0; n < longestPart+3 && end < len(f.d.Text); n++ {
		r, s := utf8.DecodeRuneInString(f.d.Text[end:])
		if !isLatin(r) && r != '.' && r != '-' && !(isHan(r) && (n == 0 || f.chars.translit.of(r) > 0)) {
			break
		}
		if t, ok := f.token(end); ok && n > 0 && t.Len() > 3 && isHan(r) && (!nameTag(t.Tag) || f.speechAfter(end)) && !strings.HasSuffix(f.d.Slice(t.Span), "等") {
			break // but 埃杰特|等, where 特等 is a word
		}
		if _, ok := f.titleAt(end); ok && n > 0 {
			break
		}
		end += s
	}
	for end > start && (f.d.Text[end-1] == '.' || f.d.Text[end-1] == '-') {
		end--
	}
	return end
}

// inQuotedTitle reports whether byte i stands within 《》, where a dot parts a
// work from its series.
func (f *finder) inQuotedTitle(i int) bool {
	before := f.before(i)
	return strings.LastIndex(before, "《") > strings.LastIndex(before, "》")
}

// transliterated proposes the run of transliteration characters at i, or the
// beginning of it that the words around it want.
func (f *finder) transliterated(i int) {
	if f.onDay(i) || f.behindSurname(i) {
		return
	}
	var ends [longestPart]int
	end, n, typical := i, 0, float32(0)
	for n < longestPart && end < len(f.d.Text) {
		r, size := utf8.DecodeRuneInString(f.d.Text[end:])
		w := f.chars.translit.of(r)
		if w == 0 || strings.ContainsRune(neverGiven, r) && w < 4 {
			break
		}
		typical += w
		end += size
		ends[n] = end
		n++
	}
	for ; n >= 2; n-- {
		s := document.Span{Start: i, End: ends[n-1]}
		if w := f.foreignWeight(s, n, typical/float32(n)); w >= threshold {
			f.propose(s.Start, s.End, document.Person, w, "transliterated name and context")
			return
		}
	}
}

// behindSurname reports whether a surname that is a word of its own stands right
// before byte i, where a given name then begins: 丁|列明.
func (f *finder) behindSurname(i int) bool {
	t, ok := f.tokenBefore(i)
	if !ok || !strings.HasPrefix(t.Tag, "nr") {
		return false
	}
	r, size := utf8.DecodeRuneInString(f.d.Slice(t.Span))
	return size == t.Len() && f.chars.surname.of(r) >= 5
}

func (f *finder) foreignWeight(s document.Span, n int, typical float32) float64 {
	t, ok := f.token(s.Start)
	single := ok && t.End == s.End
	if !f.boundary(s.End) || single && !strings.HasPrefix(t.Tag, "nr") && t.Tag != "x" && t.Tag != "" {
		return 0
	}
	if strings.HasPrefix(f.d.Text[s.End:], "·") || strings.HasSuffix(f.d.Text[:s.Start], "·") {
		return 0 // a part of a name with a dot
	}
	if noPerson[f.d.Slice(s)] || f.place(f.d.Slice(s)) || ok && f.place(f.d.Slice(t.Span)) || !single && f.allOrdinary(s) {
		return 0
	}
	w := 0.0
	if n >= 3 {
		w += 0.1
	}
	if n == 2 && f.chars.surname.of(f.runeAt(s.Start)) >= 1 && (f.goesOn(s) || f.longerGiven(s)) {
		return 0
	}
	if single {
		w += 0.2
	}
	if typical >= 3 {
		w += 0.1
	} else if typical < 2 {
		w -= 0.15
	}
	after := f.after(s.End)
	if companySuffix(f.d.Slice(s)).form != weak {
		return 0 // 有基金公司
	}
	if hasAnyPrefix(after, "公社", "实验室", "研究", "基金", "资本", "科技") {
		return 0
	}
	if f.titleBefore(s.Start) {
		w += 0.45
	}
	if f.speechAfter(s.End) {
		w += 0.3
	}
	if inner, ok := bracket(after); ok && latinName(inner) {
		w += 0.5
	}
	if hasAnyPrefix(after, "先生", "女士", "本人") {
		w += 0.4
	}
	return w
}

// allOrdinary reports whether s is made of ordinary words of two and more
// characters.
func (f *finder) allOrdinary(s document.Span) bool {
	for at := s.Start; at < s.End; {
		t, ok := f.token(at)
		if !ok || nameTag(t.Tag) || t.Len() <= 3 {
			return false
		}
		at = t.End
	}
	return true
}

// latinName reports whether text begins with the Latin name of a person: two to
// four capitalized words, alone or before a comma.
func latinName(text string) bool {
	if end := strings.IndexAny(text, "，,；;"); end >= 0 {
		text = text[:end]
	}
	words := strings.Fields(text)
	if len(words) < 2 || len(words) > 4 {
		return false
	}
	for _, w := range words {
		if !isUpper(rune(w[0])) || strings.ToUpper(w) == w && len(w) > 2 {
			return false
		}
	}
	return true
}
