package ask

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestPeriodsAreFoundInAnyUsualForm(t *testing.T) {
	for _, test := range []struct{ text, period, rest string }{
		// years
		{"腾讯 2022 营收", "2022", "腾讯  营收"},
		{"腾讯2022年营收", "2022", "腾讯 营收"},
		{"腾讯2022年度营收", "2022", "腾讯 营收"},
		{"腾讯22年营收", "2022", "腾讯 营收"},
		{"二零二二年营收", "2022", "营收"},
		{"FY2022 revenue", "2022", "revenue"},
		{"revenue in FY22", "2022", "revenue"},
		{"revenue in fiscal 2022", "2022", "revenue"},
		{"revenue for the full year 2022", "2022", "revenue"},
		{"revenue last year", "2022", "revenue"},
		{"去年营收", "2022", "营收"},
		{"前年营收", "2021", "营收"},
		{"今年的营收", "2023", "的营收"},
		// quarters
		{"2022Q4", "2022Q4", ""},
		{"Q4 2022 revenue", "2022Q4", "revenue"},
		{"revenue in 4Q22", "2022Q4", "revenue"},
		{"revenue in Q4'22", "2022Q4", "revenue"},
		{"revenue in Q4 FY2022", "2022Q4", "revenue"},
		{"revenue in the fourth quarter of 2022", "2022Q4", "revenue"},
		{"revenue in last year's third quarter", "2022Q3", "revenue"},
		{"revenue in the first quarter of last year", "2022Q1", "revenue"},
		{"2022年第四季度营收", "2022Q4", "营收"},
		{"2022年四季度营收", "2022Q4", "营收"},
		{"2022年第4季度营收", "2022Q4", "营收"},
		{"２０２２年Ｑ４营收", "2022Q4", "营收"},
		{"去年第四季度的营收", "2022Q4", "的营收"},
		{"上季度营收", "2023Q1", "营收"},
		{"last quarter's revenue", "2023Q1", "'s revenue"},
		{"第四季度营收", "*Q4", "营收"},
		{"revenue in Q1", "*Q1", "revenue"},
		// halves and nine months
		{"2022年上半年营收", "2022H1", "营收"},
		{"H2 2022 revenue", "2022H2", "revenue"},
		{"revenue in the first half of 2022", "2022H1", "revenue"},
		{"2022年前三季度营收", "20229M", "营收"},
		{"revenue in the first nine months of 2022", "20229M", "revenue"},
		// months and days
		{"2022年9月营收", "2022-09", "营收"},
		{"2022-09 revenue", "2022-09", "revenue"},
		{"9月营收", "*-09", "营收"},
		{"十二月营收", "*-12", "营收"},
		{"revenue in September 2022", "2022-09", "revenue"},
		{"revenue in Sep. 2022", "2022-09", "revenue"},
		{"revenue in May 2022", "2022-05", "revenue"},
		{"2023年3月22日说了什么", "2023-03-22", "说了什么"},
		{"on March 22, 2023", "2023-03-22", ""},
		{"on 22 March 2023", "2023-03-22", ""},
		{"on 2023-03-22", "2023-03-22", ""},
		{"上个月说了什么", "2023-05", "说了什么"},
		// stretches
		{"since March 2023", "2023-03..", ""},
		{"since 2021", "2021..", ""},
		{"after 2021", "2022..", ""},
		{"before 2021", "..2020", ""},
		{"until 2021", "..2021", ""},
		{"自2021年以来", "2021..", ""},
		{"2021年以来的营收", "2021..", "的营收"},
		{"2021年之前的营收", "..2020", "的营收"},
		{"from 2020 to 2022", "2020..2022", ""},
		{"between 2020 and 2022", "2020..2022", ""},
		{"2020年到2022年营收", "2020..2022", "营收"},
		{"2020-2022 revenue", "2020..2022", "revenue"},
		{"in the last three years", "2021..2023", ""},
		{"近5年营收", "2019..2023", "营收"},
		{"2022年前的营收", "..2021", "的营收"},
	} {
		p, rest, ok := findPeriod(newPhrase(test.text), today)
		if !ok || p.String() != test.period || rest.String() != test.rest {
			t.Errorf("%s: got %q and %q left, want %q and %q", test.text, p, rest, test.period, test.rest)
		}
	}
}

func TestOtherNumbersAreNoPeriods(t *testing.T) {
	for _, text := range []string{
		"腾讯营收", "revenue", "20%", "2000亿元", "超过2000万", "GPT-2022x", "10%", "100", "12345", "月活", "may", "the march of progress 5", "2022%", "13月", "Q5 results",
	} {
		if p, _, ok := findPeriod(newPhrase(text), today); ok {
			t.Errorf("%s: found %s, want no period", text, p)
		}
	}
}

func TestCanonicalPeriodsAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := time.Date(rapid.IntRange(1900, 2199).Draw(t, "year"), 1, rapid.IntRange(1, 365).Draw(t, "day"), 0, 0, 0, 0, time.UTC)
		for _, u := range []unit{year, half, quarter, month, day} {
			s := spanOf(u, at)
			got, ok := parseSpan(s.String())
			if !ok || got != s {
				t.Fatalf("%s is read as %v", s, got)
			}
			if at.Before(s.first()) || !at.Before(s.next()) {
				t.Fatalf("%s is not within %s", at, s)
			}
			if back := s.step(3).step(-3); back != s {
				t.Fatalf("three steps from %s and back is %s", s, back)
			}
		}
	})
}
