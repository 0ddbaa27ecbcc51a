package figure_test

import "testing"

func TestNumbersOfSeveralCompaniesAreTheirsInTurn(t *testing.T) {
	check(t, "zh-Hant", "2025-11-25", []sample{
		{"前3季税后净利以{华星}的数字看，{大河}以16亿元居冠、年增35.4%；{远山}6.1亿元、年减4.5%；{青禾}-KY 5亿元。", []string{
			"大河 net_profit 20259M 1600000000 TWD", "远山 net_profit 20259M 610000000 TWD", "青禾 net_profit 20259M 500000000 TWD",
			"大河 net_profit 20259M +0.354 yoy", "远山 net_profit 20259M -0.045 yoy"}},
		{"前3季税后净利第7至第9名分别为{华星}3亿元、{大河}2亿元、{远山}1亿元。", []string{
			"华星 net_profit 20259M 300000000 TWD", "大河 net_profit 20259M 200000000 TWD", "远山 net_profit 20259M 100000000 TWD"}},
		{"前3季每股盈余由{华星}以20.8元夺冠，{大河}为10.9元居次，{远山} (6443-TW) 则以3.6元垫底。", []string{
			"华星 eps 20259M 20.8 TWD", "大河 eps 20259M 10.9 TWD", "远山 eps 20259M 3.6 TWD"}},
		{"{华星}前3季税后净利10亿元，{大河}5亿元的厂房也已完工。", []string{"华星 net_profit 20259M 1000000000 TWD"}},
		{"{华星}前3季税后净利10亿元，向{大河}5亿元采购设备。", []string{"华星 net_profit 20259M 1000000000 TWD"}},
	})
}

func TestSingleMonthsAndQuartersAreThoseNamedLast(t *testing.T) {
	check(t, "zh-Hant", "2021-07-09", []sample{
		{"{华星}公告6月营收，受惠第2季价格走扬，单月营收达3.1亿元，年增30.3%，第2季营收达9.3亿元。", []string{
			"华星 revenue 2021-06 310000000 TWD", "华星 revenue 2021Q2 930000000 TWD", "华星 revenue 2021-06 +0.303 yoy"}},
		{"{华星}营运优于首季，累计上半年营收达17亿元，年增51%。", []string{"华星 revenue 2021H1 1700000000 TWD", "华星 revenue 2021H1 +0.51 yoy"}},
	})
}

func TestLossesAreOfTheTimeTheyAreToldWith(t *testing.T) {
	check(t, "zh-Hant", "2025-11-14", []sample{
		{"{华星}第3季税后纯益1900万元，较第2季亏损1.1亿元及去年同期99万元转亏为盈，每股纯益0.09元。", []string{
			"华星 net_profit 2025Q3 19000000 TWD", "华星 net_profit 2025Q2 -110000000 TWD", "华星 net_profit 2024Q3 -990000 TWD", "华星 eps 2025Q3 0.09 TWD"}},
		{"{华星}前三季税后净损5000万元，较去年同期税后净利7000万元由盈转亏，每股纯损0.29元。", []string{
			"华星 net_profit 20259M -50000000 TWD", "华星 net_profit 20249M 70000000 TWD", "华星 eps 20259M -0.29 TWD"}},
		{"{华星}第3季因银价上涨，影响毛利率滑落至14.1%，归属母公司净损新台币0.5亿元。", []string{
			"华星 gross_margin 2025Q3 0.141", "华星 net_profit 2025Q3 -50000000 TWD"}},
	})
}

func TestSizesTellSegmentsApart(t *testing.T) {
	check(t, "zh-Hant", "2021-07-09", []sample{
		{"{华星}6月大尺寸出货量达1257万片、月增1.2%；中小尺寸出货量达2739万片。", []string{
			"华星/大尺寸 shipments 2021-06 12570000 unit", "华星/中小尺寸 shipments 2021-06 27390000 unit", "华星/大尺寸 shipments 2021-06 +0.012 mom"}},
	})
}

func TestWhatSeveralFirmsHaveTogetherIsOfNone(t *testing.T) {
	check(t, "zh-Hant", "2025-10-13", []sample{
		{"{华星}今年转盈。12家金控前3季获利2765亿元，年增30%。", nil},
		{"前3季整体金控获利572亿元，其中{华星}年增25.5%。", []string{"华星 net_profit 20259M +0.255 yoy"}},
		{"{华星}旗下3家银行表现稳健，{华星}前3季获利27亿元。", []string{"华星 net_profit 20259M 2700000000 CNY"}},
	})
}

func TestWhatIsAddedUpIsOfTheYearSoFar(t *testing.T) {
	check(t, "zh-Hant", "2025-10-13", []sample{
		{"{华星}6月税后纯益1.1亿元，月减6.9%，累计税后纯益6.2亿元，年减4.1%。", []string{
			"华星 net_profit 2025-06 110000000 TWD", "华星 net_profit 2025H1 620000000 TWD", "华星 net_profit 2025-06 -0.069 mom", "华星 net_profit 2025H1 -0.041 yoy"}},
		{"业绩回顾 - {华星}2025年前三季度营收5亿元 - 第三季度营收2亿元，分别增长 - 毛利率为24%。", []string{
			"华星 revenue 20259M 500000000 CNY", "华星 revenue 2025Q3 200000000 CNY", "华星 gross_margin 2025Q3 0.24"}},
	})
}

func TestATimeThatOneIsMeasuredByIsNotSpokenOf(t *testing.T) {
	check(t, "zh-Hant", "2025-08-15", []sample{
		{"{华星}公布第2季财报，单季毛利率失守一成大关、降至9.42%，远不如首季的12.89%；税后纯益30亿元，季减2.15%。", []string{
			"华星 gross_margin 2025Q2 0.0942", "华星 gross_margin 2025Q1 0.1289", "华星 net_profit 2025Q2 3000000000 TWD", "华星 net_profit 2025Q2 -0.0215 qoq"}},
	})
}

func TestInterimResultsAreOfTheFirstHalf(t *testing.T) {
	check(t, "zh-Hant", "2017-08-11", []sample{
		{"{华星}中期纯利涨49%，至12.9亿港元，派中期息每股8仙。", []string{"华星 net_profit 2017H1 1290000000 HKD", "华星 dividend 2017H1 0.08 HKD", "华星 net_profit 2017H1 +0.49"}},
	})
	check(t, "zh-Hant", "2017-12-11", []sample{
		{"{华星}中期纯利12.9亿港元。", []string{"华星 net_profit 1290000000 HKD"}},
	})
}
