package quantity

import (
	"strings"

	"github.com/newsgraph/kg/extract/internal/wordset"
)

// unit is one way to write what a number counts or measures.
type unit struct {
	text  string
	name  string
	kind  Kind
	shift int32 // power of ten: -2 for %
	role  role
}

// role tells how far a unit vouches for the numeral before it.
type role uint8

const (
	measure role = iota // 家, 个: makes a number of 三, but not of 一 (一家公司)
	strong              // 倍, 吨: makes a number of 一 as well
	digits              // only after digits or a scale: 点, 度, 分
)

// Of two units that fit the longer stands first.
var units = []unit{
	{"%", "1", Percent, -2, strong}, {"％", "1", Percent, -2, strong}, {"‰", "1", Percent, -3, strong},
	{"个百分点", "1", PercentPoint, -2, strong}, {"个百分比", "1", PercentPoint, -2, strong}, {"百分点", "1", PercentPoint, -2, strong},
	{"个基点", "1", BasisPoint, -4, strong}, {"基点", "1", BasisPoint, -4, strong}, {"个基本点", "1", BasisPoint, -4, strong},
	{"倍", "1", Multiple, 0, strong},
	{"个月", "month", Duration, 0, strong}, {"个星期", "week", Duration, 0, strong}, {"个交易日", "day", Duration, 0, strong}, {"个工作日", "day", Duration, 0, strong}, {"个小时", "hour", Duration, 0, strong}, {"个季度", "quarter", Duration, 0, strong}, {"个年度", "year", Duration, 0, strong}, {"个财年", "year", Duration, 0, strong},
	{"周岁", "age", Count, 0, strong}, {"岁", "age", Count, 0, strong},
	{"周年", "year", Duration, 0, strong}, {"年", "year", Duration, 0, strong}, {"周", "week", Duration, 0, digits}, {"天", "day", Duration, 0, measure}, {"小时", "hour", Duration, 0, strong}, {"分钟", "minute", Duration, 0, strong}, {"秒", "second", Duration, 0, measure},
	{"人次", "visit", Count, 0, strong}, {"人", "person", Count, 0, measure}, {"名", "person", Count, 0, measure}, {"位", "person", Count, 0, measure},
	{"家", "company", Count, 0, measure}, {"间", "store", Count, 0, measure}, {"户", "household", Count, 0, measure}, {"辆", "vehicle", Count, 0, measure},
	{"台", "unit", Count, 0, measure}, {"部", "unit", Count, 0, measure}, {"件", "unit", Count, 0, measure}, {"套", "unit", Count, 0, measure}, {"只", "unit", Count, 0, measure}, {"颗", "unit", Count, 0, measure}, {"枚", "unit", Count, 0, measure}, {"片", "unit", Count, 0, measure}, {"瓶", "unit", Count, 0, measure}, {"盒", "unit", Count, 0, measure}, {"箱", "unit", Count, 0, measure}, {"双", "unit", Count, 0, digits}, {"座", "site", Count, 0, measure}, {"块", "unit", Count, 0, digits}, {"支", "unit", Count, 0, digits}, {"艘", "vessel", Count, 0, measure}, {"架", "aircraft", Count, 0, measure}, {"把", "unit", Count, 0, digits}, {"张", "unit", Count, 0, digits},
	{"笔", "transaction", Count, 0, measure}, {"单", "order", Count, 0, digits}, {"宗", "transaction", Count, 0, measure}, {"起", "case", Count, 0, measure}, {"次", "time", Count, 0, measure},
	{"股", "share", Count, 0, digits}, {"手", "lot", Count, 0, digits},
	{"公吨", "ton", Count, 0, strong}, {"吨", "ton", Count, 0, strong}, {"公斤", "kg", Count, 0, strong}, {"千克", "kg", Count, 0, strong}, {"桶", "barrel", Count, 0, strong}, {"盎司", "ounce", Count, 0, strong},
	{"千瓦时", "kWh", Count, 0, strong}, {"度电", "kWh", Count, 0, strong}, {"度", "kWh", Count, 0, digits}, {"兆瓦时", "MWh", Count, 0, strong}, {"吉瓦时", "GWh", Count, 0, strong}, {"千瓦", "kW", Count, 0, strong}, {"兆瓦", "MW", Count, 0, strong}, {"吉瓦", "GW", Count, 0, strong}, {"瓦", "W", Count, 0, digits},
	{"平方米", "square meter", Count, 0, strong}, {"平方公里", "square kilometer", Count, 0, strong}, {"平米", "square meter", Count, 0, strong}, {"立方米", "cubic meter", Count, 0, strong}, {"方", "cubic meter", Count, 0, digits}, {"亩", "mu", Count, 0, strong}, {"公顷", "hectare", Count, 0, strong},
	{"公里", "km", Count, 0, strong}, {"千米", "km", Count, 0, strong}, {"厘米", "cm", Count, 0, strong}, {"毫米", "mm", Count, 0, strong}, {"微米", "µm", Count, 0, strong}, {"纳米", "nm", Count, 0, strong}, {"英寸", "inch", Count, 0, strong}, {"寸", "inch", Count, 0, digits}, {"米", "m", Count, 0, digits},
	{"项", "item", Count, 0, measure}, {"款", "product", Count, 0, measure}, {"种", "kind", Count, 0, measure}, {"类", "kind", Count, 0, measure}, {"份", "copy", Count, 0, measure}, {"篇", "text", Count, 0, measure}, {"条", "item", Count, 0, measure}, {"场", "event", Count, 0, measure}, {"城", "city", Count, 0, digits}, {"省", "province", Count, 0, digits}, {"国", "country", Count, 0, digits},
	{"个", "item", Count, 0, measure},
	{"点", "point", Count, 0, digits},
}

