package tie_test

import "testing"

func TestPostsWithoutAFirmAreAtTheOneSpokenOf(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{华星银行}公布业绩，{华星银行=该行}盈利倒退。\n|行政总裁|[施明]在记者会上表示，不良贷款见顶。", []string{"施明: 行政总裁, 华星银行"}},
		{"{大河}公布业绩。{华星}也公布业绩。|财务总监|[张三]称，存货减少。", []string{"张三: 财务总监, 华星"}},
		{"{华星}|董事长|[张三]出席。\n{大河}很好。|董事长|[张三]说。", []string{"张三: 董事长, 华星"}},
		{"{华星}公布业绩。|分析师|[张三]称，存货减少。", nil},
		{"{华星}讯（|记者| [张三]）{大河}公布业绩。", nil},
	})
}

func TestBoardsChooseForTheirOwnCompany(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{万通}发布公告，{万通=公司}有变。公告显示，董事会选举{地铁集团}|董事长|[辛明]担任{地铁集团=公司}|董事会主席|，聘任[李锋]、[华翠]为|执行副总裁|。", []string{
			"辛明: 董事长, 地铁集团", "辛明: 董事会主席, 万通", "李锋: 执行副总裁, 万通", "华翠: 执行副总裁, 万通", "万通 appointed 辛明", "万通 appointed 李锋", "万通 appointed 华翠"}},
		{"{华星}聘任[李锋]、[华翠]和[李刚]为|副总裁|。", []string{
			"李锋: 副总裁, 华星", "华翠: 副总裁, 华星", "李刚: 副总裁, 华星", "华星 appointed 李锋", "华星 appointed 华翠", "华星 appointed 李刚"}},
	})
}

func TestFoundersFoundTheirFirms(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{华星}|联合创始人|[张三]表示。", []string{"张三: 联合创始人, 华星", "张三 founded 华星"}},
		{"{华星}|合伙人|[张三]表示。", []string{"张三: 合伙人, 华星"}},
	})
	check(t, "en", []sample{
		{"{Slack} |co-founder| [Stewart Butterfield] will stay.", []string{"Stewart Butterfield: co-founder, Slack", "Stewart Butterfield founded Slack"}},
		{"{Salesforce} agreed on Tuesday to buy workplace messaging app {Slack}, as it aims to fend off rivals such as {Microsoft} and {Google}.", []string{
			"Salesforce acquired Slack 2023-03-21", "Salesforce competes_with Microsoft", "Salesforce competes_with Google"}},
	})
}

func TestRoundsNameTheirInvestors(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{华星}完成C轮融资，由{美团}领投，{源码}、{红杉}等老股东跟投。", []string{"美团 invested_in 华星", "源码 invested_in 华星", "红杉 invested_in 华星"}},
		{"{华星}完成A轮融资，投资方包括{美团}和{红杉}。", []string{"美团 invested_in 华星", "红杉 invested_in 华星"}},
		{"{华星}宣布新融资。本轮由{美团}领投。", []string{"美团 invested_in 华星"}},
		{"{华星}完成C轮融资，{大河}没有参与。", nil},
	})
}

func TestHoldersInARowHoldTheSameFirm(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{阿里}的股东已经公布。{软银}持股30%、{雅虎}持股20%。", []string{"软银 holds_stake 阿里 0.3", "雅虎 holds_stake 阿里 0.2"}},
		{"{汇金}的持股比例不变，{中行}很好。", nil},
		{"{中粮}所在行业竞争激烈，{大河}也是。", nil},
	})
}

func TestRostersAreReadInFull(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{华星}推出新品，客户包括{丰田}、{顺丰}和{中石化}等。", []string{"华星 supplies 丰田", "华星 supplies 顺丰", "华星 supplies 中石化"}},
		{"{华星}的主要竞争对手包括{大河}、{远山}。", []string{"华星 competes_with 大河", "华星 competes_with 远山"}},
		{"{华星}营收增长。供应商包括{大河}。", []string{"大河 supplies 华星"}},
		{"{华星}很好，客户有很多，{大河}也好。", nil},
	})
}

func TestAParentIsOfTheCompanySpokenOf(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{恒星银行}收报129元。母公司{汇达}收报60元。", []string{"汇达 owns 恒星银行"}},
		{"{恒星银行}很好，{大河}的母公司{汇达}也好。", []string{"汇达 owns 大河"}},
	})
}
