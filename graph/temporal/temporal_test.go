package temporal

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

func TestTextReadsBackAsItIsWritten(t *testing.T) {
	tests := []struct {
		kind       Kind
		text, want string
	}{
		{KindDate, "2015-07-21", "2015-07-21"},
		{KindDate, "20150721", "2015-07-21"},
		{KindDate, "2015-W30-2", "2015-07-21"},
		{KindDate, "2015-202", "2015-07-21"},
		{KindDate, "-0044-03-15", "-0044-03-15"},
		{KindDate, "+12345-01-01", "+12345-01-01"},
		{KindLocalTime, "214032.142", "21:40:32.142"},
		{KindLocalTime, "21:40", "21:40"},
		{KindTime, "2140-02", "21:40-02:00"},
		{KindLocalDateTime, "2015-W30T2140", "2015-07-20T21:40"},
		{KindDateTime, "2015-07-21T21:40:32.142+0100", "2015-07-21T21:40:32.142+01:00"},
		{KindDateTime, "2015-07-21T21:40[Asia/Shanghai]", "2015-07-21T21:40+08:00[Asia/Shanghai]"},
		{KindDuration, "P14DT16H12M", "P14DT16H12M"},
		{KindDuration, "P0.75M", "P22DT19H51M49.5S"},
		{KindDuration, "P2012-02-02T14:37:21.545", "P2012Y2M2DT14H37M21.545S"},
		{KindDuration, "PT-0.1S", "PT-0.1S"},
		{KindDuration, "PT0S", "PT0S"},
	}
	for _, test := range tests {
		v, err := Parse(test.kind, test.text)
		if err != nil {
			t.Errorf("%s %s: %v", test.kind, test.text, err)
			continue
		}
		if got := fmt.Sprint(v); got != test.want {
			t.Errorf("%s %s: got %s, want %s", test.kind, test.text, got, test.want)
		}
		if again, err := Parse(test.kind, test.want); err != nil || again != v {
			t.Errorf("%s %s: read again as %v, %v", test.kind, test.want, again, err)
		}
	}
}

func TestWhatIsNoDateIsRefused(t *testing.T) {
	for _, text := range []string{"", "2015-13", "2015-02-29", "2015-W54", "2015-366", "15-07-21", "2015-07-21x", "二〇一五"} {
		if d, err := ParseDate(text); err == nil {
			t.Errorf("%q is read as %v", text, d)
		}
	}
}

func TestMonthsAreAddedOnTheCalendar(t *testing.T) {
	tests := []struct{ date, duration, want string }{
		{"2023-01-31", "P1M", "2023-02-28"},
		{"2024-01-31", "P1M", "2024-02-29"},
		{"2024-02-29", "P1Y", "2025-02-28"},
		{"2023-03-31", "P-1M", "2023-02-28"},
		{"2023-12-31", "P1D", "2024-01-01"},
		{"2023-01-01", "PT47H", "2023-01-02"},
	}
	for _, test := range tests {
		date, err := ParseDate(test.date)
		if err != nil {
			t.Fatal(err)
		}
		by, err := ParseDuration(test.duration)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := Add(date, by); err != nil || fmt.Sprint(got) != test.want {
			t.Errorf("%s + %s: got %v, %v, want %s", test.date, test.duration, got, err, test.want)
		}
	}
}

func TestDaysAndDatesAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := rapid.Int64Range(-400_000_000, 400_000_000).Draw(t, "days")
		year, month, day := civil(days)
		if got := daysOf(year, month, day); got != days {
			t.Fatalf("%d is %d-%d-%d, which is %d", days, year, month, day, got)
		}
		weekYear, week := isoWeek(days)
		if got, err := dateOfWeek(weekYear, week, weekday(days)); err != nil || got != days {
			t.Fatalf("%d is day %d of week %d of %d, which is %d (%v)", days, weekday(days), week, weekYear, got, err)
		}
	})
}

func TestWhatIsBetweenLeadsFromOneToTheOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := func(name string) LocalDateTime {
			return LocalDateTime{rapid.Int64Range(-1e10, 1e10).Draw(t, name), int32(rapid.IntRange(0, 999_999_999).Draw(t, name+" nanos"))}
		}
		from, to := at("from"), at("to")
		for name, between := range map[string]func(a, b any) (Duration, error){"between": Between, "in seconds": BetweenSeconds} {
			d, err := between(from, to)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := Add(from, d); err != nil || got != to {
				t.Fatalf("%s: %v + %v is %v, %v, not %v", name, from, d, got, err, to)
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{"2015-07-21T21:40:32.142+0100", "P1Y2M3DT4H5M6.7S", "2015-W30-2", "21:40[Europe/London]", "PT-0.1S"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, kind := range []Kind{KindDate, KindLocalTime, KindTime, KindLocalDateTime, KindDateTime, KindDuration} {
			v, err := Parse(kind, text)
			if err != nil {
				continue
			}
			written := fmt.Sprint(v)
			if again, err := Parse(kind, written); err != nil || again != v {
				t.Errorf("%s %q is written %q, which is read as %v, %v", kind, text, written, again, err)
			}
		}
	})
}
