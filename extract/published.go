package extract

import (
	"fmt"
	"time"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/wordset"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/period"
)

// published infers the day of an article that nothing dates from what it says of
// a report: 3月22日，腾讯发布2022年第四季度财报 was written on the first 22 March after
// the end of 2022. Relative periods of the whole article hang on it.
func published(d *document.Document, _ *lexicon.Lexicon) {
	if !d.Meta.Published.IsZero() {
		return
	}
	for _, s := range d.Sentences {
		text := d.Slice(s.Span)
		if !reports(text) {
			continue
		}
		if day, ok := reportDay(text); ok {
			d.Meta.Published = day
			return
		}
	}
}

// reports reports whether a sentence tells that results came out.
func reports(sentence string) bool { return comesOut.In(sentence) && results.In(sentence) }

var (
	comesOut = wordset.Of("发布", "公布", "披露", "公告", "出炉")
	results  = wordset.Of("财报", "业绩", "年报", "季报", "报告", "营收", "财务")
)

// maxDelay is how long after the end of a period its results come out at most.
const maxDelay = 200 * 24 * time.Hour

// reportDay is the day without a year that a sentence names, in the first year
// that puts it behind the period that the sentence names in full.
func reportDay(sentence string) (time.Time, bool) {
	month, day := 0, 0
	var end time.Time
	for _, p := range period.Find(sentence, period.Reference{}) {
		switch {
		case p.Kind == period.Day && p.Value == "" && month == 0:
			if n, _ := fmt.Sscanf(sentence[p.Start:p.End], "%d月%d日", &month, &day); n != 2 {
				month = 0
			}
		case p.Value != "" && p.Kind != period.Day && p.Base == period.Absolute:
			if _, until, ok := period.Bounds(p.Value); ok {
				end = until
			}
		}
	}
	if month < 1 || month > 12 || day < 1 || day > 31 || end.IsZero() {
		return time.Time{}, false
	}
	for year := end.Year(); year <= end.Year()+1; year++ {
		t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
		if t.After(end) && t.Sub(end) <= maxDelay && t.Day() == day {
			return t, true
		}
	}
	return time.Time{}, false
}
