package extract

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/source"
)

// facts reads a text and lists what it says, one line a fact:
//
//	王芳: 董事长, 华星电子
//	王芳 said 订单充足。
//	华星电子 revenue 2022 1000000000 CNY
//	华星电子 revenue 2022 +0.05 yoy
//	华星电子 acquired 大河电子
func facts(t *testing.T, text, published string) []string {
	t.Helper()
	day, _ := time.Parse(time.DateOnly, published)
	d, err := Article(context.Background(), &source.Article{Text: text}, Options{Published: day})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	name := func(e int) string { return d.Entities[e].Name }
	add := func(words ...string) {
		out = append(out, strings.Join(strings.Fields(strings.Join(words, " ")), " "))
	}
	for _, r := range d.Facts.Roles {
		former := ""
		if r.Former {
			former = ", former"
		}
		add(name(r.Person) + ": " + r.Title + ", " + name(r.Company) + former)
	}
	for _, s := range d.Facts.Statements {
		add(name(s.Speaker), "said", s.Text)
	}
	of := func(company, subject int, segment string) string {
		switch {
		case subject >= 0:
			return name(company) + "/" + name(subject)
		case segment != "":
			return name(company) + "/" + segment
		}
		return name(company)
	}
	for _, f := range d.Facts.Figures {
		add(of(f.Company, f.Subject, f.SubjectText), f.Metric, f.Period, fmt.Sprint(f.Number.Value), f.Number.Unit, f.Accounting)
	}
	for _, g := range d.Facts.Growth {
		change := ""
		if g.Rate != nil {
			change = fmt.Sprint(*g.Rate)
		} else {
			change = fmt.Sprint(g.Delta.Value, " ", g.Delta.Unit)
		}
		if !strings.HasPrefix(change, "-") {
			change = "+" + change
		}
		add(of(g.Company, g.Subject, g.SubjectText), g.Metric, g.Period, change, g.Compare, g.Accounting)
	}
	for _, r := range d.Facts.Relations {
		add(name(r.From), r.Type, name(r.To))
	}
	return out
}

