package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// Sentences sets d.Sentences and the Sentences of each paragraph. It needs
// d.Paragraphs and d.Quotations. A sentence takes the closing marks after its
// end with it. Titles and brackets do not divide, quotations do: 他说：“甲。乙。”
// is two sentences, the first of which ends with 甲。.
func Sentences(d *document.Document) {
	d.Sentences = d.Sentences[:0]
	titles := 0
	for p := range d.Paragraphs {
		paragraph := &d.Paragraphs[p]
		text := d.Text[:paragraph.End]
		paragraph.Sentences.First = len(d.Sentences)
		start := paragraph.Start
		for i := start; i < len(text); {
			for titles < len(d.Quotations) && (!d.Quotations[titles].Title || d.Quotations[titles].End <= i) {
				titles++
			}
			if titles < len(d.Quotations) && d.Quotations[titles].Start == i {
				i = d.Quotations[titles].End
				continue
			}
			end, found := sentenceEnd(text, i)
			if found {
				addSentence(d, start, end, p)
				start = end
			}
			i = end
		}
		addSentence(d, start, len(text), p)
		paragraph.Sentences.End = len(d.Sentences)
	}
}

// maxSentence is, in bytes, more than a sentence has. What follows in a longer
// run without an end, a dump of numbers say, is taken for another sentence: the
// stages that weigh all parts of a sentence against each other rely on it.
const maxSentence = 6000

// addSentence adds text[start:end] without the space around it.
func addSentence(d *document.Document, start, end, paragraph int) {
	for end-start > maxSentence {
		at := start + maxSentence
		for !utf8.RuneStart(d.Text[at]) {
			at--
		}
		if comma := strings.LastIndexAny(d.Text[start:at], "，；、,; "); comma > 0 {
			_, size := utf8.DecodeRuneInString(d.Text[start+comma:])
			at = start + comma + size
		}
		addSentence(d, start, at, paragraph)
		start = at
	}
	body := strings.TrimLeft(d.Text[start:end], " ")
	start = end - len(body)
	end = start + len(strings.TrimRight(body, " "))
	if start < end {
		d.Sentences = append(d.Sentences, document.Sentence{Span: document.Span{Start: start, End: end}, Paragraph: paragraph})
	}
}

// maxAside bounds, in bytes, a pair of brackets whose inside does not divide.
const maxAside = 300

// sentenceEnd reads one character at i, or all that belongs to it. found says
// that a sentence ends at end.
func sentenceEnd(text string, i int) (end int, found bool) {
	if c := text[i]; 0xe4 <= c && c <= 0xe9 && i+3 <= len(text) {
		return i + 3, false // a Chinese character
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	end = i + size
	switch r {
	case '。', '！', '？':
	case '…':
		end = skip(text, end, "…")
		if after := skip(text, end, closing); after == end && after < len(text) {
			return end, false // a pause, not an end
		}
	case '（', '(':
		if n := strings.IndexAny(text[end:min(len(text), end+maxAside)], "）)"); n >= 0 {
			return end + n, false
		}
		return end, false
	case '!', '?':
		if !latinEnd(text, i, end) && end < len(text) && text[end] < utf8.RuneSelf && text[end] != '"' {
			return end, false // within an address
		}
	case '.':
		if !latinEnd(text, i, end) || abbreviated(text, i, end) {
			return end, false
		}
	default:
		return end, false
	}
	end = skip(text, end, "。！？!?…"+closing)
	next, _ := utf8.DecodeRuneInString(text[end:])
	return end, end == len(text) || !strings.ContainsRune("，、；：,;:）)", next)
}

// closing marks go with the sentence before them.
const closing = "”’」』）)\"》"

// skip is the place after all characters of set at i.
func skip(text string, i int, set string) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !strings.ContainsRune(set, r) {
			break
		}
		if r == '"' && i > 0 && text[i-1] == ' ' {
			break
		}
		i += size
	}
	return i
}

// latinEnd reports whether the mark at [i, end) ends a sentence of Latin text
// by what follows it: nothing, or a space and no small letter.
func latinEnd(text string, i, end int) bool {
	end = skip(text, end, closing)
	if end == len(text) {
		return true
	}
	if text[end] != ' ' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[end:], " "))
	return !unicode.IsLower(next)
}

// abbreviated reports whether the full stop at i belongs to an abbreviation
// and does not end the sentence as well.
func abbreviated(text string, i, end int) bool {
	word := text[strings.LastIndexAny(text[:i], " (\"“‘\n")+1 : i]
	if r, size := utf8.DecodeRuneInString(word); size > 1 && !unicode.IsLetter(r) {
		word = word[size:]
	}
	rest := strings.TrimLeft(text[end:], " ")
	if rest == "" {
		return false
	}
	switch word {
	case "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Sen", "Rep", "Gov", "Lt", "Col", "Sgt", "Capt", "Rev", "Hon", "St", "Mt",
		"Messrs", "vs", "v", "e.g", "i.e", "cf", "approx", "est", "Dept", "Fig", "Vol", "Ft":
		return true
	case "No", "Nos", "Art", "Sec", "pp", "p", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec":
		return '0' <= rest[0] && rest[0] <= '9'
	case "Inc", "Corp", "Co", "Cos", "Ltd", "Bros", "Jr", "Sr", "PLC", "LLC", "N.V", "S.A", "a.m", "p.m", "etc":
		return !startsSentence(rest)
	}
	if len(word) == 1 && 'A' <= word[0] && word[0] <= 'Z' { // an initial
		return true
	}
	return strings.Contains(word, ".") && initials(word) && !startsSentence(rest)
}

// initials reports whether word is letters with full stops between them: U.S.
func initials(word string) bool {
	for j := 0; j < len(word); j++ {
		if j%2 == 1 != (word[j] == '.') {
			return false
		}
	}
	return len(word)%2 == 1
}

// startsSentence reports whether rest opens with a word that rarely has a
// capital but at the start of a sentence.
func startsSentence(rest string) bool {
	word, _, _ := strings.Cut(rest, " ")
	switch strings.Trim(word, ",\"“") {
	case "The", "A", "An", "This", "That", "These", "Those", "It", "Its", "He", "She", "They", "We", "I", "You", "His", "Her", "Their", "Our",
		"In", "On", "At", "By", "For", "From", "With", "As", "After", "Before", "If", "When", "While", "Since", "Although", "But", "And", "Or",
		"However", "Meanwhile", "Shares", "Analysts", "Revenue", "Sales", "Profit", "Some", "Many", "Most", "Last", "Under", "To", "There", "Over",
		"Rivals", "Investors", "Executives", "Net", "Total", "Operating", "Excluding", "Earnings", "Other", "Earlier", "Still", "Separately", "Also", "Both":
		return true
	}
	return false
}
