package ask

import (
	"strconv"
	"strings"
)

// bounds are the words that say on which side of a rate something is, before it or behind it.
var bounds = []struct {
	words string
	below bool
	equal bool
}{
	{"by more than", false, false}, {"more than", false, false}, {"greater than", false, false}, {"over", false, false}, {"above", false, false},
	{"exceeding", false, false}, {"at least", false, true}, {"or more", false, true}, {"no less than", false, true}, {"upwards of", false, true},
	{"less than", true, false}, {"under", true, false}, {"below", true, false}, {"at most", true, true}, {"no more than", true, true}, {"not more than", true, true}, {"up to", true, true}, {"or less", true, true},
	{">=", false, true}, {"<=", true, true}, {">", false, false}, {"<", true, false},
	{"不低于", false, true}, {"不少于", false, true}, {"至少", false, true}, {"达到了", false, true}, {"达到", false, true}, {"以上", false, true},
	{"不超过", true, true}, {"未超过", true, true}, {"以下", true, true}, {"以内", true, true}, {"超过了", false, false}, {"超过", false, false}, {"超出", false, false}, {"高于", false, false}, {"大于", false, false}, {"多于", false, false}, {"逾", false, false}, {"超", false, false},
	{"不到", true, false}, {"低于", true, false}, {"小于", true, false}, {"少于", true, false}, {"不足", true, false},
	{"by", false, true}, {"in", false, true}, {"在", false, true}, {"达", false, true}, {"的", false, true},
}

// parseThreshold reads "more than 10%", 超过百分之十, 10%以上. A rate with no word beside it is a least one.
func parseThreshold(ph phrase) (Threshold, bool) {
	s := strings.TrimSpace(string(ph.folded))
	t := Threshold{Equal: true}
	for again := true; again; {
		again = false
		for _, b := range bounds {
			rest, before := strings.CutPrefix(s, b.words)
			if !before {
				rest, before = strings.CutSuffix(s, b.words)
			}
			if before && rest != "" {
				t.Below, t.Equal = b.below, b.equal
				s, again = strings.TrimSpace(rest), true
				break
			}
		}
		if again && (t.Below || !t.Equal) {
			s = strings.TrimSpace(strings.TrimPrefix(s, "by "))
		}
	}
	rate, ok := parseRate(s)
	t.Rate = rate
	return t, ok
}

// parseRate reads a percentage, as a fraction: 10%, 10 percent, 百分之十, 一成, 一倍.
func parseRate(s string) (float64, bool) {
	switch s {
	case "half":
		return 0.5, true
	case "double digits", "double-digit", "两位数":
		return 0.1, true
	case "一半", "一半以上":
		return 0.5, true
	}
	if rest, ok := strings.CutPrefix(s, "百分之"); ok {
		n, ok := parseCount(rest)
		return n / 100, ok
	}
	for _, u := range []struct {
		words string
		per   float64
	}{{"%", 100}, {"percentage points", 100}, {"percent", 100}, {"per cent", 100}, {"个百分点", 100}, {"个点", 100}, {"成", 10}, {"倍", 1}, {"times", 1}} {
		if rest, ok := strings.CutSuffix(s, u.words); ok {
			n, ok := parseCount(strings.TrimSpace(rest))
			return n / u.per, ok
		}
	}
	return 0, false
}

// parseCount reads a decimal number or a Chinese one below a hundred.
func parseCount(s string) (float64, bool) {
	if n, err := strconv.ParseFloat(s, 64); err == nil && n >= 0 && n < 1e9 {
		return n, true
	}
	if s == "百" || s == "一百" {
		return 100, true
	}
	n, ok := hanNumber([]rune(s))
	return float64(n), ok
}
