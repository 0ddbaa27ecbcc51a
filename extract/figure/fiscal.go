package figure

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/period"
)

// fiscalYearEnd is the last month of the company's own year when the article names a quarter of
// it and tells when that ended: 2025财年第二财季 and 截至2024年9月30日止季度 make it March. 0 when
// it does not tell.
func fiscalYearEnd(d *document.Document) time.Month {
	if d.Meta.Lang == "en" {
		return englishYearEnd(d)
	}
	_, rest, ok := strings.Cut(d.Text, "财年第")
	if !ok {
		return 0
	}
	first, _ := utf8.DecodeRuneInString(rest)
	n := strings.IndexRune("一二三四", first) / len("一")
	if k := strings.IndexRune("1234", first); k >= 0 {
		n = k
	} else if !strings.ContainsRune("一二三四", first) {
		return 0
	}
	const longest = len("截至2024年12月31日止季度的")
	for _, end := range []string{"日止季度", "日止三个月", "日止的季度", "日止的三个月"} {
		k := strings.Index(d.Text, end)
		if k < 0 {
			continue
		}
		open := strings.LastIndex(d.Text[max(0, k-longest):k], "截至")
		if open < 0 {
			continue
		}
		found := period.Find(d.Text[max(0, k-longest)+open:k+len(end)], period.Reference{Date: d.Meta.Published})
		if len(found) == 1 && found[0].Kind == period.Quarter && len(found[0].Value) == len("2024Q3") {
			last := 3*int(found[0].Value[5]-'0') + 3*(3-n)
			return time.Month((last-1)%12 + 1)
		}
	}
	return 0
}

// englishYearEnd is the last month of the company's own year when an English article names
// a quarter of it and tells when that ended: fiscal first-quarter earnings, in the period
// ended Sept. 30, make it June.
func englishYearEnd(d *document.Document) time.Month {
	n, first := 0, len(d.Text)
	for i, ordinal := range []string{"first", "second", "third", "fourth"} {
		for _, named := range []string{"fiscal " + ordinal + "-quarter", "fiscal " + ordinal + " quarter", ordinal + " fiscal quarter", ordinal + " quarter of fiscal", ordinal + "-quarter fiscal", ordinal + " quarter ended", ordinal + "-quarter ended"} {
			if k := strings.Index(d.Text, named); k >= 0 && k < first {
				n, first = i+1, k // the first that is named is the one reported
			}
		}
	}
	if n == 0 {
		return 0
	}
	for _, end := range []string{"quarter ended ", "period ended ", "months ended ", "quarter that ended ", "period that ended ", "quarter, which ended ", "quarter ending ", "three months to "} {
		if _, rest, ok := strings.Cut(d.Text, end); ok {
			if month := monthAt(strings.TrimPrefix(rest, "on ")); month > 0 {
				return (month+time.Month(3*(4-n))-1)%12 + 1
			}
		}
	}
	return 0
}

// monthAt is the month whose English name, or the start of it, begins text; 0 for none.
func monthAt(text string) time.Month {
	for m := time.January; m <= time.December; m++ {
		if strings.HasPrefix(text, m.String()[:3]) {
			return m
		}
	}
	return 0
}

// ownQuarter resolves a quarter of the company's own year whose year the text named before, 第二财季
// behind 2025财年第二财季, and keeps the one that it names.
func (r *reader) ownQuarter(p *period.Period) {
	text := r.d.Slice(p.Span)
	if p.Fiscal && p.Kind == period.Quarter {
		k := max(strings.LastIndex(text, "财年"), strings.LastIndex(text, "财政年度"))
		if k >= 0 {
			r.fiscal, r.fiscalName = p.Value, strings.TrimLeft(text[k:], "财年政度")
		}
		return
	}
	if strings.HasSuffix(text, "财季") && text == r.fiscalName {
		p.Value, p.Kind, p.Fiscal = r.fiscal, period.Quarter, true
	}
}