// names lists the entities that a text names, by kind.
func names(t *testing.T, text string) []string {
	t.Helper()
	d, err := Article(context.Background(), &source.Article{Text: text}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range d.Entities {
		if e.Kind != document.Topic && e.Kind != document.Source {
			out = append(out, e.Kind.String()+":"+strings.Join(append([]string{e.Name}, e.Aliases...), "/"))
		}
	}
	return out
}

func TestWholeSentencesAreReadAsAReaderWould(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"a post without a name means who holds it", "华星电子公司董事长王芳出席会议。\n公司董事长表示，订单充足，明年还会扩产。", []string{
			"王芳: 董事长, 华星电子公司", "王芳 said 订单充足，明年还会扩产。"}},
		{"a post that nobody is told to hold stays a description", "华星电子公司昨日开会。\n公司发言人表示，订单充足，明年还会扩产。", []string{
			"公司发言人 said 订单充足，明年还会扩产。"}},
		{"two who say the same", "腾讯首席财务官王芳和百度董事长李强均表示，明年会继续扩大投资。", []string{
			"王芳: 首席财务官, 腾讯", "李强: 董事长, 百度", "王芳 said 明年会继续扩大投资。", "李强 said 明年会继续扩大投资。"}},
		{"two firms that say the same", "腾讯和百度均表示，明年会继续扩大投资。", []string{
			"腾讯 said 明年会继续扩大投资。", "百度 said 明年会继续扩大投资。"}},
		{"a medium is told, and learns", "36氪获悉，美团近日完成3亿元B轮融资。美团董事长王芳告诉36氪，公司订单量同比增长3倍。", []string{
			"王芳: 董事长, 美团", "王芳 said 公司订单量同比增长3倍。", "美团 funding 300000000 CNY", "美团 orders +3 yoy"}},
		{"a closed quotation is its own statement", "腾讯总裁刘炽平表示，三季度销量增长。“海外业务在好转。”刘炽平说。", []string{
			"刘炽平: 总裁, 腾讯", "刘炽平 said 三季度销量增长。", "刘炽平 said 海外业务在好转。"}},
		{"the listener of 对 is no source", "总裁王明在内部会议上对员工说：“大家不要慌，办法总比困难多。”", []string{
			"王明 said 大家不要慌，办法总比困难多。"}},
		{"the same firms for the next metric", "2022年，腾讯、百度和美团的营业收入分别为3亿元、2亿元和1亿元，同比分别增长3%、2%和1%；净利润分别为6亿元、5亿元和4亿元。", []string{
			"腾讯 revenue 2022 300000000 CNY", "百度 revenue 2022 200000000 CNY", "美团 revenue 2022 100000000 CNY",
			"腾讯 net_profit 2022 600000000 CNY", "百度 net_profit 2022 500000000 CNY", "美团 net_profit 2022 400000000 CNY",
			"腾讯 revenue 2022 +0.03 yoy", "百度 revenue 2022 +0.02 yoy", "美团 revenue 2022 +0.01 yoy"}},
		{"one of the firms listed before", "2022年，腾讯、百度和美团的净利润分别为3亿元、2亿元和1亿元，其中，百度同比增长4.3%，美团下降2%。", []string{
			"腾讯 net_profit 2022 300000000 CNY", "百度 net_profit 2022 200000000 CNY", "美团 net_profit 2022 100000000 CNY",
			"百度 net_profit 2022 +0.043 yoy", "美团 net_profit 2022 -0.02 yoy"}},
		{"when a firm was founded is no period of its numbers", "美团成立于2010年，目前员工超过500人。", []string{
			"美团 employees 500 person"}},
		{"a stretch of months is no quarter", "2023年前三季度腾讯营收100亿元。今年1至8月，腾讯市占率为36.9%，百度以15.9%位列第二。", []string{
			"腾讯 revenue 20239M 10000000000 CNY", "腾讯 market_share 0.369 1", "百度 market_share 0.159 1"}},
		{"the penetration of a technology is no firm's share", "腾讯发布财报。工业机器人的渗透率还不到1%。", nil},
		{"后者 is no topic", "12月4日，罗氏制药宣布，已与腾讯达成合并协议，将以27亿美元的预付款收购后者。", []string{
			"罗氏制药 said 已与腾讯达成合并协议，将以27亿美元的预付款收购后者。", "罗氏制药/腾讯 deal_value 2023-12-04 2700000000 USD", "罗氏制药 acquired 腾讯"}},
		{"上季度 behind a quarter is the one before it", "2023年第二季度，腾讯毛利率39.4%，上季度为40.7%。", []string{
			"腾讯 gross_margin 2023Q2 0.394 1", "腾讯 gross_margin 2023Q1 0.407 1"}},
		{"a part of the year holds for its sentence alone", "2022年腾讯营收10亿元，其中四季度营收3亿元。净利润2亿元。", []string{
			"腾讯 revenue 2022 1000000000 CNY", "腾讯 revenue 2022Q4 300000000 CNY", "腾讯 net_profit 2022 200000000 CNY"}},
		{"words that are no nouns to the dictionary name a part", "2022年腾讯营收10亿元，直销收入3亿元，全年收入10亿元。", []string{
			"腾讯 revenue 2022 1000000000 CNY", "腾讯/直销 revenue 2022 300000000 CNY"}},
		{"some of the people are not how many a firm has", "2022年腾讯约600名员工将转任其他厂区，公司共有5000名员工。", []string{
			"腾讯 employees 2022 5000 person"}},
		{"a reporter says nothing", "（记者 王芳）广东省高级人民法院15日通报，腾讯须赔偿全部损失。", []string{
			"广东省高级人民法院 said 腾讯须赔偿全部损失。"}},
		{"two who hold the same post", "中金公司分析师王芳、李强认为，需求将会回升。", []string{
			"王芳: 分析师, 中金公司", "李强: 分析师, 中金公司", "王芳 said 需求将会回升。", "李强 said 需求将会回升。"}},
		{"a core product is its firm's", "腾讯总部位于深圳，其核心产品微信用户众多。", []string{"腾讯 offers 微信"}},
		{"a platform on which something is written is no exchange", "腾讯在微博称，新品已经上市。", []string{"腾讯 said 新品已经上市。"}},
		{"the basis of a clause of its own", "财报显示，腾讯2023年第三季度总营收为3.68亿美元；按美国通用会计准则(GAAP)，归属于腾讯的净亏损为1200万美元，上年同期净利润为2300万美元。", []string{
			"腾讯 revenue 2023Q3 368000000 USD", "腾讯 net_profit 2023Q3 -12000000 USD GAAP", "腾讯 net_profit 2022Q3 23000000 USD GAAP"}},
		{"parts behind a semicolon are of the first firm again", "2022年腾讯品牌广告营收1.16亿美元，同比增长46%；搜狗营收5900万美元；在线游戏营收1.71亿美元。", []string{
			"腾讯/品牌广告 revenue 2022 116000000 USD", "搜狗 revenue 2022 59000000 USD", "腾讯/在线游戏 revenue 2022 171000000 USD", "腾讯/品牌广告 revenue 2022 +0.46 yoy"}},
		{"firms that are passed and that follow", "恒大前三季度销售额达2805亿元，首次超过万科的2629亿元，位居榜首；碧桂园以2342亿元排名第三。", []string{
			"恒大 revenue 20239M 280500000000 CNY", "万科 revenue 20239M 262900000000 CNY", "碧桂园 revenue 20239M 234200000000 CNY"}},
		{"what is to come is a forecast and no period of the text", "2022年腾讯营收10亿元。明年营收还会翻一番。净利润2亿元。", []string{
			"腾讯 revenue 2022 1000000000 CNY", "腾讯 net_profit 2022 200000000 CNY", "腾讯 revenue 2024 +1"}},
		{"shares of a bank's own holders", "2022年招商银行归属于本行股东的净利润193.73亿元，同比增长28.9%。", []string{
			"招商银行 net_profit 2022 19373000000 CNY", "招商银行 net_profit 2022 +0.289 yoy"}},
		{"a count that is sold", "5月长城汽车销售汽车7.09万辆，同比增长0.24%；1至5月累计销售40.3万辆。", []string{
			"长城汽车 sales_volume 2023-05 70900 vehicle", "长城汽车 sales_volume 403000 vehicle", "长城汽车 sales_volume 2023-05 +0.0024 yoy"}},
		{"a closing price behind the outlook", "受法说会展望保守影响，腾讯今日股价一度跌停，终场收345元，下跌4.4%，市值蒸发逾200亿元。", []string{
			"腾讯 share_price 2023-10-19 345 CNY", "腾讯 share_price 2023-10-19 -0.044", "腾讯 market_value 2023-10-19 -20000000000 CNY"}},
		{"what is tried is no deal", "谷歌此前也曾试图收购腾讯，报价100亿美元，但遭到拒绝。", nil},
		{"an investor's question and a firm that says nothing", "有投资者问，为什么销量下滑？腾讯董事长王芳回答，主要是渠道调整。对此，百度方面不予置评。", []string{
			"王芳: 董事长, 腾讯", "王芳 said 主要是渠道调整。"}},
		{"a price of a round with what it takes part in", "美团将投资约283亿元人民币参与招商银行的非公开发行。", []string{
			"美团/招商银行 deal_value 28300000000 CNY", "美团 invested_in 招商银行"}},
		{"集团 is the buyer and not what is bought", "美团斥资46亿欧元收购芬兰体育用品商亚玛芬公司，市场质疑作价太高。集团主席王芳表示，价格合理。", []string{
			"王芳: 主席, 美团", "王芳 said 价格合理。", "美团/亚玛芬公司 deal_value 4600000000 EUR", "美团 acquired 亚玛芬公司"}},
		{"an answer is of who spoke before", "美团董事长王芳表示，价格合理。\n问：会否减持？\n答：不会，我对公司有信心。", []string{
			"王芳: 董事长, 美团", "王芳 said 价格合理。", "王芳 said 不会，我对公司有信心。"}},
		{"what a profit is compared with behind earnings a share", "2022年腾讯净利润为25亿美元，每股收益1.10美元，较去年同期的24亿美元增长5%。", []string{
			"腾讯 net_profit 2022 2500000000 USD", "腾讯 eps 2022 1.1 USD", "腾讯 net_profit 2021 2400000000 USD", "腾讯 net_profit 2022 +0.05 yoy"}},
		{"departments of one and of two nouns", "2022年腾讯个人电脑部门营收为103亿美元；打印与成像部门营收70亿美元。", []string{
			"腾讯/个人电脑部门 revenue 2022 10300000000 USD", "腾讯/打印与成像部门 revenue 2022 7000000000 USD"}},
		{"a firm of somebody's past is not his neighbour's", "美团创始人王芳是腾讯的前负责人，副总裁李强表示，不会打价格战。", []string{
			"王芳: 创始人, 美团", "李强: 副总裁, 美团", "李强 said 不会打价格战。", "王芳 founded 美团"}},
		{"what a drug costs is no share's price", "腾讯旗下微信在美国的定价为每月129美元。", []string{"腾讯 offers 微信"}},
		{"a bare 收 before a price", "鸿海昨收88.5元，涨0.5元；裕隆收42.05元。", []string{
			"鸿海 share_price 2023-10-18 88.5 CNY", "裕隆 share_price 2023-10-18 42.05 CNY"}},
		{"a post equated with its holder", "美团成立于2016年，法定代表人为王志强。", []string{"王志强: 法定代表人, 美团"}},
		{"people who are addressed in a list", "出席会议的有美团董事长王芳女士、总经理李强先生。", []string{
			"王芳: 董事长, 美团", "李强: 总经理, 美团"}},
		{"公司总裁 is a post", "美团中国区总经理兼公司总裁王芳表示，价格合理。", []string{
			"王芳: 中国区总经理, 美团", "王芳: 总裁, 美团", "王芳 said 价格合理。"}},
		{"其 is what is held", "腾讯宣布以4.48亿美元入股搜狗，持有其36.5%的股份。", []string{
			"腾讯 said 以4.48亿美元入股搜狗，持有其36.5%的股份。", "腾讯/搜狗 deal_value 448000000 USD", "腾讯 invested_in 搜狗", "腾讯 holds_stake 搜狗"}},
		{"what grew behind a market share is what was shipped", "2023年第三季度，小米出货1920万部，市场份额17.5%，同比增长106%。", []string{
			"小米 shipments 2023Q3 19200000 unit", "小米 market_share 2023Q3 0.175 1", "小米 shipments 2023Q3 +1.06 yoy"}},
		{"a country's shipments are no firm's", "小米发布财报。2023年第三季度，中国智能手机出货量达1.151亿部，同比增长5.8%。", nil},
		{"shares of the firm spoken of", "腾讯持有快手21.57%股份；百度持股3.78%，京东、美团分别持股2%和1%。", []string{
			"腾讯 holds_stake 快手", "百度 holds_stake 快手", "京东 holds_stake 快手", "美团 holds_stake 快手"}},
		{"each its own product", "百度、阿里巴巴已先后推出文心一言和通义千问。", []string{"百度 offers 文心一言", "阿里巴巴 offers 通义千问"}},
		{"a post at a firm that no rule knows is nowhere else", "小米发布财报，小米营收增长。720董事长王志强在会上表示，不会打价格战。", []string{
			"王志强 said 不会打价格战。"}},
		{"a founder who is not named", "某头部机构创始人告诉36氪，佣金更友好。", []string{"某头部机构创始人 said 佣金更友好。"}},
		{"a general manager in a paragraph of his own", "统一超营收增长。\n总经理王芳指出，会员数增加。", []string{"王芳: 总经理, 统一超", "王芳 said 会员数增加。"}},
		{"where a firm of the clause before is listed", "腾讯成立于1998年，主营游戏，2004年6月在港交所上市。", []string{"腾讯 listed_on 港交所"}},
		{"a post that somebody no longer holds", "浙商银行公告称，同意聘任张荣森为该行行长，徐仁艳因年龄原因不再担任行长职务。", []string{
			"张荣森: 行长, 浙商银行", "徐仁艳: 行长, 浙商银行, former", "浙商银行 said 同意聘任张荣森为该行行长，徐仁艳因年龄原因不再担任行长职务。", "浙商银行 appointed 张荣森"}},
		{"自己 is who speaks", "美团CEO王兴称，团队继续由王晓峰领导，自己将出任摩拜董事长。", []string{
			"王兴: CEO, 美团", "王兴: 董事长, 摩拜", "王兴 said 团队继续由王晓峰领导，自己将出任摩拜董事长。"}},
		{"the price of a deal that the sentence before told of", "美团与摩拜签署全资收购协议。据了解，此次收购对价为27亿美元，包括12亿美元现金及15亿美元股权。", []string{
			"美团/摩拜 deal_value 2700000000 USD", "美团 acquired 摩拜"}},
		{"a firm's own report of the world's market", "联想集团公布的财报显示，2023年第三季度全球出货1410万台。", []string{
			"联想集团 shipments 2023Q3 14100000 unit"}},
		{"parts that are called 板块", "2022年腾讯炼油与化工板块经营利润497.4亿元；销售板块扭亏为盈，实现经营利润132.7亿元。", []string{
			"腾讯/炼油与化工板块 operating_profit 2022 49740000000 CNY", "腾讯/销售板块 operating_profit 2022 13270000000 CNY"}},
		{"a part that is a list with 其他 at its end", "2022年腾讯业绩增长。游戏、动漫及其他产品业务收入为100亿元，同比增长5%；手机部件、组装及其他产品业务收入50亿元。", []string{
			"腾讯/游戏、动漫及其他产品业务 revenue 2022 10000000000 CNY", "腾讯/手机部件、组装及其他产品业务 revenue 2022 5000000000 CNY",
			"腾讯/游戏、动漫及其他产品业务 revenue 2022 +0.05 yoy"}},
		{"what public records show is nobody's word", "摩拜成立于2015年，公开资料显示，腾讯、红杉资本先后参与投资。", []string{
			"腾讯 invested_in 摩拜", "红杉资本 invested_in 摩拜"}},
		{"an announcement with a few numbers in it", "腾讯今日公告称，公司已与百度订立协议，百度将以18.5亿美元收购91无线全部股权。", []string{
			"腾讯 said 公司已与百度订立协议，百度将以18.5亿美元收购91无线全部股权。", "百度 acquired 91无线"}},
		{"an analyst's 公司 is the one that he judges", "腾讯发布财报，腾讯营收增长。中金公司分析师王芳认为，公司2022年净利润为10亿元。", []string{
			"王芳: 分析师, 中金公司", "王芳 said 公司2022年净利润为10亿元。", "腾讯 net_profit 2022 1000000000 CNY"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, facts(t, tt.text, "2023-10-19")); diff != "" {
				t.Errorf("%s (-want +got)\n%s", tt.text, diff)
			}
		})
	}
}

