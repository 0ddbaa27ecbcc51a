package exchange

import (
	"fmt"
	"strings"
	"time"

	"github.com/newsgraph/kg/graph/temporal"
)

const (
	secondsPerDay = 24 * 60 * 60
	nanosPerDay   = secondsPerDay * int64(time.Second)
)

// isoDate is a day as 2023-03-22; false for a year that has not four digits.
func isoDate(days int64) (string, bool) {
	const first, last = -719528, 2932896 // 0000-01-01, 9999-12-31
	if days < first || days > last {
		return "", false
	}
	return time.Unix(days*secondsPerDay, 0).UTC().Format(time.DateOnly), true
}

// iso is a value of time as ISO 8601 writes it, and the name of its type in
// openCypher; false for what is none.
func iso(v any) (text, typ string, ok bool) {
	const clock = "15:04:05.999999999"
	at := func(seconds, nanos int64) time.Time { return time.Unix(seconds, nanos).UTC() }
	switch v := v.(type) {
	case temporal.Date:
		return at(v.Days*secondsPerDay, 0).Format(time.DateOnly), "date", true
	case temporal.LocalTime:
		return at(0, v.Nanos%nanosPerDay).Format(clock), "localtime", true
	case temporal.Time:
		return at(0, v.Nanos%nanosPerDay).Format(clock) + offset(v.Offset), "time", true
	case temporal.LocalDateTime:
		return at(v.Seconds, int64(v.Nanos)).Format("2006-01-02T" + clock), "localdatetime", true
	case temporal.DateTime:
		text := at(v.Seconds+int64(v.Offset), int64(v.Nanos)).Format("2006-01-02T"+clock) + offset(v.Offset)
		if v.Zone != "" {
			text += "[" + v.Zone + "]"
		}
		return text, "datetime", true
	case temporal.Duration:
		return duration(v), "duration", true
	}
	return "", "", false
}

func offset(seconds int32) string {
	if seconds == 0 {
		return "Z"
	}
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	text := fmt.Sprintf("%c%02d:%02d", sign, seconds/3600, seconds/60%60)
	if s := seconds % 60; s != 0 {
		text += fmt.Sprintf(":%02d", s)
	}
	return text
}

// duration is P1M2DT3.5S; every part has a sign of its own.
func duration(d temporal.Duration) string {
	text := fmt.Sprintf("P%dM%dDT", d.Months, d.Days)
	if d.Nanos == 0 {
		return text + fmt.Sprintf("%dS", d.Seconds)
	}
	seconds, nanos := d.Seconds, int64(d.Nanos)
	if seconds < 0 { // -0.5 s is -1 s and 500,000,000 ns
		seconds, nanos = -(seconds + 1), int64(time.Second)-nanos
		text += "-"
	}
	return text + strings.TrimRight(fmt.Sprintf("%d.%09d", seconds, nanos), "0") + "S"
}