// wordUnits are units in Latin letters, lower case.
var wordUnits = []unit{
	{"percentage points", "1", PercentPoint, -2, strong}, {"percentage point", "1", PercentPoint, -2, strong}, {"percentage-point", "1", PercentPoint, -2, strong}, {"percent points", "1", PercentPoint, -2, strong}, {"pct pts", "1", PercentPoint, -2, strong}, {"ppts", "1", PercentPoint, -2, strong}, {"ppt", "1", PercentPoint, -2, strong}, {"pps", "1", PercentPoint, -2, strong}, {"pp", "1", PercentPoint, -2, strong},
	{"percent", "1", Percent, -2, strong}, {"per cent", "1", Percent, -2, strong}, {"pct", "1", Percent, -2, strong}, {"pc", "1", Percent, -2, digits},
	{"basis points", "1", BasisPoint, -4, strong}, {"basis point", "1", BasisPoint, -4, strong}, {"basis-point", "1", BasisPoint, -4, strong}, {"bps", "1", BasisPoint, -4, strong}, {"bp", "1", BasisPoint, -4, strong},
	{"x", "1", Multiple, 0, strong}, {"times", "1", Multiple, 0, strong}, {"fold", "1", Factor, 0, strong},
	{"years", "year", Duration, 0, strong}, {"year", "year", Duration, 0, strong}, {"months", "month", Duration, 0, strong}, {"month", "month", Duration, 0, strong}, {"weeks", "week", Duration, 0, strong}, {"week", "week", Duration, 0, strong}, {"days", "day", Duration, 0, strong}, {"day", "day", Duration, 0, strong}, {"quarters", "quarter", Duration, 0, strong}, {"hours", "hour", Duration, 0, strong}, {"hour", "hour", Duration, 0, strong}, {"minutes", "minute", Duration, 0, strong}, {"minute", "minute", Duration, 0, strong}, {"seconds", "second", Duration, 0, strong}, {"decades", "decade", Duration, 0, strong},
	{"kwh", "kWh", Count, 0, strong}, {"kilowatt-hours", "kWh", Count, 0, strong}, {"mwh", "MWh", Count, 0, strong}, {"megawatt-hours", "MWh", Count, 0, strong}, {"gwh", "GWh", Count, 0, strong}, {"gigawatt-hours", "GWh", Count, 0, strong}, {"twh", "TWh", Count, 0, strong}, {"kw", "kW", Count, 0, strong}, {"mw", "MW", Count, 0, strong}, {"megawatts", "MW", Count, 0, strong}, {"gw", "GW", Count, 0, strong}, {"gigawatts", "GW", Count, 0, strong},
	{"metric tons", "ton", Count, 0, strong}, {"metric tonnes", "ton", Count, 0, strong}, {"tons", "ton", Count, 0, strong}, {"tonnes", "ton", Count, 0, strong}, {"ton", "ton", Count, 0, strong}, {"tonne", "ton", Count, 0, strong}, {"kilograms", "kg", Count, 0, strong}, {"kg", "kg", Count, 0, strong}, {"pounds", "pound", Count, 0, strong}, {"ounces", "ounce", Count, 0, strong}, {"ounce", "ounce", Count, 0, strong}, {"barrels", "barrel", Count, 0, strong}, {"bushels", "bushel", Count, 0, strong}, {"gallons", "gallon", Count, 0, strong},
	{"km", "km", Count, 0, strong}, {"kilometers", "km", Count, 0, strong}, {"kilometres", "km", Count, 0, strong}, {"miles", "mile", Count, 0, strong}, {"square feet", "square foot", Count, 0, strong}, {"square meters", "square meter", Count, 0, strong}, {"nm", "nm", Count, 0, strong}, {"mm", "mm", Count, 0, strong}, {"cm", "cm", Count, 0, strong}, {"inches", "inch", Count, 0, strong}, {"points", "point", Count, 0, digits},
	{"gb", "GB", Count, 0, strong}, {"tb", "TB", Count, 0, strong}, {"mb", "MB", Count, 0, strong}, {"mhz", "MHz", Count, 0, strong}, {"ghz", "GHz", Count, 0, strong}, {"mah", "mAh", Count, 0, strong},
}

