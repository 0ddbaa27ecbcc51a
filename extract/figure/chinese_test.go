package figure_test

import "testing"

func TestFiguresAndTheirGrowthFollowTheirMetric(t *testing.T) {
	check(t, "zh-Hans", "2023-03-22", []sample{
		{"2022年第四季度{腾讯}营收为人民币1449.5亿元，同比增长1%；净利润1062.7亿元，同比增长12%。", []string{
			"腾讯 revenue 2022Q4 144950000000 CNY", "腾讯 net_profit 2022Q4 106270000000 CNY", "腾讯 revenue 2022Q4 +0.01 yoy", "腾讯 net_profit 2022Q4 +0.12 yoy"}},
		{"2022年{华星}实现营业收入12.3亿元，同比下降3.5%，环比增长2%。", []string{
			"华星 revenue 2022 1230000000 CNY", "华星 revenue 2022 -0.035 yoy", "华星 revenue 2022 +0.02 qoq"}},
		{"2022年{华星}净亏损5亿元，去年同期净利润为2亿元。", []string{"华星 net_profit 2022 -500000000 CNY", "华星 net_profit 2021 200000000 CNY"}},
		{"{华星}2022年营收增至10亿元，增幅为25%。", []string{"华星 revenue 2022 1000000000 CNY", "华星 revenue 2022 +0.25"}},
		{"{华星}2022年营收由2021年的8亿元增长25%至10亿元。", []string{"华星 revenue 2021 800000000 CNY", "华星 revenue 2022 1000000000 CNY", "华星 revenue 2022 +0.25"}},
		{"{华星}2022年营收较去年同期增加2亿元，达到10亿元。", []string{"华星 revenue 2022 1000000000 CNY", "华星 revenue 2022 +200000000 CNY yoy"}},
		{"与去年同期相比，{华星}2022年净利润翻番。", []string{"华星 net_profit 2022 +1 yoy"}},
		{"{华星}2022年毛利率为35.2%，同比提升2.1个百分点。", []string{"华星 gross_margin 2022 0.352", "华星 gross_margin 2022 +0.021 yoy"}},
		{"{华星}2022年毛利率从30%上升至35%。", []string{"华星 gross_margin 2022 0.35"}},
		{"2022年，{华星}实现了25%的营收增长。", []string{"华星 revenue 2022 +0.25"}},
		{"{华星}2022年员工人数增长15%，达到1.2万人。", []string{"华星 employees 2022 12000 person", "华星 employees 2022 +0.15"}},
		{"截至2022年底，{华星}门店总数达3000家，净增300家。", []string{"华星 stores 2022-12-31 3000 store", "华星 stores 2022-12-31 +300 store"}},
		{"{华星}周一股价上涨6.2%，报29.5美元。", []string{"华星 share_price 2023-03-20 29.5 USD", "华星 share_price 2023-03-20 +0.062"}},
		{"{华星}2022年营收10亿元。同比增长5%。", []string{"华星 revenue 2022 1000000000 CNY", "华星 revenue 2022 +0.05 yoy"}},
	})
}

func TestBasesAreNamed(t *testing.T) {
	check(t, "zh-Hans", "2023-03-22", []sample{
		{"在非国际财务报告准则(Non-IFRS)下，{腾讯}该季度录得净利润297.1亿元，同比增长19%。", []string{"腾讯 net_profit 29710000000 CNY Non-IFRS", "腾讯 net_profit +0.19 yoy Non-IFRS"}},
		{"{华星}2022年归母净利润3亿元，扣非净利润2亿元，分别同比增长5%和6%。", []string{
			"华星 net_profit 2022 300000000 CNY", "华星 net_profit 2022 200000000 CNY 扣非", "华星 net_profit 2022 +0.05 yoy", "华星 net_profit 2022 +0.06 yoy 扣非"}},
		{"{华星}2022年净利润3亿元；扣除非经常性损益后净利润2亿元，同比下降8%。", []string{
			"华星 net_profit 2022 300000000 CNY", "华星 net_profit 2022 200000000 CNY 扣非", "华星 net_profit 2022 -0.08 yoy 扣非"}},
		{"{华星}2022年经调整净利润3亿元，净利润2亿元。", []string{"华星 net_profit 2022 300000000 CNY 经调整", "华星 net_profit 2022 200000000 CNY"}},
		{"{华星}2022年国际市场游戏收入为468亿元，增长了3%，经调整后的增幅为5%。", []string{
			"华星/国际市场游戏 revenue 2022 46800000000 CNY", "华星/国际市场游戏 revenue 2022 +0.03", "华星/国际市场游戏 revenue 2022 +0.05 经调整"}},
	})
}

