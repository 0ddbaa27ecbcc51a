package tie_test

import (
	"testing"

	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/tie"
)

// FuzzFind reads any text: no tie is of a thing with itself or of no entity.
func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"{腾讯}|总裁|兼|投资委员会主席|[刘炽平]（{华星}|董事|）与{大河}合作。",
		"{OMGPOP}被{Zynga}收购，[波特]从{Zynga}离职，|首席执行官|一职由[张三]接任。",
		"{大河}宣布免去{华星}|总经理|[张三]职务，[李四]接任。",
		"[Jane], former |CEO| of {Yahoo}, was named |chairman| and |CEO| of {Acme}, a unit of {Widget}.",
		"的是被对将|总裁||总裁|兼、任",
		"{被}收购#0",
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
		tie.Find(d, lexicon.Default())
		for _, r := range d.Facts.Relations {
			if r.From == r.To || r.From < 0 || r.To < 0 || r.Type == "" {
				t.Errorf("relation %+v", r)
			}
		}
		for _, r := range d.Facts.Roles {
			if r.Person < 0 || r.Company < 0 || r.Title == "" {
				t.Errorf("role %+v", r)
			}
		}
	})
}
