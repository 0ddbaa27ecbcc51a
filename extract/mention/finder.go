package mention

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/market"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/mention/hit"
)

// A candidate is a span that may be a name.
type candidate struct {
	document.Span
	kind   document.Kind
	weight float64 // how sure the rule is: 0.5 is believed, 1 cannot be otherwise
	known  string  // the tables' name for it
	rule   string
}

// finder proposes candidates for one Document and answers what stands around a
// place. All its indexes are by byte offset, so that no question costs a search.
type finder struct {
	d          *document.Document
	lex        *lexicon.Lexicon
	chars      *characters
	borders    hit.Borders
	hits       []hit.Hit
	terms      map[string]bool // abbreviations that are no names
	spelled    map[lexicon.ID]bool
	candidates []candidate
	line       document.Span     // the last answer of lineAt
	marked     []marked          // by the linear model, in order
	places     map[string]places // of the names that are marked

	afterPerson int             // end of the last person proposed
	personFrom  map[int]bool    // where a person is proposed
	holders     map[string]bool // people whom the article names behind a post
	counts      map[string]int  // how often the article writes a name that was asked for
	productFrom map[int]bool    // where a product of a list is proposed
	codes       []document.Span // brackets of tickers, in order
	chosen      []int           // ends of verbs of choosing somebody, in order

	personParts parts // by which the article may go on to call people

	placed    []namePlace     // places of English names
	genitives map[string]bool // names of an English article that end with an s of their own
	lowercase map[string]bool // words that an English article writes small
	taiwanese bool            // the article is at home in Taiwan's market

	tokenFrom []int32 // index + 1 of the token that starts here
	tokenTo   []int32 // index + 1 of the token that ends here
	titleFrom []int32 // end of the longest title that starts here, or 0
	titleTo   []int32 // start + 1 of the longest title that ends here, or 0
}

func newFinder(d *document.Document, lex *lexicon.Lexicon) *finder {
	n := len(d.Text) + 1
	index := make([]int32, 4*n)
	f := &finder{d: d, lex: lex, chars: characterTables(), borders: hit.NewBorders(d),
		tokenFrom: index[:n:n], tokenTo: index[n : 2*n : 2*n], titleFrom: index[2*n : 3*n : 3*n], titleTo: index[3*n:]}
	for i, t := range d.Tokens {
		f.tokenFrom[t.Start] = int32(i + 1)
		f.tokenTo[t.End] = int32(i + 1)
		f.markTitle(t.Start)
		if i, ok := f.wordTitle(t); ok && f.titleFrom[t.Start] == 0 {
			f.markTitle(i)
		}
		if word := d.Text[t.Start:t.End]; strings.HasPrefix(word, "公司") || strings.HasPrefix(word, "集团") {
			f.markTitle(t.Start + len("公司")) // 公司|总裁 is one word to the dictionary
		}
		if word := d.Text[t.Start:t.End]; strings.HasPrefix(word, "证券") {
			f.markTitle(t.Start + len("证券")) // 云麓证券|分析师
		}
		if word := d.Text[t.Start:t.End]; len(word) >= 2*len("处") && word[:len("处")] == word[len("处"):2*len("处")] {
			f.markTitle(t.Start + len("处")) // 关系处|处长, where 处处 is one word
		}
	}
	f.chosen = choosings(d.Text)
	f.taiwanese = market.Taiwanese(d)
	f.terms, f.personFrom, f.productFrom, f.holders = f.explained(), map[int]bool{}, map[int]bool{}, map[string]bool{}
	if isEnglish(d) {
		f.lowercase = lowercaseWords(d)
	}
	f.hits = slices.DeleteFunc(hit.Find(nil, lex, d.Text), func(h hit.Hit) bool { return !f.borders.Allow(h.Span) || f.falseAcronym(&h) })
	f.spelled = f.spelledOut()
	return f
}

