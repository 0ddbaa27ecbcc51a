package period

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func on(date string) Reference {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		panic(err)
	}
	return Reference{Date: t}
}

// brief writes a period as the tables below do.
func brief(text string, p Period) string {
	s := text[p.Start:p.End] + " = " + p.Value
	if p.Value == "" {
		s += p.Kind.String()
	}
	if p.From != "" {
		s += " " + p.From + ".." + p.To
	}
	for _, f := range []struct {
		set  bool
		name string
	}{{p.AsOf, " as of"}, {p.Since, " since"}, {p.Until, " until"}, {p.Compared, " compared"}, {p.Fiscal, " fiscal"}} {
		if f.set {
			s += f.name
		}
	}
	return s
}

type sample struct {
	text string
	want []string
}

func check(t *testing.T, ref Reference, samples []sample) {
	t.Helper()
	for _, tt := range samples {
		var got []string
		for _, p := range Find(tt.text, ref) {
			got = append(got, brief(tt.text, p))
		}
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("%s (-want +got)\n%s", tt.text, d)
		}
	}
}

func TestAbsolutePeriodsNeedNoReference(t *testing.T) {
	check(t, Reference{}, []sample{
		{"2022年第四季度", []string{"2022年第四季度 = 2022Q4"}},
		{"2022年四季度", []string{"2022年四季度 = 2022Q4"}},
		{"2022年第4季", []string{"2022年第4季 = 2022Q4"}},
		{"2022年Q4", []string{"2022年Q4 = 2022Q4"}},
		{"2022Q4", []string{"2022Q4 = 2022Q4"}},
		{"22Q4", []string{"22Q4 = 2022Q4"}},
		{"22年四季度", []string{"22年四季度 = 2022Q4"}},
		{"2022 年首季", []string{"2022 年首季 = 2022Q1"}},
		{"2022年", []string{"2022年 = 2022"}},
		{"2022年度", []string{"2022年度 = 2022"}},
		{"二〇二二年", []string{"二〇二二年 = 2022"}},
		{"2022年全年", []string{"2022年全年 = 2022"}},
		{"2022全年", []string{"2022全年 = 2022"}},
		{"2022年上半年", []string{"2022年上半年 = 2022H1"}},
		{"2022年下半年", []string{"2022年下半年 = 2022H2"}},
		{"2022年前三季度", []string{"2022年前三季度 = 20229M"}},
		{"2022年首三季", []string{"2022年首三季 = 20229M"}},
		{"2022年半年度报告", []string{"2022年半年度报告 = 2022H1"}}, {"2022年半年度净利润", []string{"2022年半年度 = 2022H1"}}, {"2022年中期业绩", []string{"2022年中期业绩 = 2022H1"}},
		{"2022年三季报", []string{"2022年三季报 = 20229M"}}, {"2022年中报", []string{"2022年中报 = 2022H1"}}, {"2022年半年报", []string{"2022年半年报 = 2022H1"}}, {"2023年一季报", []string{"2023年一季报 = 2023Q1"}},
		{"the first three quarters of 2022", []string{"the first three quarters of 2022 = 20229M"}},
		{"Q1-Q3 2022", []string{"Q1-Q3 2022 = 20229M"}},
		{"the December quarter of 2022", []string{"December quarter of 2022 = 2022Q4"}},
		{"during 2021 and 2022", []string{"2021 = 2021", "2022 = 2022"}},
		{"2023年4月10日-14日", []string{"2023年4月10日-14日 = span 2023-04-10..2023-04-14"}},
		{"2022年12月30日至2023年1月2日", []string{"2022年12月30日至2023年1月2日 = span 2022-12-30..2023-01-02"}},
		{"2022年10月至2023年3月", []string{"2022年10月至2023年3月 = span 2022-10..2023-03"}},
		{"2022年1-9月", []string{"2022年1-9月 = 20229M"}},
		{"2022年1月至9月", []string{"2022年1月至9月 = 20229M"}},
		{"2022年前9个月", []string{"2022年前9个月 = 20229M"}},
		{"2022年1-6月", []string{"2022年1-6月 = 2022H1"}},
		{"2022年4月至6月", []string{"2022年4月至6月 = 2022Q2"}},
		{"2022年1-5月", []string{"2022年1-5月 = span 2022-01..2022-05"}},
		{"2022年一至三季度", []string{"2022年一至三季度 = 20229M"}},
		{"2022年9月", []string{"2022年9月 = 2022-09"}},
		{"2022年9月份", []string{"2022年9月份 = 2022-09"}},
		{"二〇二二年十二月", []string{"二〇二二年十二月 = 2022-12"}},
		{"2023年3月22日", []string{"2023年3月22日 = 2023-03-22"}},
		{"2023-03-22", []string{"2023-03-22 = 2023-03-22"}},
		{"2023/3/22", []string{"2023/3/22 = 2023-03-22"}},
		{"2023.3.22", []string{"2023.3.22 = 2023-03-22"}},
		{"2023年2月29日", []string{"2023年2月29日 = day"}},
		{"2024年2月29日", []string{"2024年2月29日 = 2024-02-29"}},
		{"民国111年", []string{"民国111年 = 2022"}},
		{"111年第3季", []string{"111年第3季 = 2022Q3"}},
		{"111年9月", []string{"111年9月 = 2022-09"}},
		{"2019-2021年", []string{"2019-2021年 = span 2019..2021"}},
		{"2021年至2023年", []string{"2021年至2023年 = span 2021..2023"}},
		{"2022年底", []string{"2022年底 = 2022-12"}},
		{"截至2022年底", []string{"截至2022年底 = 2022-12-31 as of"}},
		{"截至2023年3月31日", []string{"截至2023年3月31日 = 2023-03-31 as of"}},
		{"截至2023年3月31日止三个月", []string{"截至2023年3月31日止三个月 = 2023Q1"}},
		{"截至2023年6月30日止六个月", []string{"截至2023年6月30日止六个月 = 2023H1"}},
		{"截至2022年12月31日止年度", []string{"截至2022年12月31日止年度 = 2022"}},
		{"截至2023年3月31日止年度", []string{"截至2023年3月31日止年度 = 2023 2022-04..2023-03 fiscal"}},
		{"截至2025年6月底止季度", []string{"截至2025年6月底止季度 = 2025Q2"}},
		{"2021财年", []string{"2021财年 = 2021 fiscal"}},
		{"2023财年第二季度", []string{"2023财年第二季度 = 2023Q2 fiscal"}},
		{"2022/23财年", []string{"2022/23财年 = 2023 fiscal"}},
		{"FY2022", []string{"FY2022 = 2022 fiscal"}},
		{"FY22", []string{"FY22 = 2022 fiscal"}},
		{"fiscal 2023 second quarter", []string{"fiscal 2023 second quarter = 2023Q2 fiscal"}},
		{"fiscal second quarter of 2023", []string{"fiscal second quarter of 2023 = 2023Q2 fiscal"}},
		{"Q4 2022", []string{"Q4 2022 = 2022Q4"}},
		{"4Q22", []string{"4Q22 = 2022Q4"}},
		{"1H23", []string{"1H23 = 2023H1"}},
		{"fourth quarter of 2022", []string{"fourth quarter of 2022 = 2022Q4"}},
		{"the first half of 2022", []string{"the first half of 2022 = 2022H1"}},
		{"the first nine months of 2022", []string{"the first nine months of 2022 = 20229M"}},
		{"three months ended Sept. 30, 2022", []string{"three months ended Sept. 30, 2022 = 2022Q3"}},
		{"the quarter ended July 2, 2022", []string{"the quarter ended July 2, 2022 = 2022Q2"}},
		{"year ended Dec. 31, 2022", []string{"year ended Dec. 31, 2022 = 2022"}},
		{"year ended June 30, 2022", []string{"year ended June 30, 2022 = 2022 2021-07..2022-06 fiscal"}},
		{"March 22, 2023", []string{"March 22, 2023 = 2023-03-22"}},
		{"22 March 2023", []string{"22 March 2023 = 2023-03-22"}},
		{"in March 2023", []string{"March 2023 = 2023-03"}},
		{"since March 2023", []string{"March 2023 = 2023-03 since"}},
		{"in 2022, sales", []string{"2022 = 2022"}},
		{"from 2019 to 2021", []string{"2019 to 2021 = span 2019..2021"}},
		{"full-year 2022", []string{"full-year 2022 = 2022"}},
		{"自2021年Q3以来", []string{"2021年Q3 = 2021Q3 since"}},
		{"2009年加盟Zynga", []string{"2009年 = 2009"}},
	})
}