// noun is a counted thing that follows a number, a measure word or an
// adjective: 3500万活跃用户, 450个网点, 1.2 billion monthly active users.
type noun struct{ text, unit string }

var nouns = []noun{
	{"用户", "user"}, {"客户", "user"}, {"会员", "user"}, {"玩家", "user"}, {"粉丝", "user"}, {"账户", "user"}, {"账号", "user"}, {"网民", "user"}, {"观众", "user"}, {"读者", "user"}, {"订户", "user"}, {"月活", "user"}, {"日活", "user"},
	{"员工", "person"}, {"雇员", "person"}, {"职员", "person"}, {"工人", "person"}, {"岗位", "person"}, {"职位", "person"}, {"投资者", "person"}, {"投资人", "person"}, {"股东", "person"}, {"专家", "person"}, {"学生", "person"},
	{"门店", "store"}, {"店铺", "store"}, {"商店", "store"}, {"网点", "store"}, {"分店", "store"}, {"餐厅", "store"}, {"专卖店", "store"}, {"直营店", "store"}, {"加盟店", "store"}, {"便利店", "store"}, {"超市", "store"}, {"酒店", "store"}, {"店", "store"},
	{"公司", "company"}, {"企业", "company"}, {"平台", "company"}, {"机构", "company"}, {"银行", "company"}, {"券商", "company"}, {"厂商", "company"},
	{"新能源车", "vehicle"}, {"新能源汽车", "vehicle"}, {"电动车", "vehicle"}, {"电动汽车", "vehicle"}, {"汽车", "vehicle"}, {"新车", "vehicle"}, {"车辆", "vehicle"}, {"乘用车", "vehicle"}, {"商用车", "vehicle"}, {"轿车", "vehicle"}, {"卡车", "vehicle"},
	{"手机", "unit"}, {"智能手机", "unit"}, {"设备", "unit"}, {"电脑", "unit"}, {"机器人", "unit"},
	{"订单", "order"}, {"城市", "city"}, {"省", "province"}, {"国家", "country"}, {"家庭", "household"}, {"股份", "share"}, {"股票", "share"},
}