func TestReportsTellTheirPeriod(t *testing.T) {
	check(t, "zh-Hans", "2022-03-22", []sample{
		{"2013年，{华星}首次亏损。{华星}3月14日发布的半年度业绩预告显示，净利润2亿元，去年同期为1亿元。", []string{"华星 net_profit 2021H1 200000000 CNY", "华星 net_profit 2020H1 100000000 CNY"}},
		{"{华星}中报披露，营收5亿元。", []string{"华星 revenue 2021H1 500000000 CNY"}},
	})
}

func TestChangesInTurnAreOfWhatWasToldInTurn(t *testing.T) {
	check(t, "zh-Hans", "2023-03-22", []sample{
		{"2022年{华星}营收和净利润分别为10亿元和2亿元，同比增长5%和6%。", []string{
			"华星 revenue 2022 1000000000 CNY", "华星 net_profit 2022 200000000 CNY", "华星 revenue 2022 +0.05 yoy", "华星 net_profit 2022 +0.06 yoy"}},
		{"2022年{华星}营收和净利润分别为10亿元和2亿元，毛利率为30%。", []string{
			"华星 revenue 2022 1000000000 CNY", "华星 net_profit 2022 200000000 CNY", "华星 gross_margin 2022 0.3"}},
	})
}

func TestProfitOfTheShareholdersIsOfNoPart(t *testing.T) {
	check(t, "zh-Hans", "2023-03-22", []sample{
		{"2022年{华星}云计算业务收入10亿元；归属于母公司股东净利润2亿元。", []string{"华星/云计算业务 revenue 2022 1000000000 CNY", "华星 net_profit 2022 200000000 CNY"}},
		{"2022年{华星}的股东获得了3亿元的账面盈利，{华星}账面盈利2亿元。", nil},
	})
}

func TestAPenaltyIsOfWhoIsPunished(t *testing.T) {
	check(t, "zh-Hans", "2023-03-22", []sample{
		{"{大河}公布业绩。监管部门对{华星}处以罚款300万元。", []string{"华星 other 3000000 CNY"}},
	})
}

func TestSubjectsAreProductsAndSegments(t *testing.T) {
	check(t, "zh-Hans", "2023-03-22", []sample{
		{"去年全年{腾讯}营收5545.5亿元，包括游戏在内的增值服务业务，贡献了2876亿元年收入。", []string{
			"腾讯 revenue 2022 554550000000 CNY", "腾讯/增值服务业务 revenue 2022 287600000000 CNY"}},
		{"2022年第四季度{腾讯}国际游戏业务贡献了游戏总收入的33%，相比之下，2021年Q4该贡献值为28%。", []string{
			"腾讯/国际游戏业务 revenue_share 2022Q4 0.33", "腾讯/国际游戏业务 revenue_share 2021Q4 0.28"}},
		{"2022年财报显示，{腾讯}旗下<微信>及<WeChat>的合并月活用户数为13.13亿，同比增长3.5%；<QQ>的移动月活数录得5.72亿，同比上涨3.6%。", []string{
			"腾讯/WeChat mau 2022 1313000000 user", "腾讯/QQ mau 2022 572000000 user", "腾讯/WeChat mau 2022 +0.035 yoy", "腾讯/QQ mau 2022 +0.036 yoy"}},
		{"{Zynga} 2012年3月收购了{OMGPOP}。这款游戏虽然上线仅6周，但已经吸引了3500万用户。", []string{"Zynga users 2012-03 35000000 user"}},
		{"{Zynga} 2012年3月推出了<你画我猜>。这款游戏已经吸引了3500万用户。", []string{"Zynga/你画我猜 users 2012-03 35000000 user"}},
		{"2022年{华星}营收10亿元，其中，云计算业务3亿元，广告业务5亿元。", []string{
			"华星 revenue 2022 1000000000 CNY", "华星/云计算业务 revenue 2022 300000000 CNY", "华星/广告业务 revenue 2022 500000000 CNY"}},
		{"2022年{华星}移动端收入占总营收的比例首次超过10%。", []string{"华星/移动端 revenue_share 2022 0.1"}},
		{"{华星}今日在{纳斯达克}挂牌交易，发行价为19美元。", []string{"华星 share_price 2023-03-22 19 USD"}},
		{"2022年{华星}广告收入3亿元，占总收入的33%。", []string{"华星/广告 revenue 2022 300000000 CNY", "华星/广告 revenue_share 2022 0.33"}},
	})
}

