package mention

import (
	"slices"
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/mention/hit"
)

// tickers proposes the name directly before a bracketed ticker: 茂迪 (6244-TW),
// 腾讯控股（00700.HK）.
func (f *finder) tickers() {
	text := f.d.Text
	for i := 0; i < len(text); i++ {
		if text[i] != '(' && !strings.HasPrefix(text[i:], "（") || tickerLen(text[i:]) == 0 {
			continue
		}
		end := len(strings.TrimRight(text[:i], " "))
		if start := f.nameBefore(end); start < end {
			f.propose(start, end, document.Company, 1.1, "name before a ticker")
		}
	}
}

// specialTreatment proposes the short name behind the exchange's mark for a
// company in trouble: *ST三农, S*ST恒立.
func (f *finder) specialTreatment() {
	text := f.d.Text
	for at := 0; ; {
		k := strings.Index(text[at:], "ST")
		if k < 0 {
			return
		}
		at += k + len("ST")
		end, n := at, 0
		for n < 2 && end < len(text) && isHan(f.runeAt(end)) {
			end += len(string(f.runeAt(end)))
			n++
		}
		if n == 2 && (at == len("ST") || !latinOrDigit(f.runeBefore(at-len("ST"))) || text[at-len("ST")-1] == 'S') {
			f.propose(at, end, document.Company, 0.8, "name behind ST")
		}
	}
}

// nameBefore is the start of the words that can be a name and end at end: one
// known name, or the words back to a mark, a verb or what kind of company it is.
func (f *finder) nameBefore(end int) int {
	i, _ := slices.BinarySearchFunc(f.hits, end-context, func(h hit.Hit, at int) int { return h.Start - at })
	for ; i < len(f.hits) && f.hits[i].Start < end; i++ {
		if f.hits[i].End == end {
			return f.hits[i].Start
		}
	}
	start := end
	for n := 0; n < 4; n++ {
		t, ok := f.tokenBefore(start)
		if !ok || t.End != start || !f.namePart(t, firm) || n > 0 && roleWord(f.d.Slice(t.Span)) {
			break
		}
		start = t.Start
	}
	return start
}

// tickerLen is the length of a bracketed stock code at the start of s, or 0.
func tickerLen(s string) int {
	open := 1
	switch {
	case strings.HasPrefix(s, "（"):
		open = len("（")
	case !strings.HasPrefix(s, "("):
		return 0
	}
	window := s[open:min(len(s), open+48)]
	end := strings.IndexAny(window, "）)")
	if end <= 0 {
		return 0
	}
	inner := strings.TrimSpace(window[:end])
	labelled := false
	for _, label := range []string{"股票代码", "证券代码", "股份代号", "代码", "NYSE", "NASDAQ", "Nasdaq", "纽交所", "纳斯达克", "港交所", "HKEX", "SEHK", "SZ", "SH", "HK"} {
		if rest, ok := strings.CutPrefix(inner, label); ok {
			inner, labelled = strings.TrimLeft(rest, "：:. "), true
		}
	}
	digits, letters := 0, 0
	for _, r := range inner {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case isUpper(r):
			letters++
		case r == '.' || r == '-' || r == ' ' || r == ',' || r == ':':
		default:
			return 0
		}
	}
	year := len(inner) == 4 && digits == 4 && !labelled
	if !year && digits >= 4 && digits <= 6 && letters <= 5 || labelled && digits == 0 && letters >= 1 && letters <= 5 {
		return open + end
	}
	return 0
}