func TestRelativePeriodsFollowTheArticlesDate(t *testing.T) {
	check(t, on("2023-03-22"), []sample{
		{"去年第四季度", []string{"去年第四季度 = 2022Q4"}},
		{"今年一季度", []string{"今年一季度 = 2023Q1"}},
		{"去年全年", []string{"去年全年 = 2022"}},
		{"去年", []string{"去年 = 2022"}}, {"前年", []string{"前年 = 2021"}}, {"明年上半年", []string{"明年上半年 = 2024H1"}},
		{"第四季度", []string{"第四季度 = 2022Q4"}},
		{"四季度", []string{"四季度 = 2022Q4"}},
		{"Q4", []string{"Q4 = 2022Q4"}},
		{"预计第二季度", []string{"第二季度 = 2023Q2"}},
		{"上季度", []string{"上季度 = 2022Q4"}},
		{"本季度", []string{"本季度 = 2023Q1"}},
		{"下季度", []string{"下季度 = 2023Q2"}},
		{"上半年", []string{"上半年 = 2023H1"}},
		{"下半年", []string{"下半年 = 2022H2"}},
		{"前三季度", []string{"前三季度 = 20239M"}},
		{"今年前2月", []string{"今年前2月 = span 2023-01..2023-02"}},
		{"9月", []string{"9月 = 2022-09"}}, {"3月份", []string{"3月份 = 2023-03"}}, {"十二月", []string{"十二月 = 2022-12"}},
		{"上月", []string{"上月 = 2023-02"}}, {"本月", []string{"本月 = 2023-03"}},
		{"昨日", []string{"昨日 = 2023-03-21"}}, {"今日", []string{"今日 = 2023-03-22"}}, {"明天", []string{"明天 = 2023-03-23"}},
		{"3月22日", []string{"3月22日 = 2023-03-22"}}, {"3月23日", []string{"3月23日 = 2023-03-23"}}, {"3月25日", []string{"3月25日 = 2023-03-25"}}, {"6月30日", []string{"6月30日 = 2022-06-30"}}, {"将于4月20日举行", []string{"4月20日 = 2023-04-20"}},
		{"周一", []string{"周一 = 2023-03-20"}}, {"周四", []string{"周四 = 2023-03-16"}}, {"上周五", []string{"上周五 = 2023-03-17"}}, {"下周一", []string{"下周一 = 2023-03-27"}},
		{"截至3月31日", []string{"截至3月31日 = 2022-03-31 as of"}},
		{"截至去年底", []string{"截至去年底 = 2022-12-31 as of"}},
		{"截止去年底", []string{"截止去年底 = 2022-12-31 as of"}},
		{"三年前", []string{"三年前 = 2020"}},
		{"近三年", []string{"近三年 = span"}},
		{"last year", []string{"last year = 2022"}},
		{"去年12月至今年2月", []string{"去年12月至今年2月 = span 2022-12..2023-02"}},
		{"4月15日至18日", []string{"4月15日至18日 = span 2023-04-15..2023-04-18"}},
		{"12月30日至1月2日", []string{"12月30日至1月2日 = span 2022-12-30..2023-01-02"}},
		{"the previous quarter", []string{"the previous quarter = 2022Q4 compared"}},
		{"last quarter", []string{"last quarter = 2022Q4"}},
		{"in the latest quarter", []string{"the latest quarter = 2022Q4"}},
		{"last year's third quarter", []string{"last year's third quarter = 2022Q3"}},
		{"fourth-quarter results", []string{"fourth-quarter = 2022Q4"}},
		{"on Tuesday", []string{"Tuesday = 2023-03-21"}},
		{"yesterday", []string{"yesterday = 2023-03-21"}},
		{"five years ago", []string{"five years ago = 2018"}},
		{"slated for Nov. 1", []string{"Nov. 1 = 2023-11-01"}},
		{"ended in December", []string{"December = 2022-12"}},
	})
}

