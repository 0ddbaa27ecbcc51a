package quote

import "strings"

// withoutAdverbs takes the adverbs, auxiliaries and days off the end of the
// words before a verb: Acme also, Acme on Tuesday, Acme has.
func withoutAdverbs(lead string) string {
	for {
		lead = strings.TrimRight(lead, " ")
		for _, occasion := range []string{" at the time", " in a statement", " in an interview", " in a filing", " in a memo", " in a letter", " in an email", " in a blog post"} {
			lead = strings.TrimSuffix(lead, occasion)
		}
		k := strings.LastIndexByte(lead, ' ') + 1
		word := lead[k:]
		switch {
		case adverbsBefore[word], isDay(word) && k > 0:
			lead = lead[:k]
		case word == "on" || word == "late" || word == "early":
			lead = lead[:k]
		default:
			return lead
		}
	}
}

// withoutCode takes the bracket behind a source off the words before a verb: Acme
// (NYSE: ACM), Jane Doe (left).
func withoutCode(lead string) string {
	const longest = 60
	k := strings.LastIndexByte(lead, '(')
	if k <= 0 || lead[k-1] != ' ' || !strings.HasSuffix(lead, ")") || len(lead)-k > longest || strings.Count(lead[k:], ")") > 1 {
		return lead
	}
	return strings.TrimRight(lead[:k], " ")
}

var adverbsBefore = wordSet(`also later earlier recently repeatedly separately previously has had have still now today yesterday publicly again jointly reportedly initially originally already once further both all
	simply quickly quietly formally subsequently privately bluntly recently even`)

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

func isDay(word string) bool {
	switch strings.Trim(word, ",.") {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun":
		return true
	}
	return false
}

// occasions are the nouns of where something is said.
var occasions = wordSet(`statement interview interviews release filing filings report note notes letter memo post tweet tweets email e-mail call conference meeting speech presentation podcast message briefing announcement complaint
	event summit prospectus document documents earnings testimony hearing blog advisory update notice lawsuit brief keynote webcast Twitter Facebook LinkedIn X Weibo television TV stage program show forum`)

// skipOccasion is the length of what stands between a verb and its content
// without being said: the day, the occasion and whom it was with.
func skipOccasion(text string) int {
	at := 0
	for {
		n := skipOne(text[at:])
		if n == 0 {
			return at
		}
		at += n
	}
}

func skipOne(text string) int {
	body := strings.TrimLeft(text, " ,")
	gap := len(text) - len(body)
	words := strings.SplitN(body, " ", 14)
	word := func(i int) string {
		if i < len(words) {
			return strings.Trim(words[i], ",:.")
		}
		return ""
	}
	span := func(n int) int { // the length of the first n words
		length := gap
		for i := range n {
			length += len(words[i]) + 1
		}
		return min(length, len(text))
	}
	first := word(0)
	switch {
	case isDay(first):
		return span(1)
	case (first == "on" || first == "late" || first == "early" || first == "last" || first == "this") && isDay(word(1)):
		return span(2)
	case first == "late" && word(1) == "on" && isDay(word(2)):
		return span(3)
	case first == "today" || first == "yesterday" || first == "earlier" && !strings.HasSuffix(words[0], ","):
		return span(1)
	case (first == "last" || first == "this") && (word(1) == "week" || word(1) == "month" || word(1) == "year" || word(1) == "quarter"):
		return span(2)
	case first == "in" && isMonth(word(1)), first == "in" && isYear(word(1)):
		return span(2)
	case first == "on" && isMonth(word(1)) && word(2) != "" && word(2)[0] <= '9':
		return span(3)
	case first == "in" || first == "on" || first == "at" || first == "during" || first == "via" || first == "by" || first == "through":
		return span(occasion(words, word))
	}
	return 0
}

// occasion counts the words of a prepositional phrase of occasion: in an
// e-mailed statement to Reuters.
func occasion(words []string, word func(int) string) int {
	n := 0
	for i := 1; i < len(words) && i <= 6; i++ {
		if occasions[word(i)] && !strings.Contains(strings.Join(words[1:i], " "), ",") {
			n = i + 1
			if strings.HasSuffix(words[i], ",") || strings.HasSuffix(words[i], ":") {
				return n
			}
		}
	}
	if n == 0 {
		return 0
	}
	switch word(n) {
	case "with", "to", "on", "for", "at", "from":
		// with whom: names and at most an article
		k := n + 1
		for k < len(words) && k < n+6 {
			w := word(k)
			if w == "" || w != "the" && w != "a" && w != "an" && w != "clients" && w != "employees" && w != "investors" && w != "analysts" && w != "staff" && w != "customers" && w != "reporters" && w != "shareholders" && !(w[0] >= 'A' && w[0] <= 'Z') {
				break
			}
			if isDay(w) {
				break
			}
			k++
			if strings.HasSuffix(words[k-1], ",") || lowerNoun(w) {
				break
			}
		}
		if k > n+1 {
			return k
		}
	}
	return n
}

func lowerNoun(w string) bool { return len(w) > 3 && w[0] >= 'a' && w[0] <= 'z' }

func isMonth(word string) bool {
	switch strings.TrimSuffix(word, ".") {
	case "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec":
		return true
	}
	return false
}

func isYear(word string) bool {
	return len(word) == 4 && (strings.HasPrefix(word, "19") || strings.HasPrefix(word, "20"))
}
