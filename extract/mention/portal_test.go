package mention_test

import "testing"

// TestNamesOfPortals reads names as Chinese portals write them: signed lines, people
// behind their firms, nicknames.
func TestNamesOfPortals(t *testing.T) {
	wantNames(t, []reading{
		{"a sum of five hundred is no share index", "公司获得红杉资本500万美元的投资。", "company:红杉资本"},
		{"a signed line", "搜狐科技/尹岚娜\n今日，华为在北京召开发布会。", "organization:搜狐科技 person:尹岚娜 company:华为"},
		{"a stroke between ordinary words", "手机/高清\n华为在北京召开发布会。", "company:华为"},
		{"a head behind a firm that is a word", "顺丰王卫、小米雷军均未出席。", "company:顺丰 person:王卫 company:小米 person:雷军"},
		{"a word before a person who is not of its firm", "小米粥深受雷军喜爱。", "person:雷军"},
		{"a nickname that speaks", "华为老熊在会上回应。老熊方面提出三个问题。老熊表示，不会退让。", "company:华为 person:老熊 person:老熊 person:老熊"},
		{"老 in a word", "他是公司的老员工，老家在湖北，老师很多。", ""},
		{"于 before a day", "梁军因身体原因于当日辞任总裁职务。", "person:梁军"},
		{"其 that ends a given name", "高级副总裁丁国其同时去职。丁国其表示感谢。", "person:丁国其 person:丁国其"},
		{"其 that points", "高级副总裁丁国华表示感谢，丁国华其后离开。", "person:丁国华 person:丁国华"},
		{"a list that is appointed", "董事会任命曹文宝、周岚和吴刚为公司董事。", "person:曹文宝 person:周岚 person:吴刚"},
		{"a firm and what it did", "他回顾了腾讯创业历史。", "company:腾讯"},
		{"an investor with its Latin name", "本轮融资由鸥陵资本(Ocean Ridge)领投。", "company:鸥陵资本"},
		{"a phone's model", "华为V30销量稳居前列，超过K12教育产品。", "company:华为 product:V30"},
		{"who holds a post that is called one", "董事会终止了刘岚的首席运营官(COO)职务。", "person:刘岚"},
		{"a name that recurs", "要见陈筱轶不易。陈筱轶负责发行。不过陈筱轶很低调。", "person:陈筱轶 person:陈筱轶 person:陈筱轶"},
		{"a firm that recurs", "陈筱云旗下产品很多。陈筱云平台上线。用户喜欢陈筱云。", ""},
		{"words that recur", "公司重视高质量发展。高质量是目标。高质量不易。", ""},
		{"the father of a game", "他们在等“《王者荣耀》之父”姚晓岚的红包。", "product:王者荣耀 person:姚晓岚"},
		{"who signs behind a medium", "《投资者网》郭岚\n2020年11月，华为发布了财报。", "organization:投资者网 person:郭岚 company:华为"},
		{"an exchange within a code", "腾讯(TCTZ.NASDAQ)与百度(BIDU.NASDAQ)相差巨大。", "company:腾讯 company:百度"},
		{"a giant", "这个巨无霸被对手赶上。", ""},
		{"a dated line", "2017-07-12 08:28 新浪科技 李岚\n华为发布新品。", "organization:新浪科技 person:李岚 company:华为"},
		{"a dated line without a medium", "2017-07-12 08:28 浏览 高清\n华为发布新品。", "company:华为"},
		{"the title of a medium", "据《财闻》报道，方案被华为否决。", "organization:财闻 company:华为"},
		{"the title of a work", "据《财闻》改编，方案被华为否决。", "company:华为"},
		{"what somebody was before", "彭钢是腾讯的前CEO。", "person:彭钢 company:腾讯"},
	})
}