func TestParallelListsAreMatchedItemByItem(t *testing.T) {
	check(t, "zh-Hans", "2023-03-22", []sample{
		{"2022年{华星}营收、净利润分别为10亿元、2亿元，同比分别增长5%、6%。", []string{
			"华星 revenue 2022 1000000000 CNY", "华星 net_profit 2022 200000000 CNY", "华星 revenue 2022 +0.05 yoy", "华星 net_profit 2022 +0.06 yoy"}},
		{"2020年至2022年，{华星}营收分别为1.2亿元、2.3亿元和3.4亿元。", []string{
			"华星 revenue 2020 120000000 CNY", "华星 revenue 2021 230000000 CNY", "华星 revenue 2022 340000000 CNY"}},
		{"2022年，{华星}、{大河}和{远山}的营收分别为1亿元、2亿元和3亿元。", []string{
			"华星 revenue 2022 100000000 CNY", "大河 revenue 2022 200000000 CNY", "远山 revenue 2022 300000000 CNY"}},
		{"{华星}2021年和2022年净利润分别为1亿元和2亿元。", []string{"华星 net_profit 2021 100000000 CNY", "华星 net_profit 2022 200000000 CNY"}},
	})
}

func TestForecastsAreMarked(t *testing.T) {
	check(t, "zh-Hans", "2023-03-22", []sample{
		{"{华星}预计2023年营收将达20亿元，同比增长30%。", []string{"华星 revenue 2023 2000000000 CNY forecast", "华星 revenue 2023 +0.3 yoy forecast"}},
		{"{华星}2022年营收10亿元，高于市场预期的9亿元。", []string{"华星 revenue 2022 1000000000 CNY", "华星 revenue 2022 900000000 CNY forecast"}},
		{"{华星}2022年净利润为1亿元，好于预期，同比增长5%。", []string{"华星 net_profit 2022 100000000 CNY", "华星 net_profit 2022 +0.05 yoy"}},
	})
}

func TestNumbersOfNobodyAreLeftOut(t *testing.T) {
	check(t, "zh-Hans", "2023-03-22", []sample{
		{"{华星}成立于2010年。2022年中国移动支付市场交易规模达1511.4亿元，同比增长89.2%。", nil},
		{"{艾瑞咨询}报告显示，2022年我国手机网民规模突破4.2亿。", nil},
		{"{华星}共有30多名投资者投入了100多万元本金。", nil},
		{"{华星}2022年营收10亿元。国内生产总值同比增长3%。", []string{"华星 revenue 2022 1000000000 CNY"}},
		{"{华星}新款手机售价3999元。", nil},
		{"{华星}将收费提高到40%之多。", nil},
		{"{华星}此次套现金额12亿元。", nil},
		{"{华星}将加盟门店的比例增至12%。", nil},
		{"{华星}引入12家基础投资者。", nil},
		{"上证指数收报2234.40点，下跌0.6%，成交额843亿元。{华星}上涨。", nil},
		{"我们平常做1笔{华星}支付只是柜面成本的15%。", nil},
	})
}

func TestPricesOfDeals(t *testing.T) {
	check(t, "zh-Hans", "2013-04-03", []sample{
		{"{Zynga} 2012年3月斥资1.83亿美元收购了{OMGPOP}。", []string{"Zynga/OMGPOP deal_value 2012-03 183000000 USD"}},
		{"{华星}以5亿元的价格收购{大河}。", []string{"华星/大河 deal_value 500000000 CNY"}},
		{"2013年3月，{华星}完成3亿美元B轮融资。", []string{"华星 funding 2013-03 300000000 USD"}},
	})
}

