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

func TestForeignNamesAtPostsAndInLists(t *testing.T) {
	wantNames(t, []reading{
		{"a word of the dictionary begins a part behind a post", "首席安全官亚历克斯·斯塔利离职。", "person:亚历克斯·斯塔利"},
		{"what joins two names is no part of the second", "凯文·斯特利(Kevin Strell)和迈克·克里夫(Mike Cleeve)离职。", "person:凯文·斯特利 person:Kevin Strell person:迈克·克里夫 person:Mike Cleeve"},
		{"a surname of a Latin name", "执行长Jack Dorsten证实，三人离职。Dorsten的发文说他们自愿离开。", "person:Jack Dorsten person:Dorsten"},
		{"a Latin name that lost its space", "执行主席EricSchmolt在韩国。Schmolt表示同意。", "person:EricSchmolt person:Schmolt"},
		{"a medium that is spoken to", "他接受Quillon采访时说，一切顺利。", "organization:Quillon"},
		{"a letter tells one product from another", "微软推出了Xbox One S。", "company:微软 product:Xbox One S"},
		{"a Latin title is one name", "它正在开发三款游戏，即《Mill of Crows》和《Larkmoor 3》。", "product:Mill of Crows product:Larkmoor 3"},
		{"a day is nobody", "两名联合创始人于今日辞职。", ""},
		{"a process is no school", "我在与他们共事过程中学到了很多。", ""},
	})
}

func TestSoftwareOfAFirm(t *testing.T) {
	wantNames(t, []reading{
		{"a firm and a kind of software", "百度输入法与搜狗浏览器都有更新。", "product:百度输入法 product:搜狗浏览器"},
		{"a series", "公司旗下KX系列在海外成功运营。", "product:KX系列"},
		{"the link that portals put behind a name", "张云帆(微博)提出疑问。", ""},
	})
}

func TestWaresByTheWordsAround(t *testing.T) {
	wantNames(t, []reading{
		{"a ware before a Latin name", "其虚拟现实头盔Kestvision性能出色。", "product:Kestvision"},
		{"a model of a firm", "索尼的HQT1虚拟现实设备卖799美元。", "company:索尼 product:HQT1"},
		{"a list that counts its apps", "内容来自优酷、搜狐视频、云阅读、爱澜书等20余款第三方应用。", "company:优酷 product:搜狐视频 product:云阅读 product:爱澜书"},
		{"a variant of a variant", "iPhone 14 Pro Max由富士康生产。", "product:iPhone 14 Pro Max company:富士康"},
		{"an ambiguous product of a firm that is named", "微软发布财报，Surface收入增长。", "company:微软 product:Surface"},
		{"a firm named like its app, by its staff", "豌豆荚搜索平台技术负责人李大澜表示，豌豆荚用户增长。", "company:豌豆荚 person:李大澜 company:豌豆荚"},
		{"an ordinary word behind a firm", "苹果高端手机销量增长。", "company:苹果"},
		{"a word for doing before a noun", "云麓宣布收购移动广告平台。中国移动表示合作。", "company:云麓 company:中国移动"},
	})
}

func TestFirmsAndBodiesByTheWordsAround(t *testing.T) {
	wantNames(t, []reading{
		{"investors named as such", "本轮投资方包括云澜资本和Kest Capital。", "company:云澜资本 company:Kest Capital"},
		{"sorts of bodies", "他进入社区大学学习，后加入行业联盟。", ""},
		{"an agency before a place and a day", "海潮社江州9月22日电，市场回暖。", "organization:海潮社"},
		{"a Latin name behind another person's", "高管Brendan Iribe和Mike Kestov加入。", "person:Brendan Iribe person:Mike Kestov"},
	})
}

func TestPeopleOfFeatureArticles(t *testing.T) {
	wantNames(t, []reading{
		{"people behind their firms in a list", "主讲人包括云岭体育的高姗姗、穆兰资本的孙婷婷等人。", "company:云岭体育 person:高姗姗 company:穆兰资本 person:孙婷婷"},
		{"a name before the verb of a post", "由另一个创始人范敏接任携程CEO。", "person:范敏 company:携程"},
		{"an adverb behind a posted person", "总监龙志已提出离职。", "person:龙志"},
		{"a column's name with a dot", "新知·环球", ""},
		{"a shareholder in Latin letters", "最大个人持股者Vivi Nevo也参与了。", "person:Vivi Nevo"},
		{"a Latin firm and what it did", "CrowdKest是孵化器公司YouKest投资的公司。", "company:CrowdKest company:YouKest"},
		{"a body named for a technology", "北京3G产业联盟副理事长项立澜认为，需求强劲。", "organization:北京3G产业联盟 person:项立澜"},
		{"a place and a sort of companies", "腾讯收购芬兰手游公司Kestcell。", "company:腾讯 company:Kestcell"},
	})
}
