package tie

import (
	"sync"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/phrase"
)

// order tells where the ends of a trigger stand.
type order uint8

const (
	forward    order = iota // 腾讯收购华星; also 华星被腾讯收购, 腾讯对华星的收购
	backward                // 华星隶属于腾讯: the first end stands behind
	adjacent                // 腾讯旗下微信: both ends touch the trigger
	reversed                // 华星母公司腾讯: both touch, the first end stands behind
	together                // 腾讯与华星合作: both before
	joining                 // 腾讯携手华星: the same, or one on either side
	holds                   // 刘炽平担任腾讯总裁
	appoints                // 腾讯任命刘炽平为总裁
	leaves                  // 刘炽平辞去腾讯总裁职务
	belonging               // 微信是腾讯最核心的产品
	controlled              // 华星、大河均为腾讯所控制
)

// kinds is a set of kinds of entity.
type kinds uint16

const (
	company      kinds = 1 << document.Company
	person       kinds = 1 << document.Person
	product      kinds = 1 << document.Product
	organization kinds = 1 << document.Organization
	firms              = company | organization
)

// A trigger is a word that ties two names.
type trigger struct {
	relation string
	order    order
	from, to kinds
}

// triggers is the table of triggers; a word may tie in several ways.
var triggers = sync.OnceValue(func() *phrase.Table[[]trigger] {
	t := new(phrase.Table[[]trigger])
	add := func(relation string, o order, from, to kinds, words ...string) {
		t.Add([]trigger{{relation, o, from, to}}, words...)
	}
	add("acquired", forward, firms|person, company|product, "全资收购", "收购", "并购", "买下", "吞并", "兼并", "私有化", "拿下", "购得")
	add("owns", backward, firms, company|product, "隶属于", "隶属", "归属于", "属于")
	add("owns", adjacent, firms, company, "全资子公司", "控股子公司", "的全资子公司", "的控股子公司", "子公司", "的子公司", "附属公司", "下属公司", "下属企业", "下属", "控股的", "孙公司", "参股子公司")
	add("owns", controlled, firms|person, company, "所控制", "所控股", "全资控制")
	add("owns", reversed, firms, company, "母公司", "的母公司", "控股母公司", "控股公司")
	t.Add([]trigger{{"owns", adjacent, firms, company}, {"offers", adjacent, company, product}}, "旗下", "旗下的", "旗下公司", "旗下品牌", "旗下子公司", "旗下产品", "拥有的")
	add("owns", forward, firms|person, company, "全资拥有", "控股", "全资控股")
	add("offers", forward, company, product, "推出", "发布", "运营", "开发", "研发", "上线", "打造", "自主研发", "正式推出")
	add("offers", adjacent, company, product, "核心产品", "的核心产品", "主要产品", "主打产品", "旗舰产品", "明星产品", "重磅产品", "首款产品", "新产品", "新品", "产品", "的产品", "旗舰手机", "首款车型", "新车", "主力车型", "旗舰车型", "自主研发的", "自研的", "开发的", "推出的", "研发的", "运营的")
	add("offers", adjacent, company, product, "的", "自研", "公司的")
	add("offers", reversed, company, product, "开发商", "游戏开发商", "发行商", "游戏发行商", "研发商", "出品方", "开发团队", "开发公司", "开发工作室", "运营商")
	add("holds_stake", forward, firms|person, company, "持有", "拥有", "所持", "所持有", "持股", "占股", "增持", "减持")
	add("holds_stake", adjacent, firms, company, "转投资公司", "转投资的", "转投资", "转投资事业", "关系企业")
	add("holds_stake", reversed, firms|person, company, "大股东", "第一大股东", "第二大股东", "第三大股东", "控股股东", "的大股东", "的第一大股东", "的控股股东", "股东", "最大股东", "第一大机构股东", "的第一大机构股东", "最大机构股东", "的最大机构股东", "第一大外部股东", "最大外部股东", "第二大机构股东", "单一最大股东", "战略投资者")
	add("invested_in", forward, firms|person, company, "入股", "参股", "注资", "增资", "战略投资", "投资", "入主", "战略入股", "投资入股")
	add("invested_in", reversed, firms|person, company, "投资方", "的投资方", "投资人", "的投资人", "唯一的风险投资方", "的唯一投资方", "早期投资方", "的早期投资方", "的早期投资人")
	add("cooperates_with", together, firms, firms, "合作", "结盟", "共同推出", "联合推出", "共同成立", "联合发布", "联合打造", "联合研发", "联合发起", "联合举办", "共同开发", "联合开发", "签署合作协议", "达成合作", "战略合作", "合资", "签约", "共建", "共同打造", "签订", "签署")
	add("cooperates_with", joining, firms, firms, "携手", "联手", "牵手", "合作方", "合作伙伴")
	add("competes_with", together, company, company, "竞争", "抢占", "较量", "抗衡", "争夺")
	add("competes_with", joining, company, company, "竞争对手", "对手", "大陆对手", "国内对手")
	add("competes_with", forward, company, company, "攻击", "挑战", "叫板", "挑战者", "反击")
	add("supplies", forward, company, company, "供货", "供应给", "供应商是")
	add("supplies", forward, company, company, "供应给", "出货给", "打入", "切入", "打进", "挤进", "接获", "获得", "取得", "抢下", "夺下")
	add("supplies", forward, company, company, "客户包括", "客户有", "客户包含", "客户涵盖", "客户为", "客户名单包括")
	add("supplies", reversed, company, company, "供应商", "的供应商", "代工厂", "代工厂商")
	add("sued", forward, firms|person, firms|person, "起诉", "状告", "指控", "控告", "提起诉讼", "索赔", "提告", "按铃申告", "提出告诉", "提起告诉")
	add("listed_on", together, company, firms, "上市", "挂牌", "挂牌上市")
	add("listed_on", forward, company, organization, "登陆", "转板至")
	add("founded", reversed, person, company, "创始人", "创办人", "联合创始人", "创始人兼", "的创始人", "共同创办人")
	add("founded", forward, person|company, company, "创立", "创办", "创建", "发起设立", "创立了", "成立", "设立", "出资设立", "投资设立")

	add("", holds, person, firms, "担任", "出任", "代任", "接任", "就任", "升任", "兼任", "曾任", "现任", "履新", "获任", "被任命为", "获委任为", "获任命为", "当选为", "当选", "继任", "任职", "为新任", "历任", "晋升为", "升为", "接棒", "执掌", "出掌", "时任", "任", "为", "均为", "同为")
	add("appointed", appoints, firms, person, "任命", "聘任", "委任", "聘请", "选举", "提名", "提拔", "聘用", "重新任命", "推举", "推选")
	add("left", leaves, person, firms, "离职", "离开", "离任", "辞任", "卸任", "辞职", "辞去", "申请辞去", "请辞", "辞呈", "退任", "去职", "免去", "退休")
	add("offers", belonging, company, product, "是", "为", "作为")
	t.Add(nil, "持股比例", "持股计划", "持股平台", "持股数", "竞争激烈", "激烈竞争", "市场竞争", "不正当竞争", "竞争纠纷", "竞争法", "投资人士", "风险投资机构", "投资机构", "风险投资", "的投资人士", "领投", "跟投", "参投", "独家投资", "联合投资", "共同投资", "独家战略投资", "追加投资", "投资者", "投资公司", "投资银行", "投资额", "合作社", "竞争力", "发布会", "开发者", "开发区", "上市公司", "上市以来", "股东大会", "股东会", "是否", "为了", "因为", "作为回应", "认为", "是因为", "成立于", "目的", "的确", "开发工具", "控股股东方", "同业竞争", "联合体")
	return t
})