func TestTaiwanWritesGrowthInOneWord(t *testing.T) {
	check(t, "zh-Hant", "2022-10-07", []sample{
		{"{元晶} (6443-TW)9 月营收改写历史第三高，达 7.73 亿元，月增 3.78%，年增 62.48%，第三季营收创下历史新高、约 22.76 亿元，季增 20.36%，年增 61.88%，累计前三季营收更已超越去年全年的 61.6 亿元，达 61.7 亿元，年增 57.55%。", []string{
			"元晶 revenue 2022-09 773000000 TWD", "元晶 revenue 2022Q3 2276000000 TWD", "元晶 revenue 2021 6160000000 TWD", "元晶 revenue 20229M 6170000000 TWD",
			"元晶 revenue 2022-09 +0.0378 mom", "元晶 revenue 2022-09 +0.6248 yoy", "元晶 revenue 2022Q3 +0.2036 qoq", "元晶 revenue 2022Q3 +0.6188 yoy", "元晶 revenue 20229M +0.5755 yoy"}},
		{"{茂迪} (6244-TW)累计前三季营收 36.5 亿元年减 15.31%。", []string{"茂迪 revenue 20229M 3650000000 TWD", "茂迪 revenue 20229M -0.1531 yoy"}},
		{"{元晶} (6443-TW)第三季税后净利2.13亿元，每股盈余1.2元，毛利率20.1%，季增2.1个百分点。", []string{
			"元晶 net_profit 2022Q3 213000000 TWD", "元晶 eps 2022Q3 1.2 TWD", "元晶 gross_margin 2022Q3 0.201", "元晶 gross_margin 2022Q3 +0.021 qoq"}},
	})
}

func TestValuesOfThePeriodComparedWithAreItsOwn(t *testing.T) {
	check(t, "zh-Hans", "2018-08-08", []sample{
		{"2018年第二季度{新浪}净营收为5.374亿美元，较上年同期的3.589亿美元增长50%。", []string{
			"新浪 revenue 2018Q2 537400000 USD", "新浪 revenue 2017Q2 358900000 USD", "新浪 revenue 2018Q2 +0.5 yoy"}},
		{"2018年第二季度{新浪}运营开支为2.947亿美元，较上年同期1.719亿美元增长71%。", []string{
			"新浪 cost 2018Q2 294700000 USD", "新浪 cost 2017Q2 171900000 USD", "新浪 cost 2018Q2 +0.71 yoy"}},
		{"2018年第二季度{新浪}净营收较上年同期下降1%，至5.331亿美元。", []string{
			"新浪 revenue 2018Q2 533100000 USD", "新浪 revenue 2018Q2 -0.01 yoy"}},
		{"2018年第二季度{新浪}毛利率为80%，上年同期为74%。", []string{"新浪 gross_margin 2018Q2 0.8", "新浪 gross_margin 2017Q2 0.74"}},
		{"以非通用会计准则（Non-GAAP）计，2018年第二季度{新浪}净利润6650万美元，每股摊薄盈利89美分。", []string{
			"新浪 net_profit 2018Q2 66500000 USD Non-GAAP", "新浪 eps 2018Q2 0.89 USD Non-GAAP"}},
		{"2018年第二季度{新浪}网络广告业务在总营收中的比重为73.5%。", []string{"新浪/网络广告业务 revenue_share 2018Q2 0.735"}},
		{"2018年第二季度{新浪}营收同比增长72%，而归母净利润反而下降30%。", []string{"新浪 revenue 2018Q2 +0.72 yoy", "新浪 net_profit 2018Q2 -0.3 yoy"}},
	})
}

func TestWhatSourcesCountIsNotTheirs(t *testing.T) {
	check(t, "zh-Hans", "2022-10-14", []sample{
		{"研调机构{集邦科技}指出，第三季全球智慧手机出货量达2.89亿支，年减0.9%。", nil},
		{"据{IDC}数据显示，第二季度中国智能手机市场出货量约6720万台，同比下降14.7%，其中{vivo}出货量为1310万台，市场份额19.5%。", []string{
			"vivo shipments 2022Q2 13100000 unit", "vivo market_share 2022Q2 0.195"}},
		{"据{招商银行}2021年年报披露，签约客户总数已达966.49万户。", []string{"招商银行 users 2021 9664900 user"}},
		{"{高盛}将{百度}目标价由180美元下调至160美元。", []string{"百度 share_price 2022-10-14 160 USD forecast"}},
		{"{中通快递}2021年单票净利润0.26元。", nil},
	})
}

func TestAHeadingTellsThePeriodBelowIt(t *testing.T) {
	check(t, "zh-Hans", "2023-11-22", []sample{
		{"2023年9月，{华星}月活跃用户数为500万。\n2023年第三季度财务表现\n营收为5亿元。", []string{"华星 mau 2023-09 5000000 user", "华星 revenue 2023Q3 500000000 CNY"}},
		{"{华星}2023年第三季度营收为5亿元。\n此前一年的回顾\n净利润为1亿元。", []string{"华星 revenue 2023Q3 500000000 CNY", "华星 net_profit 2023Q3 100000000 CNY"}},
	})
}

