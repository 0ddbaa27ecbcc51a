package mention

import (
	"slices"
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// tickers proposes the name directly before a bracketed ticker: 茂迪 (6244-TW),
// 腾讯控股（00700.HK）.
func (f *finder) tickers() {
	text := f.d.Text
	for i := 0; i < len(text); i++ {
		if text[i] != '(' && !strings.HasPrefix(text[i:], "（") {
			continue
		}
		n := tickerLen(text[i:])
		if n == 0 {
			continue
		}
		f.codes = append(f.codes, document.Span{Start: i, End: i + n})
		end := len(strings.TrimRight(text[:i], " "))
		if start := f.nameBefore(end); start < end {
			f.propose(start, end, document.Company, 1.1, "name before a ticker")
		}
	}
}

// inCode reports whether a candidate lies in the bracket of a ticker: the NASDAQ
// of 理想汽车（NASDAQ：LI；HKEX：2015）.
func (f *finder) inCode(c candidate) bool {
	i, _ := slices.BinarySearchFunc(f.codes, c.Start, func(s document.Span, at int) int { return s.End - at })
	return i < len(f.codes) && f.codes[i].Start < c.Start && c.End <= f.codes[i].End
}

// specialTreatment proposes the short name behind the exchange's mark for a
// company in trouble: *ST三农, S*ST恒立.
func (f *finder) specialTreatment() {
	text := f.d.Text
	for at := range f.behind("ST") {
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
	for _, h := range f.hitsIn(end-context, end) {
		if h.End == end {
			return h.Start
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

// tickerLen is the length of the bracketed stock codes at the start of s, or 0:
// （00700.HK）, (6244-TW), （NASDAQ：LI；HKEX：2015）.
func tickerLen(s string) int {
	open := 1
	switch {
	case strings.HasPrefix(s, "（"):
		open = len("（")
	case !strings.HasPrefix(s, "("):
		return 0
	}
	window := s[open:min(len(s), open+64)]
	end := strings.IndexAny(window, "）)")
	if end <= 0 {
		return 0
	}
	for _, code := range strings.FieldsFunc(window[:end], func(r rune) bool { return strings.ContainsRune("；;、，,/", r) }) {
		if !isCode(strings.TrimSpace(code)) {
			return 0
		}
	}
	return open + end
}

// exchanges and other labels that stand before a stock code.
var codeLabels = []string{"行情", "股票代码", "证券代码", "股份代号", "股票代号", "代码", "NYSE", "NASDAQ GS", "NASDAQ GM", "NASDAQ CM", "NASDAQ", "Nasdaq", "纽交所", "纳斯达克", "港交所", "HKEX", "SEHK", "SSE", "SZSE", "上交所", "深交所", "SZ", "SH", "HK"}

// isCode reports whether s is one stock code, with or without its exchange.
func isCode(s string) bool {
	switch s {
	case "诊股", "股吧", "行情", "资讯", "点评", "买入", "F10", "研报":
		return true // links of a page's own
	}
	labelled := false
	for _, exchange := range []string{".NYSE", ".NASDAQ", ".Nasdaq", ".US"} {
		if rest, ok := strings.CutSuffix(s, exchange); ok {
			s, labelled = rest, true
		}
	}
	for _, label := range codeLabels {
		if rest, ok := strings.CutPrefix(s, label); ok {
			s, labelled = strings.TrimLeft(rest, "：:. "), true
		}
	}
	digits, letters := 0, 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case isUpper(r):
			letters++
		case r == '.' || r == '-' || r == ' ' || r == ':':
		default:
			return false
		}
	}
	year := len(s) == 4 && digits == 4 && !labelled && s >= "1900" && s <= "2100"
	return !year && digits >= 4 && digits <= 6 && letters <= 5 || labelled && digits == 0 && letters >= 1 && letters <= 5
}
