package quantity

import (
	"strings"
	"testing"
)

func FuzzFindKeepsItsPromises(f *testing.F) {
	for _, seed := range []string{
		"营收为人民币1,449.5亿元，同比增长1%", "200万——1200万美元", "12.3、15.6和20亿元", "数以亿计", "六成五", "翻了两番", "三分之一", "13亿4000万",
		"between $1.2 and $1.5 billion", "half a million users", "33 cents a share", "-3%--5%", "600519.SH", "2022-03-22", "三点五亿", "万亿亿万", "零零零", "分之", "百分之",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, q := range Find(text) {
			if q.Start < end || q.End <= q.Start || q.End > len(text) {
				t.Fatalf("span %v after %d of %d bytes", q.Span, end, len(text))
			}
			end = q.End
			if q.Min != nil && q.Value.Cmp(*q.Min) < 0 || q.Max != nil && q.Value.Cmp(*q.Max) > 0 {
				t.Fatalf("%q: %v is not within %v..%v", text[q.Start:q.End], q.Value, q.Min, q.Max)
			}
			if s := q.Value.String(); len(s) > 100 {
				t.Fatalf("%q: %.120s", text[q.Start:q.End], s)
			}
			if q.Kind == Price && q.Per == "" {
				t.Fatalf("%q: a price of nothing", text[q.Start:q.End])
			}
		}
	})
}

// news is typical of what is scanned; the benchmark repeats it.
const news = "当季腾讯营收为人民币1449.5亿元，同比增长1%；净利润1062.7亿元，同比增长12%。在非国际财务报告准则(Non-IFRS)下，腾讯该季度录得净利润297.1亿元，同比增长19%。据悉，这是自2021年Q3以来，该财务指标首度恢复两位数增长。" +
	"劉炽平表示，堅信AI将成为公司未来业务增长的放大器，因为腾讯的业务实际上聚焦于社交、通讯和游戏领域，这意味着它主要围绕用户间的互动，同时涉及到非常高质量的内容，因此生成式AI和基础模型技术可以补充优化这些业务。\n" +
	"Revenue fell 6% to $5.21 billion, below analysts projections of $5.31 billion. The split is slated for Nov. 1 and will be completed over the next few quarters, the company said.\n"

func BenchmarkAppend(b *testing.B) {
	text := strings.Repeat(news, 50)
	var buf []Quantity
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		buf = Append(buf[:0], text)
	}
}