func TestEnglishSentencesAreReadAsAReaderWould(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"what is agreed to be done is no statement", "Salesforce.com Inc agreed on Tuesday to buy workplace messaging app Slack Technologies Inc in a $27.7 billion deal. Slack shareholders will receive $26.79 in cash.", []string{
			"Salesforce.com Inc/Slack Technologies Inc deal_value 2020-12-01 27700000000 USD", "Salesforce.com Inc acquired Slack Technologies Inc"}},
		{"a chief officer speaks of the company", "Nike Inc beat estimates. Sales in Greater China, its most profitable market, rose 22% to $1.68 billion in the first quarter ended Aug. 31. Chief Financial Officer Andy Campion said the company was not seeing any impact.", []string{
			"Andy Campion: Chief Financial Officer, Nike Inc", "Andy Campion said the company was not seeing any impact.",
			"Nike Inc/Greater China revenue 2020Q3 1680000000 USD", "Nike Inc/Greater China revenue 2020Q3 +0.22"}},
		{"a clause that is quoted in part", "Analysts at Wedbush said the price was steep but the deal would help Salesforce go \"after the market head on.\"", []string{
			"Analysts at Wedbush said the price was steep but the deal would help Salesforce go \"after the market head on.\""}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, facts(t, tt.text, "2020-12-01")); diff != "" {
				t.Errorf("%s (-want +got)\n%s", tt.text, diff)
			}
		})
	}
}

