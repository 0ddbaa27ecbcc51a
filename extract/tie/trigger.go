package tie

import "github.com/newsgraph/kg/extract/document"

// order tells on which sides of its trigger a relation's ends stand.
type order uint8

const (
	forward  order = iota // 腾讯 收购 华星
	backward              // 华星 隶属于 腾讯: the owner stands behind
	adjacent              // 腾讯 旗下 微信: both ends touch the trigger
	together              // 腾讯与华星 合作: both before, or one on either side
)

// A trigger is a word that ties two names.
type trigger struct {
	text     string
	relation string
	order    order
	from, to uint16 // sets of kinds
}

const (
	company      = 1 << document.Company
	person       = 1 << document.Person
	product      = 1 << document.Product
	organization = 1 << document.Organization
	firms        = company | organization
)

// triggers, longest first where one begins another.
var triggers = []trigger{
	{"全资收购", "acquired", forward, firms, company | product},
	{"收购", "acquired", forward, firms, company | product},
	{"并购", "acquired", forward, firms, company | product},
	{"买下", "acquired", forward, firms, company | product},
	{"吞并", "acquired", forward, firms, company},
	{"隶属于", "owns", backward, firms, company | product},
	{"隶属", "owns", backward, firms, company},
	{"全资子公司", "owns", adjacent, company, company},
	{"控股子公司", "owns", adjacent, company, company},
	{"子公司", "owns", adjacent, company, company},
	{"旗下", "owns", adjacent, company, company},
	{"旗下", "offers", adjacent, company, product},
	{"推出", "offers", forward, company, product},
	{"发布", "offers", forward, company, product},
	{"运营", "offers", forward, company, product},
	{"开发", "offers", forward, company, product},
	{"的", "offers", adjacent, company, product},
	{"持有", "holds_stake", forward, firms | person, company},
	{"持股", "holds_stake", forward, firms | person, company},
	{"领投", "invested_in", forward, firms, company},
	{"入股", "invested_in", forward, firms, company},
	{"参股", "invested_in", forward, firms, company},
	{"注资", "invested_in", forward, firms, company},
	{"增资", "invested_in", forward, firms, company},
	{"战略投资", "invested_in", forward, firms, company},
	{"投资", "invested_in", forward, firms, company},
	{"合作", "cooperates_with", together, firms, firms},
	{"携手", "cooperates_with", together, firms, firms},
	{"联手", "cooperates_with", together, firms, firms},
	{"结盟", "cooperates_with", together, firms, firms},
	{"共同推出", "cooperates_with", together, firms, firms},
	{"联合推出", "cooperates_with", together, firms, firms},
	{"共同成立", "cooperates_with", together, firms, firms},
	{"签署", "cooperates_with", together, company, firms},
	{"竞争对手", "competes_with", together, company, company},
	{"竞争", "competes_with", together, company, company},
	{"抢占", "competes_with", together, company, company},
	{"攻击", "competes_with", forward, company, company},
	{"挑战", "competes_with", forward, company, company},
	{"供应商", "supplies", backward, company, company},
	{"供货", "supplies", forward, company, company},
	{"起诉", "sued", forward, firms | person, firms | person},
	{"状告", "sued", forward, firms | person, firms | person},
	{"上市", "listed_on", together, company, organization},
	{"挂牌", "listed_on", together, company, organization},
	{"登陆", "listed_on", forward, company, organization},
	{"任命", "appointed", forward, firms, person},
	{"聘任", "appointed", forward, firms, person},
	{"委任", "appointed", forward, firms, person},
	{"离职", "left", together, person, firms},
	{"离开", "left", forward, person, firms},
	{"离任", "left", together, person, firms},
	{"辞任", "left", together, person, firms},
	{"卸任", "left", together, person, firms},
	{"创始人", "founded", backward, person, company},
	{"创办人", "founded", backward, person, company},
	{"创立", "founded", forward, person | company, company},
	{"创办", "founded", forward, person | company, company},
	{"创建", "founded", forward, person | company, company},
	{"发起设立", "founded", forward, firms, company},
}