var wordNouns = []noun{
	{"users", "user"}, {"subscribers", "user"}, {"subscriptions", "user"}, {"customers", "user"}, {"members", "user"}, {"accounts", "user"}, {"players", "user"}, {"viewers", "user"}, {"readers", "user"}, {"followers", "user"},
	{"people", "person"}, {"employees", "person"}, {"workers", "person"}, {"staffers", "person"}, {"staff", "person"}, {"jobs", "person"}, {"investors", "person"}, {"shareholders", "person"}, {"passengers", "person"}, {"positions", "person"},
	{"vehicles", "vehicle"}, {"cars", "vehicle"}, {"trucks", "vehicle"}, {"suvs", "vehicle"}, {"evs", "vehicle"}, {"automobiles", "vehicle"},
	{"units", "unit"}, {"devices", "unit"}, {"phones", "unit"}, {"smartphones", "unit"}, {"handsets", "unit"}, {"iphones", "unit"}, {"ipads", "unit"}, {"pcs", "unit"}, {"tablets", "unit"}, {"consoles", "unit"}, {"chips", "unit"}, {"copies", "copy"},
	{"stores", "store"}, {"outlets", "store"}, {"shops", "store"}, {"restaurants", "store"}, {"branches", "store"}, {"locations", "store"}, {"hotels", "store"},
	{"shares", "share"}, {"transactions", "transaction"}, {"orders", "order"}, {"households", "household"}, {"homes", "household"}, {"companies", "company"}, {"firms", "company"}, {"startups", "company"}, {"banks", "company"}, {"countries", "country"}, {"cities", "city"}, {"aircraft", "aircraft"}, {"planes", "aircraft"}, {"jets", "aircraft"},
}

// adjectives stand between a number and its noun.
var adjectives = []string{"月度活跃", "月活跃", "日活跃", "月均活跃", "日均活跃", "月活", "日活", "活跃", "付费", "注册", "新增", "新", "移动", "会员", "签约", "个人", "企业", "实名", "海外", "全球", "普通", "限制性", "优先", "全职", "线下", "直营", "加盟"}

var wordAdjectives = []string{"monthly", "daily", "weekly", "active", "paying", "paid", "new", "total", "global", "registered", "mobile", "electric", "premium", "retail", "full-time", "part-time", "additional", "net", "unique", "common", "ordinary", "class", "a", "b", "american", "depositary", "outstanding", "streaming", "wireless", "smart", "more", "other", "different", "corporate", "hourly", "passenger", "commercial", "luxury"}

// unitAfter finds the unit that text starts with.
func unitAfter(text string) (u unit, ok bool) {
	if text == "" {
		return unit{}, false
	}
	if isLetter(text[0]) {
		for _, u := range wordUnits {
			if hasWord(text, u.text) {
				return u, true
			}
		}
		return unit{}, false
	}
	if i := unitSet.Index(text); i >= 0 {
		return units[i], true
	}
	return unit{}, false
}

var (
	unitSet      = setOf(units, func(u unit) string { return u.text })
	nounSet      = setOf(nouns, func(n noun) string { return n.text })
	perSet       = setOf(perUnits, func(n noun) string { return n.text })
	adjectiveSet = wordset.Of(adjectives...)
)

// setOf is the set of the words that the rows of a table stand for.
func setOf[T any](table []T, word func(T) string) *wordset.Set {
	words := make([]string, len(table))
	for i, row := range table {
		words[i] = word(row)
	}
	return wordset.Of(words...)
}

