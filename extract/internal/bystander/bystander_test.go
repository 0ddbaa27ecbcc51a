package bystander_test

import (
	"strings"
	"testing"

	"github.com/newsgraph/kg/extract/internal/bystander"
)

func TestTheMediumIsToldFromTheFirmsItReportsOn(t *testing.T) {
	for _, tt := range []struct {
		text string
		want bool
	}{
		{"|华星|获悉，大河完成融资。", true},
		{"张三告诉|华星|，订单增长。", true},
		{"张三在接受|华星|专访时表示，订单增长。", true},
		{"张三对|华星|表示，订单增长。", true},
		{"据《|华星|》报道，订单增长。", true},
		{"|华星|记者张三报道。", true},
		{"记者从|华星|获悉，订单增长。", false},
		{"|华星|表示，订单增长。", false},
		{"大河对|华星|的投资增长。", false},
		{"大河接受|华星|的报价。", false},
		{"|华星|", false},
	} {
		before, rest, _ := strings.Cut(tt.text, "|")
		name, after, _ := strings.Cut(rest, "|")
		if got := bystander.Reports(before+name+after, len(before), len(before)+len(name)); got != tt.want {
			t.Errorf("%s: got %t", tt.text, got)
		}
	}
}
