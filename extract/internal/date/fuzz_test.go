package date_test

import (
	"testing"

	"github.com/newsgraph/kg/extract/internal/date"
)

func FuzzFind(f *testing.F) {
	for _, seed := range []string{"2013年4月2日 10:30", "2023-03-22T18:30:00+08", "二〇二三年三月", "https://example.org/2023/03/22/a.html", "/20230322/", "99999999-99-99", "年月日"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, day := range []string{date.Find(s).Format("2006-01-02"), date.InURL(s).Format("2006-01-02")} {
			if again := date.Find(day).Format("2006-01-02"); day != "0001-01-01" && again != day {
				t.Errorf("%q has the date %s, which reads as %s", s, day, again)
			}
		}
	})
}
