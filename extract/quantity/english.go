package quantity

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// word reads the English number that begins with the word at i, if one does,
// and returns where to go on.
func (s *scanner) word(i int) int {
	end := wordEnd(s.text, i)
	switch s.text[i] | 0x20 {
	case 'o', 't', 'f', 's', 'e', 'n', 'a', 'h', 'd', 'q':
	default:
		return end
	}
	if i > 0 && (isLetter(s.text[i-1]) || isDigit(s.text[i-1])) {
		return end
	}
	if factor := factorWord(s.text[i:end]); factor.Sign() > 0 {
		it := s.item(numeral{start: i, end: end, mantissa: factor, han: true})
		it.Kind, it.Unit, it.Measure, it.suffix = Factor, "1", s.text[i:end], true
		return s.push(it)
	}
	n, ok := wordsAt(s.text, i, end)
	if !ok {
		return end
	}
	s.add(n)
	return max(end, n.end)
}

func wordEnd(text string, i int) int {
	for i < len(text) && isLetter(text[i]) {
		i++
	}
	return i
}

// factorWord is how many times a verb multiplies, or 0.
func factorWord(w string) document.Decimal {
	switch {
	case hasWord(w, "doubled") || hasWord(w, "doubling"):
		return decimalOf(2)
	case hasWord(w, "tripled") || hasWord(w, "tripling") || hasWord(w, "trebled"):
		return decimalOf(3)
	case hasWord(w, "quadrupled") || hasWord(w, "quadrupling"):
		return decimalOf(4)
	case hasWord(w, "halved") || hasWord(w, "halving"):
		return decimalOf(5).Shift(-1)
	}
	return document.Decimal{}
}

// wordsAt reads twenty-five, two hundred, half a million, two-thirds.
func wordsAt(text string, i, end int) (n numeral, ok bool) {
	n = numeral{start: i, han: true}
	w := text[i:end]
	switch {
	case hasWord(w, "half"):
		rest := text[end:]
		for _, a := range [...]string{" a ", "-a-", "-"} {
			if tail, found := strings.CutPrefix(rest, a); found {
				if power, length := wordScale(tail); power > 0 {
					n.mantissa, n.scale, n.scaled = decimalOf(5).Shift(-1), power, true
					n.end = len(text) - len(tail) + length
					return n, true
				}
			}
		}
		if strings.HasPrefix(rest, " of ") {
			n, ok = quotient(decimalOf(1), decimalOf(2))
			n.start, n.end = i, end
			return n, ok
		}
		return n, false
	case hasWord(w, "a"), hasWord(w, "an"):
		return articleNumber(text, i, end)
	}
	value := smallNumber(w)
	if value == 0 {
		return n, false
	}
	n.one = value == 1
	n.end = end
	if next := end + 1; value >= 20 && value%10 == 0 && next < len(text) && (text[end] == '-' || text[end] == ' ') {
		stop := wordEnd(text, next)
		if unit := smallNumber(text[next:stop]); unit > 0 && unit < 10 {
			value, n.end = value+unit, stop
		}
	}
	if byteAt(text, n.end) == '-' || byteAt(text, n.end) == ' ' {
		if den, stop := denominatorWord(text, n.end+1); den > value && (text[n.end] == '-' || strings.HasPrefix(text[stop:], " of ")) {
			n, ok = quotient(decimalOf(value), decimalOf(den))
			n.start, n.end = i, stop
			return n, ok
		}
		if hasWord(text[n.end+1:], "hundred") && value < 100 {
			value, n.end, n.one = value*100, n.end+1+len("hundred"), false
		}
	}
	n.mantissa = decimalOf(value)
	n.readWordScale(text, false)
	if fold := text[n.end:]; hasWord(fold, "fold") || hasWord(strings.TrimPrefix(fold, "-"), "fold") {
		n.one = false
	}
	return n, true
}

// articleNumber reads a million, a hundred thousand, a third of.
func articleNumber(text string, i, end int) (n numeral, ok bool) {
	if byteAt(text, end) != ' ' {
		return n, false
	}
	n = numeral{start: i, han: true, mantissa: decimalOf(1)}
	if power, length := wordScale(text[end+1:]); power > 0 {
		n.scale, n.scaled, n.end = power, true, end+1+length
		return n, true
	}
	if hasWord(text[end+1:], "hundred") {
		n.mantissa, n.end = decimalOf(100), end+1+len("hundred")
		n.readWordScale(text, false)
		return n, true
	}
	if den, stop := denominatorWord(text, end+1); den > 0 && strings.HasPrefix(text[stop:], " of ") {
		n, ok = quotient(decimalOf(1), decimalOf(den))
		n.start, n.end = i, stop
		return n, ok
	}
	return n, false
}

// denominatorWord reads third, quarters, tenth at i.
func denominatorWord(text string, i int) (den int64, end int) {
	if i >= len(text) {
		return 0, i
	}
	end = wordEnd(text, i)
	switch strings.TrimSuffix(text[i:end], "s") {
	case "half", "halve":
		return 2, end
	case "third":
		return 3, end
	case "quarter", "fourth":
		return 4, end
	case "fifth":
		return 5, end
	case "sixth":
		return 6, end
	case "eighth":
		return 8, end
	case "tenth":
		return 10, end
	}
	return 0, end
}

// smallNumber is the value of a number word up to ninety, or 0.
func smallNumber(w string) int64 {
	if len(w) < 3 || len(w) > 9 {
		return 0
	}
	for _, n := range [...]struct {
		text  string
		value int64
	}{{"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9}, {"ten", 10},
		{"eleven", 11}, {"twelve", 12}, {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19},
		{"twenty", 20}, {"thirty", 30}, {"forty", 40}, {"fifty", 50}, {"sixty", 60}, {"seventy", 70}, {"eighty", 80}, {"ninety", 90}} {
		if len(w) == len(n.text) && equalFold(w, n.text) {
			return n.value
		}
	}
	return 0
}
