package quantity

import (
	"strings"
	"sync"

	"github.com/newsgraph/kg/extract/internal/wordset"
)

// bound tells on which side of the figure the truth lies.
type bound uint8

const (
	exact   bound = iota
	about         // 约, roughly
	atLeast       // 超过, 至少, more than
	atMost        // 近, 不到, up to
)

type boundWord struct {
	text string
	side bound
}

// boundsBefore stand before the number; of several that fit the longest counts.
var boundsBefore = []boundWord{
	{"不超过", atMost}, {"不高于", atMost}, {"不多于", atMost}, {"未超过", atMost}, {"没有超过", atMost}, {"未到", atMost}, {"不到", atMost}, {"不足", atMost}, {"低于", atMost}, {"少于", atMost}, {"小于", atMost}, {"至多", atMost}, {"最多", atMost}, {"接近", atMost}, {"将近", atMost}, {"逼近", atMost}, {"直逼", atMost}, {"跌破", atMost}, {"失守", atMost}, {"近", atMost},
	{"不低于", atLeast}, {"不少于", atLeast}, {"不小于", atLeast}, {"不下", atLeast}, {"超过", atLeast}, {"突破", atLeast}, {"高于", atLeast}, {"多于", atLeast}, {"大于", atLeast}, {"至少", atLeast}, {"最少", atLeast}, {"首破", atLeast}, {"远超", atLeast}, {"高出", atLeast}, {"超", atLeast}, {"逾", atLeast}, {"破", atLeast}, {"起码", atLeast},
	{"大约", about}, {"大概", about}, {"大致", about}, {"约为", about}, {"约合", about}, {"约", about}, {"差不多", about}, {"大体", about}, {"估计", about}, {"左右", about},
	{"no more than", atMost}, {"not more than", atMost}, {"less than", atMost}, {"fewer than", atMost}, {"as much as", atMost}, {"as many as", atMost}, {"up to", atMost}, {"at most", atMost}, {"nearly", atMost}, {"almost", atMost}, {"close to", atMost}, {"under", atMost}, {"below", atMost}, {"just shy of", atMost},
	{"no less than", atLeast}, {"no fewer than", atLeast}, {"more than", atLeast}, {"at least", atLeast}, {"greater than", atLeast}, {"higher than", atLeast}, {"in excess of", atLeast}, {"upwards of", atLeast}, {"upward of", atLeast}, {"exceeding", atLeast}, {"exceeds", atLeast}, {"exceeded", atLeast}, {"topping", atLeast}, {"topped", atLeast}, {"surpassing", atLeast}, {"surpassed", atLeast}, {"above", atLeast}, {"over", atLeast},
	{"approximately", about}, {"roughly", about}, {"about", about}, {"around", about}, {"some", about}, {"an estimated", about}, {"circa", about}, {"approx.", about}, {"~", about}, {"±", about}, {">=", atLeast}, {"≥", atLeast}, {">", atLeast}, {"<=", atMost}, {"≤", atMost}, {"<", atMost},
}

// Words that a number of scale alone (百亿, 亿) needs before it.
var boundsOfScale = []boundWord{{"不过", exact}, {"通过", exact}, {"经过", exact}, {"上", atLeast}, {"过", atLeast}}

var boundsAfter = []boundWord{
	{"以上", atLeast}, {"之上", atLeast}, {"之多", exact}, {"有余", atLeast}, {"开外", atLeast},
	{"以下", atMost}, {"以内", atMost}, {"之内", atMost}, {"不到", atMost},
	{"左右", about}, {"上下", about}, {"前后", about}, {"许", about},
	{" or more", atLeast}, {" or higher", atLeast}, {" or less", atMost}, {" or so", about},
}

// fillers may stand between a word of bound and its number.
var (
	fillers   = []string{"了", "在", "为", "有", "达到", "达", "是", "到", "于"}
	fillerSet = wordset.Of(fillers...)
)

// boundBefore reads a word of bound that text ends with and returns where it
// starts. Short verbs may stand between: 至少在6亿, 超过了300家.
func boundBefore(text string, onlyScale bool) (side bound, start int) {
	text = strings.TrimSuffix(text, " ")
	if text == "" {
		return exact, 0
	}
	if w, ok := longestBound(text); ok {
		return w.side, len(text) - len(w.text)
	}
	if onlyScale {
		for _, w := range boundsOfScale {
			if strings.HasSuffix(text, w.text) {
				return w.side, len(text) - len(w.text)
			}
		}
	}
	if !fillerSet.Ends(text) {
		return exact, len(text)
	}
	for _, filler := range fillers {
		if rest, ok := strings.CutSuffix(text, filler); ok {
			if side, start := boundBefore(rest, false); side != exact {
				return side, start
			}
			return exact, len(text)
		}
	}
	return exact, len(text)
}

// boundsByEnd are the words of boundsBefore by their last byte, in lower case.
var boundsByEnd = sync.OnceValue(func() *[256][]boundWord {
	var by [256][]boundWord
	for _, w := range boundsBefore {
		last := w.text[len(w.text)-1] | 0x20
		by[last] = append(by[last], w)
	}
	return &by
})

// longestBound is the longest word of bound that text ends with.
func longestBound(text string) (best boundWord, ok bool) {
	for _, w := range boundsByEnd()[text[len(text)-1]|0x20] {
		if len(w.text) <= len(best.text) || !hasSuffixFold(text, w.text) {
			continue
		}
		start := len(text) - len(w.text)
		if isLetter(w.text[0]) && start > 0 && isLetter(text[start-1]) {
			continue
		}
		if w.text == "近" && (strings.HasSuffix(text[:start], "最") || strings.HasSuffix(text[:start], "附")) {
			continue
		}
		best, ok = w, true
	}
	return best, ok
}

var boundsAfterSet = setOf(boundsAfter, func(w boundWord) string { return w.text })

// boundAfter reads a word of bound that text starts with.
func boundAfter(text string) bound {
	if !boundsAfterSet.Begins(text) {
		return exact
	}
	for _, w := range boundsAfter {
		if strings.HasPrefix(text, w.text) && !strings.HasPrefix(text, "许可") && !strings.HasPrefix(text, "许多") {
			return w.side
		}
	}
	return exact
}

// tighter joins what stands before and after the number.
func tighter(a, b bound) bound {
	if a == exact || a == about && b != exact {
		return b
	}
	return a
}