// hitsIn are the names of the tables that start in [from, to).
func (f *finder) hitsIn(from, to int) []hit.Hit {
	start := func(h hit.Hit, at int) int { return h.Start - at }
	first, _ := slices.BinarySearchFunc(f.hits, from, start)
	hits := f.hits[first:]
	n := 0
	for n < len(hits) && hits[n].Start < to {
		n++
	}
	return hits[:n]
}

// hitAt is the first name of the tables that starts at byte i.
func (f *finder) hitAt(i int) (*hit.Hit, bool) {
	if hits := f.hitsIn(i, i+1); len(hits) > 0 {
		return &hits[0], true
	}
	return nil, false
}

// markTitle notes the post that starts at byte i, if one does.
func (f *finder) markTitle(i int) {
	end, ok := f.longestTitle(i)
	if !ok {
		return
	}
	f.titleFrom[i] = int32(end)
	if f.titleTo[end] == 0 {
		f.titleTo[end] = int32(i + 1)
	}
}

// longestTitle is the end of the post that starts at byte i as a word of its
// own.
func (f *finder) longestTitle(i int) (int, bool) {
	m, ok := f.lex.Longest(lexicon.Titles, f.d.Text, i)
	if end := officerAt(f.d.Text, i); end > m.End {
		return end, true
	}
	if !ok || m.Len() <= utf8.UTFMax-1 && m.Candidates[0].Ambiguous {
		return 0, false
	}
	return m.End, true
}

func (f *finder) propose(start, end int, kind document.Kind, weight float64, rule string) {
	if rest, ok := strings.CutPrefix(f.d.Text[start:], "于"); ok && kind == document.Person && hasAnyPrefix(rest, onDays...) {
		return // 创始人于今日辞职
	}
	f.candidates = append(f.candidates, candidate{Span: document.Span{Start: start, End: end}, kind: kind, weight: weight, rule: rule})
}

// context is how many bytes around a place a rule may look at.
const context = 96

// before is the text of the paragraph up to i, after what follows, as far as
// context reaches.
func (f *finder) before(i int) string {
	line := f.lineAt(i)
	start := max(0, i-context)
	for start < i && !utf8.RuneStart(f.d.Text[start]) {
		start++
	}
	return f.d.Text[max(start, line.Start):i]
}

func (f *finder) after(i int) string { return f.d.Text[i:min(f.lineAt(i).End, i+context)] }

// lineAt is the paragraph that byte i stands in or ends. Rules ask about one place
// many times, so the last answer is kept.
func (f *finder) lineAt(i int) document.Span {
	if i < f.line.Start || i > f.line.End || f.line.End == 0 {
		f.line.Start = strings.LastIndexByte(f.d.Text[:i], '\n') + 1
		f.line.End = len(f.d.Text)
		if n := strings.IndexByte(f.d.Text[i:], '\n'); n >= 0 {
			f.line.End = i + n
		}
	}
	return f.line
}

// startsParagraph reports whether a paragraph starts at byte i.
func (f *finder) startsParagraph(i int) bool { return i == 0 || f.d.Text[i-1] == '\n' }

// boundary reports whether a word ends or starts at byte i.
func (f *finder) boundary(i int) bool { return f.borders.At(i) }

// token is the word that starts at byte i.
func (f *finder) token(i int) (document.Token, bool) {
	if k := f.tokenFrom[i]; k > 0 {
		return f.d.Tokens[k-1], true
	}
	return document.Token{}, false
}

// tokenBefore is the word that ends at byte i.
func (f *finder) tokenBefore(i int) (document.Token, bool) {
	if k := f.tokenTo[i]; k > 0 {
		return f.d.Tokens[k-1], true
	}
	return document.Token{}, false
}

// ordinary reports whether s is one word of the dictionary that is no name.
func (f *finder) ordinary(s document.Span) bool {
	t, ok := f.token(s.Start)
	return ok && t.End == s.End && !nameTag(t.Tag)
}

// nameTag reports whether a part of speech is that of names or unknown words.
func nameTag(tag string) bool {
	switch tag {
	case "", "x", "nt", "nz", "ns", "eng", "j":
		return true
	}
	return strings.HasPrefix(tag, "nr")
}

