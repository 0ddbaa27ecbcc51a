package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
)

// An englishWord is a word of English text without the marks around it and
// without the s of a possessive. The full stop of an initial belongs to it.
type englishWord struct {
	document.Span
	capital bool
	owner   bool // 's or ’ follows
	first   bool // it starts its sentence or its quotation
}

// englishNames proposes the names of an English article. Runs of capitalized
// words are cut free of titles and of words that only describe (englishRuns);
// then every place where the article writes a name votes on its kind
// (english_evidence.go), since most places say little by themselves.
func (f *finder) englishNames() {
	f.genitives = genitiveNames(f.d.Text)
	for _, s := range f.d.Sentences {
		words := f.englishWords(s.Span)
		if headline(f.d.Slice(s.Span), words) {
			continue
		}
		for i := 0; i < len(words); {
			n := f.englishRun(words[i:])
			if n == 0 {
				i++
				continue
			}
			f.splitRun(words[i : i+n])
			if i += n; i < len(words) && f.codeBehind(words[i-1], words[i]) {
				i++
			}
		}
	}
	f.voteOnNames()
}

// englishWords cuts a sentence into words.
func (f *finder) englishWords(s document.Span) []englishWord {
	var words []englishWord
	text := f.d.Text
	first := true
	for i := s.Start; i < s.End; {
		r, size := utf8.DecodeRuneInString(text[i:s.End])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '&' {
			first = first || r == '“' || r == '"' || r == '”'
			i += size
			continue
		}
		w := englishWord{Span: document.Span{Start: i}, first: first}
		for i < s.End {
			r, size := utf8.DecodeRuneInString(text[i:s.End])
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !(strings.ContainsRune("'’-.&/!", r) && i+size < s.End && wordRune(text[i+size:s.End])) && r != '&' {
				break
			}
			i += size
		}
		w.End = i
		if k := strings.IndexByte(text[w.Start:w.End], '-'); k > 1 && compound(text[w.Start+k+1:w.End]) {
			w.End, i = w.Start+k, w.Start+k
		}
		if !f.genitives[strings.ReplaceAll(text[w.Start:w.End], "’", "'")] {
			w.dressed(text, s.End)
		}
		w.capital = capitalized(text[w.Start:w.End])
		i = max(i, w.End)
		words = append(words, w)
		first = false
	}
	return words
}

// compound reports whether a word behind a hyphen is none of the name before it:
// Acme-backed, Ohio-based.
func compound(word string) bool {
	switch word {
	case "backed", "owned", "based", "bound", "led", "listed", "style", "like", "related", "made", "branded", "controlled", "run", "developed", "funded", "linked", "area", "born", "headquartered", "founded", "designed", "powered", "enabled", "driven", "generated", "focused", "approved", "sponsored", "trained", "wide", "bashing", "heavy", "rich", "only":
		return true
	}
	return false
}

