package tie_test

import (
	"strings"
	"testing"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/tie"
)

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("2022年3月，{腾讯}|总裁|兼|投资委员会主席|[刘炽平]表示，{腾讯}旗下<微信>和<QQ>与{华星}达成了合作。\n"+
		"在当晚的财报电话会议上，高管谈到了对这个问题的思考，未来会有很多可能性。\n"+
		"{华星}斥资1.83亿美元收购了{大河}51%的股权，任命[张三]为|首席执行官|。\n", 100)
	d := parse(text, "zh-Hans", "2023-03-22")
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		d.Facts = document.Facts{}
		tie.Find(d, lexicon.Default())
	}
}

// BenchmarkFindInList reads a long list of names, each of which may begin what
// those before it do with it.
func BenchmarkFindInList(b *testing.B) {
	d := parse("{腾讯}投资了"+strings.Repeat("{华星}与{大河}与", 500)+"{腾讯}。", "zh-Hans", "2023-03-22")
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		d.Facts = document.Facts{}
		tie.Find(d, lexicon.Default())
	}
}