func TestQuarterBordersDecideWhichOneIsMeant(t *testing.T) {
	for _, tt := range []struct{ date, text, want string }{
		{"2022-10-07", "第三季", "2022Q3"}, {"2022-10-07", "9 月营收", "2022-09"}, {"2022-10-07", "前三季", "20229M"}, {"2022-10-07", "下半年", "2022H2"},
		{"2022-12-31", "第四季度", "2022Q4"}, {"2023-01-01", "第四季度", "2022Q4"}, {"2022-12-31", "第一季度", "2022Q1"}, {"2023-01-01", "第一季度", "2023Q1"},
		{"2022-03-31", "上季度", "2021Q4"}, {"2022-04-01", "上季度", "2022Q1"}, {"2022-01-01", "上月", "2021-12"}, {"2022-01-01", "昨日", "2021-12-31"}, {"2024-03-01", "昨日", "2024-02-29"},
		{"2022-12-31", "下季度", "2023Q1"}, {"2016-10-11", "third-quarter", "2016Q3"}, {"2016-10-11", "Tuesday", "2016-10-11"}, {"2022-06-30", "下半年", "2021H2"},
		{"2022-09-29", "第四季度", "2021Q4"}, {"2022-09-30", "预计第四季度", "2022Q4"}, {"2023-01-02", "周一", "2023-01-02"}, {"2023-01-01", "周一", "2022-12-26"},
		{"2022-10-07", "今 (7) 日", "2022-10-07"}, {"2022-10-07", "昨(6)日", "2022-10-06"}, {"2013-04-02", "2日，据记者", "2013-04-02"}, {"2013-04-02", "30日，据记者", "2013-03-30"}, {"2013-01-02", "30日，据记者", "2012-12-30"},
		{"2023-03-22", "全年", "2022"}, {"2022-10-07", "预计全年", "2022"}, {"2022-12-20", "1月5日", "2023-01-05"}, {"2023-04-15", "5月1日起", "2023-05-01"}, {"2023-01-05", "12月20日", "2022-12-20"}, {"2022-10-07", "年底", "2022-12"},
	} {
		got := Find(tt.text, on(tt.date))
		if len(got) != 1 || got[0].Value != tt.want {
			t.Errorf("%s on %s = %+v, want %s", tt.text, tt.date, got, tt.want)
		}
	}
}