func TestAPartIsNamedByAllItsWords(t *testing.T) {
	check(t, "zh-Hans", "2023-11-22", []sample{
		{"{华星}2023年第三季度广告和营销收入为3亿元，非广告收入为1亿元。", []string{"华星/广告和营销 revenue 2023Q3 300000000 CNY", "华星/非广告 revenue 2023Q3 100000000 CNY"}},
		{"{华星}2023年第三季度<华聊>增值服务营收为2亿元。", []string{"华星/华聊增值服务 revenue 2023Q3 200000000 CNY"}},
		{"2023年第三季度{华星}收入和业务量创新高，营业收入9亿元。", []string{"华星 revenue 2023Q3 900000000 CNY"}},
		{"{华星}2023年第三季度净亏损5亿元，合摊薄后每股亏损0.3元。", []string{"华星 net_profit 2023Q3 -500000000 CNY", "华星 eps 2023Q3 -0.3 CNY"}},
		{"按非通用会计准则（Non-GAAP）计，{华星}2023年第三季度净利润5亿元，合摊薄后每股收益0.3元。", []string{"华星 net_profit 2023Q3 500000000 CNY Non-GAAP", "华星 eps 2023Q3 0.3 CNY Non-GAAP"}},
		{"{华星}周一股价上涨6.2%，报29.5美元。过去52周，{华星}股价最高为44美元，最低为20美元。", []string{"华星 share_price 2023-11-20 29.5 USD", "华星 share_price 2023-11-20 +0.062"}},
		{"{华星}2023年第三季度出货量800万部，以12%的市场份额排名第三，同比增长5%。", []string{"华星 shipments 2023Q3 8000000 unit", "华星 market_share 2023Q3 0.12", "华星 shipments 2023Q3 +0.05 yoy"}},
		{"{华星}2023年第三季度营收增长了2亿元或20%。", []string{"华星 revenue 2023Q3 +200000000 CNY", "华星 revenue 2023Q3 +0.2"}},
	})
}

func TestAClauseCanNameTheMetricOfTheNext(t *testing.T) {
	check(t, "zh-Hans", "2023-11-22", []sample{
		{"资本支出方面，{华星}2023年维持约18亿元不变。", []string{"华星 capex 2023 1800000000 CNY"}},
		{"{华星}以1.6亿元全现金收购电机业务。", nil},
		{"支付市场上仍然以网络支付为主，交易规模占比达到96%。{华星}在列。", nil},
	})
}

func TestATimeComparedWithHasTheMetricBefore(t *testing.T) {
	check(t, "zh-Hans", "2023-07-22", []sample{
		{"{华星}2022年扣除非经常性损益后的净利润亏损6亿元，上年同期盈利1亿元。", []string{"华星 net_profit 2022 -600000000 CNY 扣非", "华星 net_profit 2021 100000000 CNY 扣非"}},
		{"预计{华星}2023年上半年净利润亏损6亿元，上年同期盈利1亿元。", []string{"华星 net_profit 2023H1 -600000000 CNY forecast", "华星 net_profit 2022H1 100000000 CNY"}},
		{"{华星}2023年第二季度营收为9亿元。看好下半年。净利润为1亿元。", []string{"华星 revenue 2023Q2 900000000 CNY", "华星 net_profit 2023Q2 100000000 CNY"}},
		{"{华星}裁员600人，其中员工500人。", nil},
		{"{华星}收购{大河}，总代价包括现金2亿元、债务承担3亿元。", nil},
		{"{华星}的6代线月产能约30万片。", nil},
	})
}

func TestAQuarterIsWrittenByTheMonthsThatItCovers(t *testing.T) {
	check(t, "zh-Hans", "2019-07-31", []sample{
		{"{华星}2019财政年第3季（截至6月29日止）营业额为538亿美元，高于市场预测的534亿美元。\n服务收入为115亿美元。", []string{
			"华星 revenue 2019Q2 53800000000 USD", "华星/服务 revenue 2019Q2 11500000000 USD"}},
		{"2019年第二季度{华星}营收为9亿元，几乎是去年的三倍。\n费用为2亿元。", []string{"华星 revenue 2019Q2 900000000 CNY", "华星 cost 2019Q2 200000000 CNY"}},
		{"2019年第二季度{华星}净利润为9亿元，与去年同期的净利润6亿元相比增长50%。", []string{
			"华星 net_profit 2019Q2 900000000 CNY", "华星 net_profit 2018Q2 600000000 CNY", "华星 net_profit 2019Q2 +0.5 yoy"}},
		{"此外，{华星}2019年第二季度来自于Nova的营收为9亿元。", []string{"华星/Nova revenue 2019Q2 900000000 CNY"}},
		{"{华星}预期，第三季营收介于6亿至7亿元。", []string{"华星 revenue 2019Q3 600000000 CNY forecast"}},
	})
}