func wordRune(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// dressed takes the possessive off a word and gives an initial or an
// abbreviation its full stop.
func (w *englishWord) dressed(text string, end int) {
	word := text[w.Start:w.End]
	for _, s := range []string{"'s", "’s"} {
		if strings.HasSuffix(word, s) {
			w.End, w.owner = w.End-len(s), true
			return
		}
	}
	rest := text[w.End:end]
	switch {
	case strings.HasPrefix(rest, "' ") || strings.HasPrefix(rest, "’ "):
		w.owner = strings.HasSuffix(word, "s")
	case strings.HasPrefix(rest, ".") && (len(word) == 1 && isUpper(rune(word[0])) || strings.Contains(word, ".") || abbreviation(word)):
		if after := rest[1:]; after != "" {
			w.End++
		}
	}
}

// genitiveNames are the names of firms that end with an s of their own, as their legal
// form behind it tells: Dillard's of Dillard's Inc.
func genitiveNames(text string) map[string]bool {
	var names map[string]bool
	for _, mark := range []string{"'s ", "’s "} {
		for at := 0; ; {
			k := strings.Index(text[at:], mark)
			if k < 0 {
				break
			}
			at += k + len(mark)
			form, _, _ := strings.Cut(text[at:min(len(text), at+16)], " ")
			if corporateForm(strings.TrimRight(form, ",;)")) {
				word := text[:at-1]
				word = word[strings.LastIndexAny(word, " \n(“\"")+1:]
				if names == nil {
					names = map[string]bool{}
				}
				names[strings.ReplaceAll(word, "’", "'")] = true
			}
		}
	}
	return names
}

// abbreviation reports whether a word within a name is written with a full stop.
func abbreviation(word string) bool {
	switch word {
	case "Jr", "Sr", "St", "Mr", "Mrs", "Ms", "Dr", "Inc", "Corp", "Co", "Ltd", "Bros", "Cos":
		return true
	}
	return false
}

// capitalized reports whether a word is written as one of a name: Acme, eBay, 3M.
func capitalized(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	switch {
	case unicode.IsUpper(r) || word == "&":
		return true
	case unicode.IsDigit(r):
		return len(word) > size && isUpper(rune(word[size]))
	}
	next, _ := utf8.DecodeRuneInString(word[size:])
	return unicode.IsLower(r) && unicode.IsUpper(next)
}

// headline reports whether a sentence is written with capitals throughout, so
// that they tell no names.
func headline(text string, words []englishWord) bool {
	if strings.HasSuffix(text, ".") {
		return false
	}
	long, capital := 0, 0
	for _, w := range words {
		if w.Len() >= 4 {
			long++
			if w.capital {
				capital++
			}
		}
	}
	return long >= 4 && capital*10 >= long*8
}

// englishRun counts the words at the start of words that make one run: words
// with capitals, with what joins them within names.
func (f *finder) englishRun(words []englishWord) int {
	if !words[0].capital || f.d.Slice(words[0].Span) == "&" {
		return 0
	}
	n := 1
	for n < len(words) {
		k := f.joined(words, n)
		if k == 0 {
			break
		}
		n += k
	}
	return n
}

// joined counts the words from n on that go on with the run before: the next
// with a capital, or small words and the one behind them.
func (f *finder) joined(words []englishWord, n int) int {
	last, w := words[n-1], words[n]
	gap := f.d.Text[last.End:w.Start]
	word := f.d.Slice(w.Span)
	switch {
	case last.owner:
		return 0
	case gap == " " && f.runeBefore(last.End) == '.' && corporateForm(f.d.Slice(last.Span)) && !corporateForm(word):
		return 0 // Acme Corp. | Brightwave: a sentence may begin there
	case f.codeBehind(last, w):
		return 0 // BGC Partners | BGCP
	case gap == ", " && (corporateForm(word) || word == "Jr." || word == "Jr"):
		return 1
	case gap != " ":
		return 0
	case w.capital && word != "&" || f.versionWord(words[:n], word):
		return 1
	case n+1 >= len(words) || f.d.Text[w.End:words[n+1].Start] != " ":
		return 0
	}
	next := words[n+1]
	switch word {
	case "&":
		if next.capital {
			return 2
		}
	case "of", "for":
		if head := f.d.Slice(last.Span); head == "Board" && f.d.Slice(next.Span) == "The" {
			return 0 // Foundation Board of | The World Forum
		} else if next.capital && (organizationWord(head) || word == "of" && head == "Bank") {
			return 2
		}
		if n+2 < len(words) && f.d.Slice(next.Span) == "the" && words[n+2].capital && organizationWord(f.d.Slice(last.Span)) {
			return 3
		}
	case "and":
		return f.joinedByAnd(words, n)
	case "van", "von", "de", "der", "den", "di", "du", "la", "bin":
		if givenNames()[f.d.Slice(words[n-1].Span)] || n == 1 {
			if next.capital {
				return 2
			}
			if n+2 < len(words) && words[n+2].capital && (f.d.Slice(next.Span) == "der" || f.d.Slice(next.Span) == "la" || f.d.Slice(next.Span) == "den") {
				return 3
			}
		}
	}
	return 0
}

// codeBehind reports whether w is the code of a share right behind the last word of its
// firm.
func (f *finder) codeBehind(last, w englishWord) bool {
	form, code := f.d.Slice(last.Span), f.d.Slice(w.Span)
	return f.d.Text[last.End:w.Start] == " " && (corporateForm(form) || companyWords()[form]) && tickerWord(code) && !corporateForm(code) && !companyWords()[code]
}

// tickerWord reports whether a word is written as the code of a share.
func tickerWord(word string) bool {
	return len(word) >= 2 && len(word) <= 5 && strings.ToUpper(word) == word && strings.ToLower(word) != word && !strings.Contains(word, ".")
}

// joinedByAnd joins the parts of an authority's name: Securities and Exchange
// Commission.
func (f *finder) joinedByAnd(words []englishWord, n int) int {
	if n > 2 || words[n-1].owner {
		return 0
	}
	for k := n + 1; k < len(words) && k <= n+3 && words[k].capital; k++ {
		if authorityWord(f.d.Slice(words[k].Span)) && k > n+1 {
			return k - n + 1
		}
	}
	return 0
}

func authorityWord(word string) bool {
	switch word {
	case "Commission", "Administration", "Authority", "Agency", "Board", "Ministry", "Association", "Committee", "Council", "Bureau":
		return true
	}
	return false
}

// versionWord reports whether a number goes on with a product's name: Model 3,
// Galaxy S9; the run before must be of one or two words.
func (f *finder) versionWord(run []englishWord, word string) bool {
	if len(run) > 2 || len(word) > 4 {
		return false
	}
	for i := range len(word) {
		if (word[i] < '0' || word[i] > '9') && !(i > 0 && i == len(word)-1 && isLatin(rune(word[i]))) {
			return false
		}
	}
	switch f.d.Slice(run[len(run)-1].Span) {
	case "Model", "Galaxy", "iPhone", "iPad", "Windows", "Watch", "Series", "PlayStation", "Xbox", "Pixel", "Echo", "Quest", "Switch", "Phone":
		return true
	}
	return false
}

// splitRun cuts the titles out of a run and takes up what is left: Acme | CEO |
// Jane Doe.
func (f *finder) splitRun(words []englishWord) {
	start := 0
	for i := 0; i < len(words); {
		end, ok := f.titleOver(words[i:])
		if !ok || f.titleInName(words, i) {
			i++
			continue
		}
		k := i
		for k < len(words) && words[k].Start < end {
			k++
		}
		f.takeRun(words[start:i], false)
		start, i = k, k
		if k < len(words) && end > words[k-1].End+1 {
			break
		}
	}
	f.takeRun(words[start:], start > 0)
}

// titleOver is where the title ends that the first of the words belongs to, as CEO
// does to interim CEO.
func (f *finder) titleOver(words []englishWord) (end int, ok bool) {
	if end, ok := f.titleAt(words[0].Start); ok {
		return end, true
	}
	const longest = 4 // words of a title that are written large
	for _, w := range words[:min(longest, len(words))] {
		if start := int(f.titleTo[w.End]) - 1; start >= 0 && start < words[0].Start && f.d.Text[start] >= 'a' {
			return w.End, true
		}
	}
	return 0, false
}

// titleInName reports whether the word of a post at i belongs to a name: Angel
// Oak Capital, Trader Joe.
func (f *finder) titleInName(words []englishWord, i int) bool {
	switch word := f.d.Slice(words[i].Span); word {
	case "Angel", "Author", "Host", "Head", "Fellow", "Partner", "Publisher", "Engineer", "Judge", "Dean", "Chancellor", "Governor", "Secretary", "Developer", "Miss", "Sir":
		return companyWords()[f.d.Slice(words[len(words)-1].Span)] || word == "Dean" && i == 0 && len(words) > 1
	case "Mr", "Mrs", "Ms", "Dr", "Prof", "Mr.", "Mrs.", "Ms.", "Dr.":
		return true
	case "Research":
		return i > 0 // Acme Research analyst
	}
	return false
}

// takeRun takes up a run as a place of a name, without the words before it that
// describe it. titled says that a title stood before.
func (f *finder) takeRun(words []englishWord, titled bool) {
	honored := false
	for len(words) > 0 {
		w := words[0]
		word := f.d.Slice(w.Span)
		switch {
		case f.honorific(w.Span):
			honored = true
		case word == "The" && !w.first && len(words) == 2:
			f.endRun(words, titled, honored) // building The Yes
			return
		case functionWords()[strings.ToLower(word)] && len(words) > 1 && !f.knownRun(words) && (w.first || !ordinal(word)), functionWords()[strings.ToLower(word)] && w.first,
			describes(word) && !f.knownRun(words) && !f.attributive(words) && !f.bankOf(words),
			len(words) > 1 && f.dayOrMonth(w.Span),
			w.first && len(words) > 1 && f.lowercase[strings.ToLower(word)] && !givenNames()[word] && !f.knownRun(words) && !f.bankOf(words),
			nationality(word) && len(words) > 1 && !f.knownRun(words) && !(len(words) > 2 && corporateForm(f.d.Slice(words[len(words)-1].Span))):
		default:
			f.endRun(words, titled, honored)
			return
		}
		words = words[1:]
	}
}

// dayOrMonth reports whether a word at the start of a run tells when, and is no part
// of the name behind it: on Thursday | Andy Ames, in June | Acme.
func (f *finder) dayOrMonth(s document.Span) bool {
	word := f.d.Slice(s)
	switch word {
	case "March", "May", "June":
	default:
		if !calendarWord(word) {
			return false
		}
	}
	return strings.HasSuffix(word, "day") || hasAnySuffix(f.before(s.Start), "in ", "In ", "since ", "Since ", "last ", "Last ", "this ", "until ", "by ")
}

// bankOf reports whether the first word of a run heads a name that goes on
// behind of: Bank of Queensland.
func (f *finder) bankOf(words []englishWord) bool {
	return len(words) > 2 && f.d.Slice(words[0].Span) == "Bank" && f.d.Slice(words[1].Span) == "of"
}

// attributive reports whether a word that describes is the first of a firm's own
// name: Consumer Intelligence Partners, but not Rivals Acme Inc.
func (f *finder) attributive(words []englishWord) bool {
	switch f.d.Slice(words[0].Span) {
	case "Consumer", "Media", "Digital", "Mobile", "Online", "Cloud", "Global", "Capital", "Software", "Services", "Advertising", "Commercial", "Industrial", "Vehicle", "World", "Big", "Core", "Hardware", "Data", "Net":
		return len(words) > 1 && (!words[0].first || companyWords()[f.d.Slice(words[len(words)-1].Span)])
	}
	return false
}

// ordinal reports whether a function word may begin a name: First Round Capital.
func ordinal(word string) bool {
	switch word {
	case "First", "Second", "Third", "Fourth", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "New", "Next", "Under", "Over", "Above", "Now", "Every", "Just":
		return true
	}
	return false
}

// endRun takes the days and months off the end of a run and notes the place.
func (f *finder) endRun(words []englishWord, titled, honored bool) {
	for len(words) > 1 && calendarWord(f.d.Slice(words[len(words)-1].Span)) {
		words = words[:len(words)-1]
	}
	last := words[len(words)-1]
	s := document.Span{Start: words[0].Start, End: last.End}
	if last.Len() > 1 && !initialed(f.d.Slice(last.Span)) && f.d.Text[last.End-1] == '.' {
		s.End-- // the full stop of Inc. is no part of the name
	}
	name := f.d.Slice(s)
	if len(words) > 1 && namesNobody(name, f.d.Slice(last.Span)) || f.studied(s.Start) {
		return
	}
	if len(words) == 1 && (notNames()[name] || functionWords()[strings.ToLower(name)] || f.lowercase[strings.ToLower(name)] && words[0].first || f.term(name)) || englishPlace(name) || placeWords(strings.Fields(name)) {
		return
	}
	f.placed = append(f.placed, namePlace{Span: s, name: name, words: len(words), titled: titled, honored: honored, first: words[0].first, owner: last.owner})
}

// initialed reports whether a word ends with a full stop of its own: J.P., U.S.
func initialed(word string) bool {
	return len(word) >= 2 && word[len(word)-1] == '.' && isUpper(rune(word[len(word)-2])) && (len(word) == 2 || word[len(word)-3] == '.')
}

// knownRun reports whether the tables know the words as one name.
func (f *finder) knownRun(words []englishWord) bool {
	m, ok := f.lex.Longest(lexicon.Names, f.d.Text, words[0].Start)
	return ok && m.End > words[0].End
}

// describes reports whether a word with a capital, as at the start of a sentence
// or in a headline, only says what follows: Rivals Acme, Chipmaker Acme.
func describes(word string) bool {
	lower := strings.ToLower(word)
	if strings.HasSuffix(lower, "maker") || strings.HasSuffix(lower, "makers") {
		return true
	}
	return descriptions()[lower]
}

func calendarWord(word string) bool {
	switch strings.TrimSuffix(word, ".") {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "April", "July", "August", "September", "October", "November", "December", "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec":
		return true
	}
	return false
}

// startsLike reports whether a name of the tables is one word at the start of a
// sentence that describes what follows, or that the article writes small
// elsewhere: Core sales rose.
func (f *finder) startsLike(s document.Span) bool {
	name := strings.ToLower(f.d.Slice(s))
	if !f.lowercase[name] && !descriptions()[name] && !functionWords()[name] {
		return false
	}
	before := strings.TrimRight(f.before(s.Start), " \"“")
	return before == "" || hasAnySuffix(before, ".", "!", "?", "”", "\"", "--", "—")
}

// lostApostrophe reports whether a firm's name at s is a possessive of which a
// scraper dropped the apostrophe: Alcoas operations.
func (f *finder) lostApostrophe(s document.Span, kind document.Kind) bool {
	rest := f.d.Text[s.End:]
	return kind == document.Company && len(rest) > 2 && rest[0] == 's' && rest[1] == ' ' && (rest[2] >= 'a' && rest[2] <= 'z' || isUpper(rune(rest[2])))
}