func TestDiscourseCarriesPeriodsOn(t *testing.T) {
	check(t, on("2023-03-22"), []sample{
		{"发布2022年第四季度及全年财报。当季营收", []string{"2022年第四季度 = 2022Q4", "全年 = 2022", "当季 = 2022Q4"}},
		{"从去年第四季度的表现来看。该季度。自2021年Q3以来，当季", []string{"去年第四季度 = 2022Q4", "该季度 = 2022Q4", "2021年Q3 = 2021Q3 since", "当季 = 2022Q4"}},
		{"2021年第三季度营收，去年同期", []string{"2021年第三季度 = 2021Q3", "去年同期 = 2020Q3 compared"}},
		{"2022年第四季度，较上季度增长", []string{"2022年第四季度 = 2022Q4", "上季度 = 2022Q3 compared"}},
		{"2012年3月收购。同年7月", []string{"2012年3月 = 2012-03", "同年7月 = 2012-07"}},
		{"2022年上半年，报告期内", []string{"2022年上半年 = 2022H1", "报告期内 = 2022H1"}},
		{"3月22日下午发布2022年第四季度财报", []string{"3月22日 = 2023-03-22", "2022年第四季度 = 2022Q4"}},
		{"超越去年全年，第三季", []string{"去年全年 = 2022 compared", "第三季 = 2022Q3"}},
		{"订单排到明年，第三季营收", []string{"明年 = 2024", "第三季 = 2022Q3"}},
		{"2022年第四季度为33%。相比之下，2021年Q4为28%，当季", []string{"2022年第四季度 = 2022Q4", "2021年Q4 = 2021Q4 compared", "当季 = 2022Q4"}},
		{"2021年第二季度，a year earlier", []string{"2021年第二季度 = 2021Q2", "a year earlier = 2020Q2 compared"}},
	})
	check(t, Reference{Current: "2016Q3"}, []sample{
		{"the year-ago quarter", []string{"year-ago quarter = 2015Q3 compared"}},
		{"from a year earlier", []string{"a year earlier = 2015Q3 compared"}},
		{"the same period last year", []string{"the same period last year = 2015Q3 compared"}},
		{"当季", []string{"当季 = 2016Q3"}},
		{"第二季度", []string{"第二季度 = 2016Q2"}},
	})
}

