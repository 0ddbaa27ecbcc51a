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
		{"a registered firm", "攀钢集团成都钢铁有限责任公司发布公告。", "company:攀钢集团成都钢铁有限责任公司"},
		{"a form behind a firm", "受让方为海航酒店控股集团有限责任公司。", "company:海航酒店控股集团有限责任公司"},
		{"a longer registered name", "中铝宁夏能源集团有限公司发布公告。", "company:中铝宁夏能源集团有限公司"},
		{"a subsidiary", "腾讯子公司云麓澜科技有限公司成立。", "company:腾讯 company:云麓澜科技有限公司"},
		{"two firms with a word between", "万科与云麓澜科技有限公司合作。", "company:万科 company:云麓澜科技有限公司"},
		{"a joint firm by the post behind", "华虹NEC董事长出席。", "company:华虹NEC"},
		{"two names of the tables side by side", "他在淘宝天猫都开了店。", "company:淘宝 product:天猫"},
	})
}
