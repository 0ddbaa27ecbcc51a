package mention_test

import "testing"

// TestFirmsNamedForAnother reads names that begin with the name of a firm and go on.
func TestFirmsNamedForAnother(t *testing.T) {
	wantNames(t, []reading{
		{"a bank's branch in a town", "公司与中国农业银行江州市东山支行签订了借款合同。", "company:中国农业银行江州市东山支行"},
		{"a bank's branch in a province", "贷款由建行湖南省分行发放。", "company:建行湖南省分行"},
		{"a branch of a registered firm", "原告为兴业银行股份有限公司济南分行。", "company:兴业银行股份有限公司济南分行"},
		{"no place before the branch", "授信由中国银行海内外分行联动完成。", "company:中国银行"},
		{"branches of a bank", "中国银行的分行遍布各地，工商银行分行也不少。", "company:中国银行 company:工商银行"},
		{"a firm of a firm in a place", "原料来自中石油黑龙江销售分公司。", "company:中石油黑龙江销售分公司"},
		{"a registered firm", "供货的是鞍钢集团长春钢管有限责任公司。", "company:鞍钢集团长春钢管有限责任公司"},
		{"a form behind a firm", "房东是海航物业控股集团有限责任公司。", "company:海航物业控股集团有限责任公司"},
		{"a longer registered name", "中铝青海能源集团有限公司接了手。", "company:中铝青海能源集团有限公司"},
		{"a subsidiary", "腾讯子公司云麓澜科技有限公司成立。", "company:腾讯 company:云麓澜科技有限公司"},
		{"two firms with a word between", "万科与云麓澜科技有限公司合作。", "company:万科 company:云麓澜科技有限公司"},
		{"a joint firm by the post behind", "华虹NEC董事长出席。", "company:华虹NEC"},
		{"two names of the tables side by side", "他在淘宝天猫都开了店。", "company:淘宝 product:天猫"},
	})
}

func TestWhereNamesOfFirmsBegin(t *testing.T) {
	wantNames(t, []reading{
		{"a verb before a registered name", "该厂整体并入中国石化集团云麓资产经营管理有限公司。", "company:中国石化集团云麓资产经营管理有限公司"},
		{"an ordinal in one", "工程由上海市第四建筑有限公司承建。", "company:上海市第四建筑有限公司"},
		{"what a firm becomes", "公司改制变更为股份有限公司。", ""},
		{"a number that begins a name", "九五投资宣布收购万科股份。", "company:九五投资 company:万科"},
		{"a number that counts", "他旗下三个公司持有股份。", ""},
		{"a town that reads like a person", "大股东唐山三友集团没有减持。", "company:唐山三友集团"},
	})
}

func TestWhereNamesOfFirmsEnd(t *testing.T) {
	wantNames(t, []reading{
		{"a share that is held", "合资公司由鞍钢集团控股51%，宝武参股49%。", "company:鞍钢集团 company:宝武"},
		{"a share of a holding", "软银买下云麓控股两成的股份。", "company:软银 company:云麓控股"},
		{"a firm that is held", "用友网络控股畅捷通。", "company:用友网络 company:畅捷通"},
		{"a division for a country", "雀巢集团中国事业部总裁林知远表示看好。", "company:雀巢集团 person:林知远"},
		{"a group before a post", "据控股股东云锦集团副总裁朱宗远说，厂子还在。", "company:云锦集团 person:朱宗远"},
		{"a firm before an industrial park", "比亚迪长沙产业园投产。", "company:比亚迪"},
		{"a firm's name and a trade", "中国食品产业规模扩大。", ""},
		{"a firm of a group", "投资方为中国建投集团成员企业。", "company:中国建投集团"},
	})
}

func TestFirmsOfAPlace(t *testing.T) {
	wantNames(t, []reading{
		{"a province in full", "中国电建替甘肃省电力公司建了电站。", "company:中国电建 company:甘肃省电力公司"},
		{"a country's", "几家芬兰手游公司参展。", ""},
		{"a city's", "他创办了一家深圳游戏公司。", ""},
	})
}

// TestWordsAmongFirms reads names that are also words.
func TestWordsAmongFirms(t *testing.T) {
	wantNames(t, []reading{
		{"two firms", "和万科一样，保利也在这座城市拿了地。", "company:万科 company:保利"},
		{"a fruit beside a firm", "永辉超市的苹果每斤八元。", "company:永辉超市"},
		{"a fruit that is counted", "万科员工每天发一个苹果。", "company:万科"},
		{"a word beside a firm", "腾讯员工的理想是改变世界。", "company:腾讯"},
	})
}