func TestNothingIsGuessedWithoutAClue(t *testing.T) {
	check(t, Reference{}, []sample{
		{"第四季度", []string{"第四季度 = quarter"}}, {"去年", []string{"去年 = year"}}, {"9月", []string{"9月 = month"}}, {"3月22日", []string{"3月22日 = day"}},
		{"当季", []string{"当季 = quarter"}}, {"同期", []string{"同期 = none"}}, {"昨日", []string{"昨日 = day"}}, {"上季度", []string{"上季度 = quarter"}}, {"全年", []string{"全年 = year"}},
		{"last year", []string{"last year = year"}}, {"a year earlier", []string{"a year earlier = none compared"}}, {"周一", []string{"周一 = day"}},
	})
}

func TestFiscalYearsOfOtherMonths(t *testing.T) {
	march := Reference{FiscalYearEnd: time.March}
	check(t, march, []sample{
		{"2023财年第二季度", []string{"2023财年第二季度 = 2022Q3 fiscal"}},
		{"2023财年第四季度", []string{"2023财年第四季度 = 2023Q1 fiscal"}},
		{"2023财年", []string{"2023财年 = 2023 2022-04..2023-03 fiscal"}},
		{"fiscal 2023 second quarter", []string{"fiscal 2023 second quarter = 2022Q3 fiscal"}},
		{"2023年第二季度", []string{"2023年第二季度 = 2023Q2"}},
	})
	june := on("2022-10-29")
	june.FiscalYearEnd = time.June
	check(t, june, []sample{
		{"in the fiscal first quarter", []string{"the fiscal first quarter = 2022Q3 fiscal"}},
		{"in the fiscal fourth quarter", []string{"the fiscal fourth quarter = 2022Q2 fiscal"}},
	})
	check(t, Reference{FiscalYearEnd: time.January}, []sample{
		{"2024财年第一季度", []string{"2024财年第一季度 = 2024Q1 2023-02..2023-04 fiscal"}},
	})
	check(t, Reference{FiscalYearEnd: time.December}, []sample{{"2023财年第二季度", []string{"2023财年第二季度 = 2023Q2 fiscal"}}})
	for _, tt := range []struct{ date, want string }{{"2023-03-31", "2023"}, {"2023-04-01", "2024"}} {
		ref := on(tt.date)
		ref.FiscalYearEnd = time.March
		if got := Find("本财年", ref); len(got) != 1 || got[0].Value != tt.want {
			t.Errorf("本财年 on %s = %+v, want %s", tt.date, got, tt.want)
		}
	}
	check(t, on("2025-08-01"), []sample{
		{"截至6月底止季度", []string{"截至6月底止季度 = 2025Q2"}},
		{"三月底止季度", []string{"三月底止季度 = 2025Q1"}},
		{"the three months ended June 30", []string{"the three months ended June 30 = 2025Q2"}},
	})
}

func TestNotPeriods(t *testing.T) {
	for _, text := range []string{
		"3个月", "10秒左右", "27岁", "6周", "M6、M10", "5G", "GPT-3", "2000家", "1449.5亿元", "3月球", "第三", "一家", "0519.22",
		"10日内", "5日均线", "5000日元", "it may rise", "they march on", "second to none", "the first company", "2000 employees", "$2,022", "2022亿元", "日期内", "iPhone 14",
		"20世纪90年代", "上海", "前海", "同比", "环比", "", "年", "月", "截至目前", "周鸿祎", "一到三年前", "两年内", "银行同期贷款利率", "不可同日而语",
	} {
		if got := Find(text, on("2023-03-22")); len(got) != 0 {
			t.Errorf("%s: found %q", text, brief(text, got[0]))
		}
	}
}

func TestPrevious(t *testing.T) {
	for _, tt := range []struct{ period, compare, want string }{
		{"2022Q4", "yoy", "2021Q4"}, {"2022Q4", "qoq", "2022Q3"}, {"2022Q1", "qoq", "2021Q4"}, {"2022-01", "mom", "2021-12"}, {"2022-01", "yoy", "2021-01"},
		{"2022", "yoy", "2021"}, {"2022H1", "qoq", "2021H2"}, {"20229M", "yoy", "20219M"}, {"2024-02-29", "yoy", "2023-02-28"},
		{"2022", "mom", ""}, {"2022Q4", "mom", ""}, {"", "yoy", ""}, {"1000", "yoy", ""}, {"2022Q4", "", ""},
	} {
		if got := Previous(tt.period, tt.compare); got != tt.want {
			t.Errorf("Previous(%s, %s) = %q, want %q", tt.period, tt.compare, got, tt.want)
		}
	}
}

