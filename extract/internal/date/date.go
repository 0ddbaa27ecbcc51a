// Package date finds full dates in text and addresses.
package date

import (
	"strings"
	"time"
)

// Find is the first date with a year in s: 2013年4月2日, 2013-04-02,
// 2013/4/2, 2013.4.2; zero for none.
func Find(s string) time.Time {
	for i := 0; i < len(s); {
		if !digit(s[i]) {
			i++
			continue
		}
		year, rest, ok := number(s[i:], 4)
		if ok && 1990 <= year && year <= 2100 {
			if t, ok := monthAndDay(year, rest); ok {
				return t
			}
		}
		for i < len(s) && digit(s[i]) {
			i++
		}
	}
	return time.Time{}
}

func monthAndDay(year int, s string) (time.Time, bool) {
	for _, form := range [...][3]string{{"年", "月", "日"}, {"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}} {
		rest, ok := strings.CutPrefix(s, form[0])
		if !ok {
			continue
		}
		month, rest, ok := number(rest, 2)
		if !ok {
			continue
		}
		rest, ok = strings.CutPrefix(rest, form[1])
		if !ok {
			continue
		}
		day, rest, ok := number(rest, 2)
		if ok && strings.HasPrefix(rest, form[2]) {
			return civil(year, month, day)
		}
	}
	return time.Time{}, false
}

// civil is the day, when the calendar has it.
func civil(year, month, day int) (time.Time, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return t, t.Year() == year && int(t.Month()) == month && t.Day() == day
}

// number reads up to limit digits.
func number(s string, limit int) (n int, rest string, ok bool) {
	i := 0
	for i < len(s) && i < limit && digit(s[i]) {
		n = n*10 + int(s[i]-'0')
		i++
	}
	if i == 0 || i < len(s) && digit(s[i]) {
		return 0, s, false
	}
	return n, s[i:], true
}

// InURL is the date that news sites put in their addresses: /2013/04/02/,
// /2013-04-02/, /20130402/; zero for none.
func InURL(url string) time.Time {
	if t := Find(url); !t.IsZero() {
		return t
	}
	for i := 0; i+8 <= len(url); i++ {
		if i > 0 && digit(url[i-1]) || i+8 < len(url) && digit(url[i+8]) {
			continue
		}
		year, _, ok := number(url[i:i+4]+" ", 4)
		month, _, ok2 := number(url[i+4:i+6]+" ", 2)
		day, _, ok3 := number(url[i+6:i+8]+" ", 2)
		if ok && ok2 && ok3 && 1990 <= year && year <= 2100 {
			if t, ok := civil(year, month, day); ok {
				return t
			}
		}
	}
	return time.Time{}
}

func digit(b byte) bool { return '0' <= b && b <= '9' }
