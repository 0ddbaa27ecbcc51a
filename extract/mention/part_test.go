package mention_test

import "testing"

// TestTheArticleShowsWhereANameEnds reads what the linear model marks together with
// other words, in articles that write the name mostly alone.
func TestTheArticleShowsWhereANameEnds(t *testing.T) {
	wantNames(t, []reading{
		{"a country before a Latin name", "Kestrix宣布裁员。Kestrix股价下跌。Kestrix财报不佳。这家公司有望超越美国Kestrix。", "company:Kestrix company:Kestrix company:Kestrix company:Kestrix"},
		{"a company of a country", "作为一家中国公司，它在海外更成功，并设立了美国本土分公司。", ""},
		{"shares that are issued", "其中200万股为新发股份。", ""},
		{"investors by their sort", "某国际大牌VC合伙人伍澜（化名）表示乐观。", "person:伍澜"},
	})
}

func TestForeignNamesWithOtherDots(t *testing.T) {
	wantNames(t, []reading{
		{"a hyphen behind a post", "谷歌董事长埃里克-施密特出席。", "company:谷歌 person:埃里克-施密特"},
		{"a hyphen before a Latin name", "他与蒂姆-霍克（Tim Hawk）共事。", "person:蒂姆-霍克 person:Tim Hawk"},
		{"a hyphen before a verb of saying", "遗传学家乔治-切奇表示，费用下降。切奇是教授。", "person:乔治-切奇 person:切奇"},
		{"a hyphen between places", "旧金山-洛杉矶航线客流上升。", ""},
		{"two given characters at every place", "副总裁谢恩伟与合作伙伴会面。谢恩伟出席。", "person:谢恩伟 person:谢恩伟"},
	})
}

func TestSoftwareOfAFirm(t *testing.T) {
	wantNames(t, []reading{
		{"a firm and a kind of software", "百度输入法与搜狗浏览器都有更新。", "product:百度输入法 product:搜狗浏览器"},
		{"a series", "公司旗下KX系列在海外成功运营。", "product:KX系列"},
		{"the link that portals put behind a name", "张云帆(微博)提出疑问。", ""},
	})
}