func TestContains(t *testing.T) {
	for _, tt := range []struct {
		outer, inner string
		want         bool
	}{
		{"2022", "2022Q4", true}, {"2022", "2022-12-31", true}, {"2022Q4", "2022-09-30", false}, {"2022Q4", "2022-10-01", true}, {"20229M", "2022Q3", true}, {"20229M", "2022Q4", false},
		{"2022H1", "2022Q2", true}, {"2022Q2", "2022H1", false}, {"2022", "", false}, {"", "2022", false}, {"2022-02", "2022-02-28", true},
	} {
		if got := Contains(tt.outer, tt.inner); got != tt.want {
			t.Errorf("Contains(%s, %s) = %v", tt.outer, tt.inner, got)
		}
	}
}

func TestNormalizeReadsWhatUsersType(t *testing.T) {
	for text, want := range map[string]string{
		"2022Q4": "2022Q4", "2022q4": "2022Q4", "2022": "2022", "20229m": "20229M", "2022年第四季度": "2022Q4", "last year": "2022", "FY2022": "2022", "fy22": "2022",
		"since March 2023": "2023-03", "2023-03": "2023-03", "2023-03-22": "2023-03-22", "in 2022": "2022", "Q4 2022": "2022Q4", "去年": "2022", "今年以来": "2023", "2022年以前": "2022", "before 2022": "2022",
		"in the fourth quarter of 2022": "2022Q4", " 2022H1 ": "2022H1",
	} {
		if got, ok := Normalize(text, on("2023-03-22")); !ok || got.Value != want {
			t.Errorf("Normalize(%q) = %+v, %v; want %s", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "tencent", "2022Q5", "2022-13", "2022 和 2023", "last year profits", "99999"} {
		if got, ok := Normalize(text, on("2023-03-22")); ok {
			t.Errorf("Normalize(%q) = %+v", text, got)
		}
	}
	if got, _ := Normalize("since March 2023", Reference{}); !got.Since {
		t.Error("since is lost")
	}
	if got, _ := Normalize("before 2022", Reference{}); !got.Until {
		t.Error("before is lost")
	}
}

func FuzzFindKeepsItsPromises(f *testing.F) {
	for _, seed := range []string{"2022年第四季度", "截至2023年3月31日止三个月", "去年同期", "the three months ended Sept. 30", "Q4'22", "今 (7) 日", "2019-2021年", "民国111年第3季", "近三年", "一至三季度", "fiscal 2023's second quarter", "2022/23财年", "1-13月"} {
		f.Add(seed, "2022Q4", uint8(3))
	}
	f.Fuzz(func(t *testing.T, text, now string, fiscal uint8) {
		ref := on("2023-01-31")
		ref.Current, ref.FiscalYearEnd = now, time.Month(fiscal%13)
		end := 0
		for _, p := range Find(text, ref) {
			if p.Start < end || p.End <= p.Start || p.End > len(text) {
				t.Fatalf("span %v after %d of %d bytes", p.Span, end, len(text))
			}
			end = p.End
			for _, v := range []string{p.Value, p.From, p.To} {
				if s, ok := parse(v); v != "" && (!ok || s.String() != v) {
					t.Fatalf("%q: %q is not canonical", text[p.Start:p.End], v)
				}
			}
		}
		Normalize(text, ref)
		Previous(text, "yoy")
		Contains(text, now)
	})
}

func BenchmarkAppend(b *testing.B) {
	text := strings.Repeat("当季腾讯营收为人民币1449.5亿元，同比增长1%；净利润1062.7亿元。据悉，这是自2021年Q3以来，该财务指标首度恢复两位数增长。刘炽平表示，坚信AI将成为公司未来业务增长的放大器，因为腾讯的业务实际上聚焦于社交、通讯和游戏领域。去年全年营收5545.5亿元。\nAlcoa reported a profit of $166 million, or 33 cents a share, compared with $44 million a year ago. The split is slated for Nov. 1.\n", 60)
	ref := on("2023-03-22")
	var buf []Period
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		buf = Append(buf[:0], text, ref)
	}
}