func TestHongKongsDollarIsTakenWhereItIsNamed(t *testing.T) {
	want := []string{"恒生银行 net_profit 2022 10165000000 HKD", "恒生银行 net_profit 2022 -0.27 yoy"}
	got := facts(t, "恒生銀行(00011)公布2022年度業績，股東應佔溢利101.65億港元，按年倒退27%，較2021年增加的撥備拖累。", "2023-02-22")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	got = facts(t, "恒生銀行(00011)2022年內地業務收入25億元。", "2023-02-22")
	if len(got) != 1 || !strings.HasSuffix(got[0], " CNY") {
		t.Errorf("a bare 元: got %v, want one number in CNY", got)
	}
}

func TestNamesOfWholeSentences(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"a given name that is a firm's too", "工业协会副会长迟京东则指出，过剩的局面没有改变。", []string{"organization:工业协会", "person:迟京东"}},
		{"a firm behind a post and a verb", "董事长对京东表示感谢。", []string{"company:京东"}},
		{"a rare surname of somebody who is appointed", "美团聘任诸骏生为副总经理。", []string{"company:美团", "person:诸骏生"}},
		{"two registered names of one brand", "华钢集团有限公司副总经理、上海华钢国际贸易有限公司董事长王志强出席。", []string{"company:华钢集团有限公司", "company:上海华钢国际贸易有限公司", "person:王志强"}},
		{"a kind of firm before its name", "IC设计大厂联发科公布财测，归母净利润增长。", []string{"company:联发科"}},
		{"a kind of company by its words", "美团称，清洁设备公司估值偏低，创新药是公司增长的核心。", []string{"company:美团"}},
		{"a school of two subjects", "北京大学经济与管理学院副教授赵桂红认为，应加快布局。", []string{"organization:北京大学经济与管理学院", "person:赵桂红"}},
		{"whoever speaks to a medium", "民族证券交通运输行业分析师顾晟对《证券日报》记者表示，景气度难有改善。", []string{"company:民族证券", "person:顾晟", "organization:证券日报"}},
		{"products of a prompt to share", "美团推出了小象超市。\n分享到：微博 微信 更多", []string{"company:美团", "product:小象超市"}},
		{"a preposition behind a day", "联发科执行长蔡力行日前于法说会指出，需求强劲。", []string{"company:联发科", "person:蔡力行"}},
		{"a model in quotation marks that comes out", "美团于2019年推出首款扫拖一体机器人“小白鲸J1”，发布“1+8”战略。", []string{"company:美团", "product:小白鲸J1"}},
		{"the trade that an analyst covers", "瑞信电讯业分析师王凯认为，利润逊预期。", []string{"company:瑞信", "person:王凯"}},
		{"a name of three characters before a verb of saying", "美团高级副总裁朱文倩表示，方向没有变。", []string{"company:美团", "person:朱文倩"}},
		{"the last of those who are appointed", "腾讯聘任李锋、华翠、韩慧华为执行副总裁。", []string{"company:腾讯", "person:李锋", "person:华翠", "person:韩慧华"}},
		{"products of a list", "美团推出了Mech-Eye工业级3D相机、Mech-Vision机器视觉软件和Mech-Viz软件。", []string{"company:美团", "product:Mech-Eye", "product:Mech-Vision", "product:Mech-Viz"}},
		{"a firm of the tables with the post of a founder behind it", "百济神州联合创始人欧雷强（John V. Oyler）称，结果很好。", []string{"company:百济神州", "person:欧雷强/John V. Oyler"}},
		{"a registered name whose short form is defined", "苏宁云商集团股份有限公司（下称“苏宁”）发布公告。苏宁云商涨停。", []string{"company:苏宁/苏宁云商集团股份有限公司/苏宁云商"}},
		{"a place without its level", "佛山市云麓食品有限公司成立。佛山云麓回应。", []string{"company:佛山市云麓食品有限公司/佛山云麓"}},
		{"a country and a trade", "这是中国食品产业的里程碑，也是中国生物医药行业的里程碑。", nil},
		{"a firm in a country is the firm", "快手科技发布财报。快手中国营收增长，快手股价上涨。", []string{"company:快手科技/快手中国/快手"}},
		{"a Taiwanese code behind an ambiguous name", "全家(5903)不甘示弱。", []string{"company:全家"}},
		{"shareholders by their names", "控股股东钟葱、钟小冬签署协议。钟葱、钟小冬持股。", []string{"person:钟葱", "person:钟小冬"}},
		{"a character of grammar begins no name", "截至发稿，腾讯未回复记者的采访请求。", []string{"company:腾讯"}},
		{"an app of a firm", "搜狐新闻客户端的激活用户已达1.85亿。", []string{"product:搜狐新闻客户端"}},
		{"a Latin firm without its trade", "Brightwell Technologies Inc reported results. Brightwell shares rose.", []string{"company:Brightwell Technologies Inc/Brightwell/Brightwell Technologies"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, names(t, tt.text)); diff != "" {
				t.Errorf("%s (-want +got)\n%s", tt.text, diff)
			}
		})
	}
}
