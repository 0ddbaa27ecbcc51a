package date_test

import (
	"testing"

	"github.com/newsgraph/kg/extract/internal/date"
)

func TestFind(t *testing.T) {
	for in, want := range map[string]string{
		"2013年4月2日 10:30":           "2013-04-02",
		"发布于2023-03-22T18:30:00+08": "2023-03-22",
		"2023/3/2":                  "2023-03-02",
		"2023.03.22":                "2023-03-22",
		"4月2日":                      "0001-01-01",
		"2023-13-45":                "0001-01-01",
		"12023-03-22":               "0001-01-01",
		"1500年1月1日，2001年2月3日":       "2001-02-03",
		"":                          "0001-01-01",
	} {
		if got := date.Find(in).Format("2006-01-02"); got != want {
			t.Errorf("Find(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestInURL(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.com/2013/04/02/x.html": "2013-04-02",
		"https://a.com/20130402/x.html":   "2013-04-02",
		"https://a.com/n-201304021.html":  "0001-01-01",
		"https://a.com/1005971.html":      "0001-01-01",
	} {
		if got := date.InURL(in).Format("2006-01-02"); got != want {
			t.Errorf("InURL(%q) = %s, want %s", in, got, want)
		}
	}
}
