package clean

import "testing"

func TestFindDots(t *testing.T) {
	for text, want := range map[string]string{
		"杰夫•贝索斯（Jeff）":   "杰夫·贝索斯（Jeff）",
		"萨提亚．纳德拉上任":      "萨提亚·纳德拉上任",
		"詹姆斯・米歇尔、艾琳‧沃克尔": "詹姆斯·米歇尔、艾琳·沃克尔",
		"• 要点一":          "• 要点一",
		"增长3．5%":         "增长3．5%",
		"跌34﹒5%，升4‧3%":   "跌34.5%，升4.3%",
	} {
		e := &engine{text: text, opts: &Options{}, report: &Report{}}
		e.apply("dots", findDots(text))
		if e.text != want {
			t.Errorf("%q is %q, want %q", text, e.text, want)
		}
	}
}

func TestNewspapersLostWithTheirReading(t *testing.T) {
	if got := Text("據(jù)《華爾街日?qǐng)?bào)》報(bào)道,騰訊收購(gòu)公司。"); got != "据《华尔街日报》报道，腾讯收购公司。" {
		t.Errorf("got %q", got)
	}
}
