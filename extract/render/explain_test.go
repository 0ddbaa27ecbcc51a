package render_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/kg/extract"
	"github.com/newsgraph/kg/extract/render"
	"github.com/newsgraph/kg/extract/source"
)

func TestExplainTellsWhyANameIsOneAndWhatTiesTheOthersToIt(t *testing.T) {
	text := "腾讯董事会主席马化腾(Pony Ma)表示，公司会增长。马化腾说，微信也在。"
	d, err := extract.Article(context.Background(), &source.Article{Text: text}, extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"pony ma": `person 马化腾
  rule      table of names
  known as  马化腾
  also      Pony Ma: in the tables with 马化腾
  english   Pony Ma
  of        腾讯
  graph     a node
  21-30 马化腾: table of names
    腾讯董事会主席[马化腾](Pony Ma)表示，公司会增长。
  31-38 Pony Ma: table of names
    腾讯董事会主席马化腾([Pony Ma])表示，公司会增长。
  66-75 马化腾: table of names
    [马化腾]说，微信也在。
`,
		"腾讯": `company 腾讯
  rule      table of names
  known as  腾讯控股
  english   Tencent
  tickers   0700.HK
  graph     a node
  0-6 腾讯: table of names
    [腾讯]董事会主席马化腾(Pony Ma)表示，公司会增长。
  48-54 公司: pointing word
    腾讯董事会主席马化腾(Pony Ma)表示，[公司]会增长。
`,
		"无名": "",
	} {
		var b strings.Builder
		found, err := render.Explain(&b, d, name, func(int) string { return "a node" })
		if err != nil || found != (want != "") {
			t.Errorf("%s: found %v, error %v", name, found, err)
		}
		if diff := cmp.Diff(want, b.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