// titleBefore reports whether the post of a person ends at byte i. 先生 stands
// behind a name, and a 股东 is as often a firm.
func (f *finder) titleBefore(i int) bool {
	return f.titleTo[i] > 0 && !hasAnySuffix(f.d.Text[:i], "先生", "女士", "小姐", "股东")
}

// titleAt reports whether a title starts at byte i, and where it ends. Nothing starts
// beyond the text.
func (f *finder) titleAt(i int) (end int, ok bool) {
	if i >= len(f.titleFrom) {
		return 0, false
	}
	return int(f.titleFrom[i]), f.titleFrom[i] > 0
}

// adverbs stand between a speaker and the verb of saying.
var adverbs = []string{"日前", "近日", "昨日", "昨天", "今日", "今天", "昨晚", "当天", "当日", "当晚", "随后", "此前", "也", "则", "还", "曾", "都", "就", "又", "再次", "对此", "进一步", "首次", "继续", "表态", "坦率地", "坦言", "同时", "明确", "公开", "在电话里", "直接", "均", "并", "亦", "在会上"}

// speechAfter reports whether the words after byte i go on to a verb of saying:
// 张圣认为, 黄震在接受商报记者采访时, 马蔚华日前表示. What only a document does (资料显示)
// is none.
func (f *finder) speechAfter(i int) bool {
	after := f.after(i)
	n := len(after)
	for again := true; again; {
		again = false
		for _, adverb := range adverbs {
			if rest, ok := strings.CutPrefix(after, adverb); ok {
				after, again = rest, true
			}
		}
	}
	if hasAnyPrefix(after, "在接受", "接受", "受访", "向记者", "对记者", "向本报", "对本报", "向媒体", "在电话", "在微博") {
		return true
	}
	at := i + n - len(after)
	if hasAnyPrefix(after, "对", "向") {
		at = f.behindListener(at + len("对"))
	}
	m, ok := f.lex.Longest(lexicon.Verbs, f.d.Text, at)
	if !ok || !f.borders.Free(at) || !f.boundary(m.End) && m.Len() > 3 {
		return false
	}
	class := f.lex.Class(m.Candidates[0].ID)
	return class != "document" && class != "accord"
}

// behindListener is where the verb of saying begins behind the medium that is spoken
// to at byte i: 对|《证券日报》记者|表示. It is i when there is none.
func (f *finder) behindListener(i int) int {
	const most = 14 // characters
	for at, n := i, 0; at < len(f.d.Text) && n < most; n++ {
		r, size := utf8.DecodeRuneInString(f.d.Text[at:])
		if strings.ContainsRune("，。；：、\n", r) {
			break
		}
		if m, ok := f.lex.Longest(lexicon.Verbs, f.d.Text, at); ok && m.Len() > 3 && n > 0 && f.borders.Free(at) {
			return at
		}
		at += size
	}
	return i
}

func runes(s string) int { return utf8.RuneCountInString(s) }

func (f *finder) runes(s document.Span) int { return runes(f.d.Slice(s)) }

func isHan(r rune) bool { return 0x3400 <= r && r <= 0x9fff || 0x20000 <= r && r <= 0x323af }

func isUpper(r rune) bool { return 'A' <= r && r <= 'Z' }

func isLatin(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }

func (f *finder) runeAt(i int) rune { r, _ := utf8.DecodeRuneInString(f.d.Text[i:]); return r }

func (f *finder) runeBefore(i int) rune { r, _ := utf8.DecodeLastRuneInString(f.d.Text[:i]); return r }

// behind yields the place behind each occurrence of the words, word by word.
func (f *finder) behind(words ...string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for _, w := range words {
			for at := 0; ; {
				k := strings.Index(f.d.Text[at:], w)
				if k < 0 {
					break
				}
				at += k + len(w)
				if !yield(at) {
					return
				}
			}
		}
	}
}

func hasAnyPrefix(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func hasAnySuffix(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

func containsAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