// nounAfter finds the counted thing that text starts with, past adjectives.
func nounAfter(text string) (n noun, ok bool) {
	for range 4 {
		text = strings.TrimPrefix(text, " ")
		if text == "" {
			return noun{}, false
		}
		if isLetter(text[0]) {
			for _, n := range wordNouns {
				if hasWord(text, n.text) {
					return n, true
				}
			}
			skipped := false
			for _, a := range wordAdjectives {
				if hasWord(text, a) {
					text, skipped = text[len(a):], true
					break
				}
			}
			if !skipped {
				return noun{}, false
			}
			continue
		}
		if i := nounSet.Index(text); i >= 0 {
			return nouns[i], true
		}
		i := adjectiveSet.Index(text)
		if i < 0 {
			return noun{}, false
		}
		text = text[len(adjectives[i]):]
	}
	return noun{}, false
}

// nounBefore finds what a number counts among the words of its clause before
// it: 门店总数达3000家, 签约客户总数已达966.49万户.
func nounBefore(clause string, candidates ...string) bool {
	for _, c := range candidates {
		if strings.Contains(clause, c) {
			return true
		}
	}
	return false
}

// perUnits are the things that prices are for.
var perUnits = []noun{
	{"股", "share"}, {"ADS", "share"}, {"份ADS", "share"}, {"吨", "ton"}, {"桶", "barrel"}, {"公斤", "kg"}, {"千克", "kg"}, {"克", "gram"}, {"盎司", "ounce"}, {"平方米", "square meter"}, {"平米", "square meter"}, {"千瓦时", "kWh"}, {"度", "kWh"}, {"瓦", "W"}, {"辆", "vehicle"}, {"台", "unit"}, {"部", "unit"}, {"片", "unit"}, {"瓶", "unit"}, {"件", "unit"}, {"只", "unit"}, {"升", "liter"}, {"人", "person"}, {"户", "household"}, {"用户", "user"},
}

var wordPerUnits = []noun{
	{"diluted share", "share"}, {"basic share", "share"}, {"common share", "share"}, {"ordinary share", "share"}, {"diluted ads", "share"}, {"american depositary share", "share"}, {"share", "share"}, {"ads", "share"},
	{"metric ton", "ton"}, {"ton", "ton"}, {"tonne", "ton"}, {"barrel", "barrel"}, {"ounce", "ounce"}, {"pound", "pound"}, {"gallon", "gallon"}, {"bushel", "bushel"}, {"kilogram", "kg"}, {"kg", "kg"}, {"unit", "unit"}, {"user", "user"}, {"vehicle", "vehicle"}, {"kwh", "kWh"}, {"person", "person"},
}

// perAfter reads what a price is for after it: 元/股, 33 cents a share.
func perAfter(text string) string {
	for _, marker := range [...]string{"/", "每", " per ", " a ", " an ", " each "} {
		rest, ok := strings.CutPrefix(text, marker)
		if !ok {
			continue
		}
		if per, _ := perUnit(rest); per != "" {
			return per
		}
	}
	return ""
}

// perBefore reads what a price is for before it: 每股收益0.33元, EPS 3.2元, 每10股派5元.
func perBefore(clause string) string {
	if i := strings.LastIndex(clause, "每"); i >= 0 {
		rest := clause[i+len("每"):]
		if after, ok := strings.CutPrefix(rest, "10股"); ok && !hasDigit(after) {
			return "10 shares"
		}
		if per, n := perUnit(rest); per != "" && !hasDigit(rest[n:]) {
			return per
		}
		return ""
	}
	if i := strings.LastIndex(clause, "EPS"); i >= 0 && !hasDigit(clause[i:]) {
		return "share"
	}
	return ""
}

// perUnit reads the thing that text starts with and its length.
func perUnit(text string) (name string, length int) {
	if i := perSet.Index(text); i >= 0 {
		return perUnits[i].unit, len(perUnits[i].text)
	}
	for _, n := range wordPerUnits {
		if hasWord(text, n.text) {
			return n.unit, len(n.text)
		}
	}
	return "", 0
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }
