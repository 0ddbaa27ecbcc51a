package quantity

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// brief writes a quantity as the tables below do: its text, its kind, its value
// or range, its unit, and what else is set.
func brief(text string, q Quantity) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s = %s ", text[q.Start:q.End], q.Kind)
	switch {
	case q.Min != nil && q.Max != nil:
		fmt.Fprintf(&b, "%v..%v", q.Min, q.Max)
	case q.Min != nil:
		fmt.Fprintf(&b, ">%v", q.Min)
	case q.Max != nil:
		fmt.Fprintf(&b, "<%v", q.Max)
	case q.About:
		fmt.Fprintf(&b, "~%v", q.Value)
	default:
		fmt.Fprintf(&b, "%v", q.Value)
	}
	if q.Unit != "" && q.Unit != "1" {
		b.WriteString(" " + q.Unit)
	}
	if q.Bare {
		b.WriteString(" bare")
	}
	if q.Per != "" {
		b.WriteString(" per " + q.Per)
	}
	return b.String()
}

type sample struct {
	text string
	want []string
}

func check(t *testing.T, samples []sample) {
	t.Helper()
	for _, tt := range samples {
		var got []string
		for q := range All(tt.text) {
			got = append(got, brief(tt.text, q))
		}
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("%s (-want +got)\n%s", tt.text, d)
		}
	}
}

func TestMoneyKeepsItsCurrencyAndIsExact(t *testing.T) {
	check(t, []sample{
		{"营收为1449.5亿元，", []string{"1449.5亿元 = money 144950000000 bare"}},
		{"营收为人民币1449.5亿元", []string{"人民币1449.5亿元 = money 144950000000 CNY"}},
		{"人民币1,449.5亿", []string{"人民币1,449.5亿 = money 144950000000 CNY"}},
		{"1449.5亿元人民币", []string{"1449.5亿元人民币 = money 144950000000 CNY"}},
		{"5亿元(人民币)", []string{"5亿元(人民币) = money 500000000 CNY"}},
		{"约为140万美元", []string{"140万美元 = money ~1400000 USD"}},
		{"3亿美金", []string{"3亿美金 = money 300000000 USD"}},
		{"12.5亿港元、7亿港币", []string{"12.5亿港元 = money 1250000000 HKD", "7亿港币 = money 700000000 HKD"}},
		{"新台币10亿元", []string{"新台币10亿元 = money 1000000000 TWD"}},
		{"10亿元新台币", []string{"10亿元新台币 = money 1000000000 TWD"}},
		{"3亿台币", []string{"3亿台币 = money 300000000 TWD"}},
		{"港币5亿元", []string{"港币5亿元 = money 500000000 HKD"}},
		{"1.2兆元", []string{"1.2兆元 = money 1200000000000 bare"}},
		{"3兆2500亿元", []string{"3兆2500亿元 = money 3250000000000 bare"}},
		{"1万亿日元", []string{"1万亿日元 = money 1000000000000 JPY"}},
		{"5000日圆", []string{"5000日圆 = money 5000 JPY"}},
		{"3万亿韩元", []string{"3万亿韩元 = money 3000000000000 KRW"}},
		{"8亿欧元、2亿英镑、300亿卢比", []string{"8亿欧元 = money 800000000 EUR", "2亿英镑 = money 200000000 GBP", "300亿卢比 = money 30000000000 INR"}},
		{"售价100块", []string{"100块 = money 100 bare"}},
		{"3块钱", []string{"3块钱 = money 3 bare"}},
		{"9 月营收 4.03 亿元，", []string{"4.03 亿元 = money 403000000 bare"}},
		{"$3.4 billion,", []string{"$3.4 billion = money 3400000000 USD bare"}},
		{"US$3.4bn", []string{"US$3.4bn = money 3400000000 USD"}},
		{"US$ 3.4 billion", []string{"US$ 3.4 billion = money 3400000000 USD"}},
		{"HK$1.5 billion and NT$20 million", []string{"HK$1.5 billion = money 1500000000 HKD", "NT$20 million = money 20000000 TWD"}},
		{"C$5 million, A$6m, £7bn, €8 billion", []string{"C$5 million = money 5000000 CAD", "A$6m = money 6000000 AUD", "£7bn = money 7000000000 GBP", "€8 billion = money 8000000000 EUR"}},
		{"¥300亿 ￥299", []string{"¥300亿 = money 30000000000 bare", "￥299 = money 299 bare"}},
		{"RMB1.2 billion", []string{"RMB1.2 billion = money 1200000000 CNY"}},
		{"1.2 billion yuan", []string{"1.2 billion yuan = money 1200000000 CNY"}},
		{"$29.50 in premarket", []string{"$29.50 = money 29.5 USD bare"}},
		{"USD 3 million", []string{"USD 3 million = money 3000000 USD"}},
		{"half a billion dollars", []string{"half a billion dollars = money 500000000 USD bare"}},
		{"a $3-million loan", []string{"$3-million = money 3000000 USD bare"}},
		{"900 million pounds", []string{"900 million pounds = money 900000000 GBP"}},
		{"净亏损-3.5亿元", []string{"-3.5亿元 = money -350000000 bare"}},
		{"-$3.5 million", []string{"-$3.5 million = money -3500000 USD bare"}},
		{"13亿4000万元", []string{"13亿4000万元 = money 1340000000 bare"}},
		{"一百二十万元", []string{"一百二十万元 = money 1200000 bare"}},
		{"十三亿四千万美元", []string{"十三亿四千万美元 = money 1340000000 USD"}},
		{"2千万元", []string{"2千万元 = money 20000000 bare"}},
		{"三点五亿元", []string{"三点五亿元 = money 350000000 bare"}},
		{"5角钱、8分钱、30美分", []string{"5角钱 = money 0.5 bare", "8分钱 = money 0.08 bare", "30美分 = money 0.3 USD"}},
		{"斥资1.83亿美元收购", []string{"1.83亿美元 = money 183000000 USD"}},
	})
}

func TestPricesAreForOneOfSomething(t *testing.T) {
	check(t, []sample{
		{"每股0.33元", []string{"0.33元 = price 0.33 bare per share"}},
		{"每股收益为0.33元，", []string{"0.33元 = price 0.33 bare per share"}},
		{"0.33元/股", []string{"0.33元 = price 0.33 bare per share"}},
		{"33 cents a share, compared with $44 million, or 6 cents a share", []string{"33 cents = price 0.33 USD bare per share", "$44 million = money 44000000 USD bare", "6 cents = price 0.06 USD bare per share"}},
		{"32 cents a share, up from 21 cents a year ago", []string{"32 cents = price 0.32 USD bare per share", "21 cents = price 0.21 USD bare per share"}},
		{"$1.20 per diluted share", []string{"$1.20 = price 1.2 USD bare per share"}},
		{"around $1,600 a ton", []string{"$1,600 = price ~1600 USD bare per ton"}},
		{"布伦特原油80美元/桶", []string{"80美元 = price 80 USD per barrel"}},
		{"EPS 3.2元", []string{"3.2元 = price 3.2 bare per share"}},
		{"每10股派5元", []string{"10股 = count 10 share", "5元 = price 5 bare per 10 shares"}},
		{"每股派息0.5港元，共3亿港元", []string{"0.5港元 = price 0.5 HKD per share", "3亿港元 = money 300000000 HKD"}},
		{"每股盈利47.75仙", []string{"47.75仙 = price 0.4775 HKD per share"}}, {"8仙过海", []string{"8 = plain 8"}},
	})
}

func TestSharesAreOfOne(t *testing.T) {
	check(t, []sample{
		{"同比增长12%", []string{"12% = percent 0.12"}},
		{"115.03%", []string{"115.03% = percent 1.1503"}},
		{"下降-3.5%", []string{"-3.5% = percent -0.035"}},
		{"负3.5%", []string{"负3.5% = percent -0.035"}},
		{"+2.5%", []string{"+2.5% = percent 0.025"}},
		{"-3%~-1%", []string{"-3%~-1% = percent -0.03..-0.01"}},
		{"百分之十二", []string{"百分之十二 = percent 0.12"}},
		{"百分之十二点五", []string{"百分之十二点五 = percent 0.125"}},
		{"百分之3.5", []string{"百分之3.5 = percent 0.035"}},
		{"百分之百、百分百", []string{"百分之百 = percent 1", "百分百 = percent 1"}},
		{"千分之三", []string{"千分之三 = percent 0.003"}},
		{"1/4的股份", []string{"1/4 = percent 0.25"}},
		{"三分之一", []string{"三分之一 = percent ~0.333333333333"}},
		{"1/3", []string{"1/3 = percent ~0.333333333333"}},
		{"三成", []string{"三成 = percent 0.3"}},
		{"六成五", []string{"六成五 = percent 0.65"}},
		{"近三成", []string{"三成 = percent <0.3"}},
		{"两三成", []string{"两三成 = percent 0.2..0.3"}},
		{"超六成用户", []string{"六成 = percent >0.6"}},
		{"8成", []string{"8成 = percent 0.8"}},
		{"一半", []string{"一半 = percent 0.5"}},
		{"过半", []string{"半 = percent >0.5"}},
		{"5‰", []string{"5‰ = percent 0.005"}},
		{"12 percent, 3 per cent, 4pct", []string{"12 percent = percent 0.12", "3 per cent = percent 0.03", "4pct = percent 0.04"}},
		{"two-thirds of the", []string{"two-thirds = percent ~0.666666666666"}},
		{"a third of revenue", []string{"a third = percent ~0.333333333333"}},
		{"twenty-five percent", []string{"twenty-five percent = percent 0.25"}},
		{"3.5个百分点", []string{"3.5个百分点 = percent point 0.035"}},
		{"0.5 percentage point", []string{"0.5 percentage point = percent point 0.005"}},
		{"1.5 percentage-point rise", []string{"1.5 percentage-point = percent point 0.015"}},
		{"50个基点、25bps, 10 basis points", []string{"50个基点 = basis point 0.005", "25bps = basis point 0.0025", "10 basis points = basis point 0.001"}},
		{"一个百分点", []string{"一个百分点 = percent point 0.01"}},
	})
}

func TestMultiplesAndFactors(t *testing.T) {
	check(t, []sample{
		{"一倍", []string{"一倍 = multiple 1"}},
		{"两倍", []string{"两倍 = multiple 2"}},
		{"1.5倍", []string{"1.5倍 = multiple 1.5"}},
		{"十倍", []string{"十倍 = multiple 10"}},
		{"3倍多", []string{"3倍 = multiple >3"}},
		{"10x", []string{"10x = multiple 10"}},
		{"three times", []string{"three times = multiple 3"}},
		{"threefold", nil},
		{"ten-fold", []string{"ten-fold = factor 10"}},
		{"翻番", []string{"翻番 = factor 2"}},
		{"翻倍", []string{"翻倍 = factor 2"}},
		{"翻了一番", []string{"翻了一番 = factor 2"}},
		{"翻了两番", []string{"翻了两番 = factor 4"}},
		{"翻了近一番", []string{"翻了近一番 = factor <2"}},
		{"上涨了一倍多", []string{"一倍 = multiple >1"}},
		{"翻3番", []string{"翻3番 = factor 8"}},
		{"Revenue doubled, profit tripled", []string{"doubled = factor 2", "tripled = factor 3"}},
		{"增长的倍增器，成倍增长", nil},
	})
}

func TestCountsNameWhatTheyCount(t *testing.T) {
	check(t, []sample{
		{"吸引了3500万用户", []string{"3500万 = count 35000000 user"}},
		{"13亿月活跃用户", []string{"13亿 = count 1300000000 user"}},
		{"超过3000家门店", []string{"3000家 = count >3000 store"}},
		{"门店总数达3000家", []string{"3000家 = count 3000 store"}},
		{"超过300家。", []string{"300家 = count >300 company"}},
		{"签约客户总数已达966.49万户", []string{"966.49万户 = count 9664900 user"}},
		{"覆盖120万户家庭", []string{"120万户 = count 1200000 household"}},
		{"累计交易5779.51万笔", []string{"5779.51万笔 = count 57795100 transaction"}},
		{"30余名投资者", []string{"30余名 = count >30 person"}},
		{"30多个投资者投入", []string{"30多个 = count >30 person"}},
		{"交付新车3万台", []string{"3万台 = count 30000 vehicle"}},
		{"出货100万台", []string{"100万台 = count 1000000 unit"}},
		{"1万2000辆", []string{"1万2000辆 = count 12000 vehicle"}},
		{"裁员1.2万人", []string{"1.2万人 = count 12000 person"}},
		{"回购500万股", []string{"500万股 = count 5000000 share"}},
		{"年产20万吨", []string{"20万吨 = count 200000 ton"}},
		{"3亿千瓦时、5GWh、20兆瓦", []string{"3亿千瓦时 = count 300000000 kWh", "5GWh = count 5 GWh", "20兆瓦 = count 20 MW"}},
		{"用电3千瓦时", []string{"3千瓦时 = count 3 kWh"}},
		{"450个1000平米的网点", []string{"450个 = count 450 item", "1000平米 = count 1000 square meter"}},
		{"三家公司、五款产品", []string{"三家 = count 3 company", "五款 = count 5 product"}},
		{"两三次", []string{"两三次 = count 2..3 time"}},
		{"三五家", []string{"三五家 = count 3..5 company"}},
		{"1.5m users, 5m barrels", []string{"1.5m = count 1500000 user", "5m barrels = count 5000000 barrel"}},
		{"35 million users", []string{"35 million = count 35000000 user"}},
		{"1.2 billion monthly active users", []string{"1.2 billion = count 1200000000 user"}},
		{"3,000 new stores", []string{"3,000 = count 3000 store"}},
		{"five stores and 12 employees", []string{"five = count 5 store", "12 = count 12 person"}},
		{"7 million metric tons", []string{"7 million metric tons = count 7000000 ton"}},
		{"上证指数跌至3000点", []string{"3000点 = count 3000 point"}},
		{"为期3个月、10 years", []string{"3个月 = duration 3 month", "10 years = duration 10 year"}},
		{"上线仅6周", []string{"6周 = duration 6 week"}},
	})
}

func TestBoundsAndRanges(t *testing.T) {
	check(t, []sample{
		{"200万——1200万美元", []string{"200万——1200万美元 = money 2000000..12000000 USD"}},
		{"6亿~7亿元", []string{"6亿~7亿元 = money 600000000..700000000 bare"}},
		{"14-16亿元", []string{"14-16亿元 = money 1400000000..1600000000 bare"}},
		{"200万-1200万元", []string{"200万-1200万元 = money 2000000..12000000 bare"}},
		{"3%-5%", []string{"3%-5% = percent 0.03..0.05"}},
		{"3至5%", []string{"3至5% = percent 0.03..0.05"}},
		{"5000-1万辆", []string{"5000-1万辆 = count 5000..10000 vehicle"}},
		{"十到二十家", []string{"十到二十家 = count 10..20 company"}},
		{"$1.2 to $1.5 billion", []string{"$1.2 to $1.5 billion = money 1200000000..1500000000 USD bare"}},
		{"$1.2 billion to $1.5 billion", []string{"$1.2 billion to $1.5 billion = money 1200000000..1500000000 USD bare"}},
		{"$1.5–2 billion", []string{"$1.5–2 billion = money 1500000000..2000000000 USD bare"}},
		{"US$1.2bn-1.5bn", []string{"US$1.2bn-1.5bn = money 1200000000..1500000000 USD"}},
		{"RMB 12.5-13.0 billion", []string{"RMB 12.5-13.0 billion = money 12500000000..13000000000 CNY"}},
		{"增加2,000人至1.2万人", []string{"2,000人 = count 2000 person", "1.2万人 = count 12000 person"}},
		{"比特币跌破2万美元", []string{"2万美元 = money <20000 USD"}},
		{"between $1 billion and $2 billion", []string{"$1 billion and $2 billion = money 1000000000..2000000000 USD bare"}},
		{"介于3亿元和5亿元之间", []string{"3亿元和5亿元 = money 300000000..500000000 bare"}},
		{"从12%到15%", []string{"12% = percent 0.12", "15% = percent 0.15"}},
		{"增加3亿元至10亿元", []string{"3亿元 = money 300000000 bare", "10亿元 = money 1000000000 bare"}},
		{"revenue rose $3 million to $10 million", []string{"$3 million = money 3000000 USD bare", "$10 million = money 10000000 USD bare"}},
		{"增长12%至1449.5亿元", []string{"12% = percent 0.12", "1449.5亿元 = money 144950000000 bare"}},
		{"近百亿元", []string{"百亿元 = money <10000000000 bare"}},
		{"上百家", []string{"百家 = count >100 company"}},
		{"突破万亿交易规模", []string{"万亿 = plain >1000000000000"}},
		{"过亿", []string{"亿 = plain >100000000"}},
		{"100多万元", []string{"100多万元 = money >1000000 bare"}},
		{"1亿多元", []string{"1亿多元 = money >100000000 bare"}},
		{"十余家", []string{"十余家 = count >10 company"}},
		{"约3亿元左右", []string{"3亿元 = money ~300000000 bare"}},
		{"50家以上", []string{"50家 = count >50 company"}},
		{"不到100万元", []string{"100万元 = money <1000000 bare"}},
		{"不低于10.5元/股，不少于3亿股", []string{"10.5元 = price >10.5 bare per share", "3亿股 = count >300000000 share"}},
		{"不超过5%", []string{"5% = percent <0.05"}},
		{"至少在6亿~7亿元的规模", []string{"6亿~7亿元 = money 600000000..700000000 bare"}},
		{"more than 3,000 stores", []string{"3,000 = count >3000 store"}},
		{"up to 5%", []string{"5% = percent <0.05"}},
		{"nearly $2 billion", []string{"$2 billion = money <2000000000 USD bare"}},
		{"人民币约3亿元", []string{"人民币约3亿元 = money ~300000000 CNY"}},
		{"三四十万", []string{"三四十万 = plain 300000..400000"}},
		{"十五六家", []string{"十五六家 = count 15..16 company"}},
	})
}

