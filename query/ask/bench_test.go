package ask

import (
	"context"
	"testing"
)

func BenchmarkReadAQuestion(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Read("how much did 腾讯's 净利润 grow in 2022Q4", today)
	}
}

func BenchmarkReadALongStatement(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Read("谁说了AI将成为公司未来业务增长的放大器，因为公司的业务实际上聚焦于社交、通讯和游戏领域，这意味着它主要围绕用户间的互动，同时涉及到非常高质量的内容", today)
	}
}

func BenchmarkAskWhoSaid(b *testing.B) {
	g := openSample(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Ask(context.Background(), g, "谁说了AI将成为公司未来业务增长的放大器", &Options{Now: today}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadTheTables(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		readWordings()
	}
}