func TestABracketIsNoSubject(t *testing.T) {
	check(t, "zh-Hans", "2023-02-24", []sample{
		{"2022年{华星}总收入为人民币315亿元（43.7亿美元），同比增长1%。", []string{"华星 revenue 2022 31500000000 CNY", "华星 revenue 2022 +0.01 yoy"}},
		{"2022年{华星}创新业务（<华星云>、{大河}等）收入为259亿元。", []string{"华星/创新业务 revenue 2022 25900000000 CNY"}},
		{"其中，2022年{华星}核心营收为238亿元。", []string{"华星/华星核心 revenue 2022 23800000000 CNY"}},
		{"2022年{华星}利润为5亿元，而去年同期归属于公司拥有人的亏损为6亿元。", []string{"华星 net_profit 2022 500000000 CNY", "华星 net_profit 2021 -600000000 CNY"}},
		{"2022年上半年{华星}营收为5亿元。2021年，{华星}设立了{大河}。{大河}在报告期内实现净利润1亿元。", []string{"华星 revenue 2022H1 500000000 CNY", "大河 net_profit 2022H1 100000000 CNY"}},
	})
}

func TestSharesOfTheRevenueAreListed(t *testing.T) {
	check(t, "zh-Hans", "2023-11-12", []sample{
		{"从营收比重来看，{华星}2023年第三季度智能产品占比约37%，较第二季度的35%略增，元件和其他产品占比约6%。", []string{
			"华星/智能产品 revenue_share 2023Q3 0.37", "华星/智能产品 revenue_share 2023Q2 0.35", "华星/元件和其他产品 revenue_share 2023Q3 0.06"}},
		{"{华星}2023年第三季度营收占比，智能产品占41%、云端产品28%。", []string{
			"华星/智能产品 revenue_share 2023Q3 0.41", "华星/云端产品 revenue_share 2023Q3 0.28"}},
		{"{华星}2023年第三季度归属母公司业主获利5亿元。", []string{"华星 net_profit 2023Q3 500000000 CNY"}},
		{"{华星}股价收在52.8元，成交量逾64万张。", []string{"华星 share_price 2023-11-12 52.8 CNY"}},
	})
}

func TestAFiscalQuarterIsOfTheMonthsThatTheArticleTells(t *testing.T) {
	check(t, "zh-Hans", "2024-11-15", []sample{
		{"{华星}发布2025财年第二财季财报。\n{华星}第二财季收入2365亿元，同比增长5%。\n截至2024年9月30日止季度，自由现金流为137亿元。", []string{
			"华星 revenue 2024Q3 236500000000 CNY", "华星 cash_flow 2024Q3 13700000000 CNY", "华星 revenue 2024Q3 +0.05 yoy"}},
		{"{华星}发布2025财年第二财季财报。\n{华星}第二财季收入2365亿元。", []string{"华星 revenue 2025Q2 236500000000 CNY"}},
		{"截至13日收盘，{华星}报13.38港元/股，涨3.56%。", []string{"华星 share_price 2024-11-13 13.38 HKD", "华星 share_price 2024-11-13 +0.0356"}},
		{"2023年{华星}集团包括{大河}、{远山}和其他业务，营收为9亿元。", []string{"华星 revenue 2023 900000000 CNY"}},
	})
}

func TestAShareRisesBeforeItsPriceIsTold(t *testing.T) {
	check(t, "zh-Hans", "2023-08-25", []sample{
		{"{华星}涨超7%，截至发稿，涨6.89%，报25.6港元，成交额744万港元。", []string{
			"华星 share_price 2023-08-25 25.6 HKD", "华星 share_price 2023-08-25 +0.07", "华星 share_price 2023-08-25 +0.0689"}},
		{"2022年{华星}资产增速较上年回落4.47个百分点。", nil},
		{"2022年{华星}手续费及佣金净收入为5亿元。", []string{"华星/手续费及佣金 revenue 2022 500000000 CNY"}},
	})
}