func TestListsShareTheirUnit(t *testing.T) {
	check(t, []sample{
		{"12.3亿元、15.6亿元和20亿元", []string{"12.3亿元 = money 1230000000 bare", "15.6亿元 = money 1560000000 bare", "20亿元 = money 2000000000 bare"}},
		{"12.3、15.6和20亿元", []string{"12.3 = money 1230000000 bare", "15.6 = money 1560000000 bare", "20亿元 = money 2000000000 bare"}},
		{"分别为3亿、5亿及8亿元", []string{"3亿 = money 300000000 bare", "5亿 = money 500000000 bare", "8亿元 = money 800000000 bare"}},
		{"分别增长12、15和20%", []string{"12 = percent 0.12", "15 = percent 0.15", "20% = percent 0.2"}},
		{"人民币3亿元和5亿元", []string{"人民币3亿元 = money 300000000 CNY", "5亿元 = money 500000000 CNY"}},
		{"$1.2, $1.5 and $2 billion", []string{"$1.2 = money 1200000000 USD bare", "$1.5 = money 1500000000 USD bare", "$2 billion = money 2000000000 USD bare"}},
		{"800和1.2万辆", []string{"800 = count 800 vehicle", "1.2万辆 = count 12000 vehicle"}},
		{"2022、20亿元", []string{"20亿元 = money 2000000000 bare"}},
	})
}

func TestPlainNumbers(t *testing.T) {
	check(t, []sample{
		{"QQ的移动月活数录得5.72亿，同比", []string{"5.72亿 = plain 572000000"}},
		{"市盈率为28.5，", []string{"28.5 = plain 28.5"}},
		{"1.2 billion", []string{"1.2 billion = plain 1200000000"}},
	})
}

func TestNotQuantities(t *testing.T) {
	for _, text := range []string{
		"2022年", "2022年第四季度", "4月3日", "9 月", "22年四季度", "民国111年第3季", "二〇二二年", "三月", "十二月底", "90后", "2021财年",
		"5G", "P2P", "GPT-3", "M6、M10", "G1", "COVID-19", "iPhone 14", "Model 3", "2.0版本", "version 2.0", "1.2.3",
		"600519", "600519.SH", "(6244-TW)", "00700", "13800138000", "400-8888-888", "010-65001234", "2022-03-22", "2023/3/22", "2022-03",
		"10:30", "3:1", "上午10点半", "10时30分", "24/7",
		"第三", "第3", "第三季度", "三季度", "周三", "星期一", "双11", "No. 1",
		"一个", "一些", "一直", "一家", "一次", "一定", "统一", "唯一", "万一", "千万不要", "亿万富翁", "百度", "超过百度", "十分", "三星", "一带一路", "十四五",
		"数以亿计美金", "数十亿元", "几百万", "数千家", "两位数", "双位数", "三位数增长", "个位数", "几个亿", "millions of users", "one of the", "a company", "the second quarter",
		"March 22", "Nov. 1", "22 March", "500强企业", "9.9折", "5星级酒店", "半导体", "一半导体", "三成立", "三方", "百亿补贴",
		"1234567890123456789012345678901234567890亿元", strings.Repeat("9", 1000) + "元", strings.Repeat("九", 1000) + "元", "1" + strings.Repeat("亿", 1000),
		"", " ", "%", "元", "$", "-", "亿",
	} {
		if got := Find(text); len(got) != 0 {
			t.Errorf("%.60s: found %q", text, brief(text, got[0]))
		}
	}
}

func TestAttributiveTellsSharesFromGrowth(t *testing.T) {
	for text, want := range map[string]bool{"12%的股份": true, "增长12%": false, "12% of the shares": true, "rose 12%": false, "持有51%股权": true, "a 20% stake": true} {
		got := Find(text)
		if len(got) != 1 || got[0].Attributive != want {
			t.Errorf("%s: %+v", text, got)
		}
	}
}
