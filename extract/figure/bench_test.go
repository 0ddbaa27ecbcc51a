package figure_test

import (
	"strings"
	"testing"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/figure"
	"github.com/newsgraph/kg/extract/lexicon"
)

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("2022年第四季度{腾讯}营收为人民币1449.5亿元，同比增长1%；净利润1062.7亿元，同比增长12%。\n"+
		"在当晚的财报电话会议上，{腾讯}高管谈到了对这个问题的思考，未来会有很多可能性。\n"+
		"2022年财报显示，{腾讯}旗下<微信>的合并月活用户数为13.13亿，同比增长3.5%；<QQ>的移动月活数录得5.72亿。\n", 100)
	d := parse(text, "zh-Hans", "2023-03-22")
	lex := lexicon.Default()
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		d.Facts = document.Facts{}
		figure.Find(d, lex)
	}
}
