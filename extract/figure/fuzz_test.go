package figure_test

import (
	"testing"

	"github.com/newsgraph/kg/extract/figure"
	"github.com/newsgraph/kg/extract/lexicon"
)

// FuzzFind reads any text: every figure keeps its evidence within the text and
// its subject among the entities.
func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"2022年{华星}营收、净利润分别为10亿元、2亿元，同比分别增长5%、6%。",
		"{Zynga}斥资1.83亿美元收购了{OMGPOP}，<游戏>贡献了总收入的33%。",
		"{Acme} said profit fell to $21 million, or 25 cents a share, from $28.8 million a year earlier -- or so.",
		"分别、分别5%、至10亿元，其中--5%占的收入",
		"2000年{! a name that runs on over the end of its sentence. It}",
	} {
		f.Add(s, false)
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, text string, english bool) {
		lang := "zh-Hans"
		if english {
			lang = "en"
		}
		d := parse(text, lang, "2022-10-07")
		figure.Find(d, lexicon.Default())
		for _, fig := range d.Facts.Figures {
			if fig.Company < 0 || fig.Company >= len(d.Entities) || fig.Subject >= len(d.Entities) {
				t.Errorf("figure %+v is of no entity", fig)
			}
			for _, e := range fig.Evidence {
				if e.Start < 0 || e.End > len(d.Text) || e.Empty() {
					t.Errorf("evidence %v lies outside of %d bytes", e, len(d.Text))
				}
			}
		}
		for _, g := range d.Facts.Growth {
			if (g.Rate == nil) == (g.Delta == nil) {
				t.Errorf("growth %+v has not one of rate and delta", g)
			}
		}
	})
}
