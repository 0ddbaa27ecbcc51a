package mention_test

import "testing"

func TestListsTellThatTheirMembersAreFirms(t *testing.T) {
	wantNames(t, []reading{
		{"firms are counted behind the list", "聚财投、玩友儿、早鸟财富等8家平台停业。", "company:聚财投 company:玩友儿 company:早鸟财富"},
		{"firms are told before the list", "主要企业：云麓窖、临江醇、镜湖坊、江洲春。", "company:云麓窖 company:临江醇 company:镜湖坊"},
		{"a list of wares is none of firms", "大米、面粉、食用油等8种商品涨价。", ""},
		{"an outlet behind 据", "据云麓光伏网统计，出货增长。", "organization:云麓光伏网"},
		{"reporters in the bracket of a dateline", "江州晚报讯（刘又慧 韩又野）昨日举行。", "organization:江州晚报 person:刘又慧 person:韩又野"},
		{"who is joined to somebody", "公司接到肖远和应立青的通知，二人打算购买股份。肖远和应立青将于公告后回购。首席执行官应立青表示，业务稳定。肖远评论：“我们有信心。”", "person:肖远 person:应立青 person:肖远 person:应立青 person:应立青 person:肖远"},
		{"who took the picture", "资料图。中新社发 陈又畅 摄", "organization:中新社 person:陈又畅"},
		{"the writer before the day", "IT之家 苏又蓉 2021-08-23 14:12", "organization:IT之家 person:苏又蓉"},
	})
}

func TestPagesTellTheirMakersAndWares(t *testing.T) {
	wantNames(t, []reading{
		{"a source line", "2025-11-20 来源：江州家电网", "organization:江州家电网"},
		{"a spaced calling", "记 者丨王又媛", "person:王又媛"},
		{"a word that is a name", "所长胡又丽、所长助理金星先后离职。", "person:胡又丽 person:金星"},
		{"who had a post", "接替的是曾担任人力部长等职务的王沐青。", "person:王沐青"},
		{"a quoted series of a firm", "格力“逐风”系列空气净化器热销。", "company:格力 product:逐风"},
		{"a button of a page", "官方微信", ""},
	})
}

func TestBanksOfAPlaceAndWhoFollowsWhom(t *testing.T) {
	wantNames(t, []reading{
		{"a bank named for its place alone", "他历任南京市商业银行行长助理。", "company:南京市商业银行"},
		{"a cooperative", "江苏省农村信用社联合社成立。", "company:江苏省农村信用社联合社"},
		{"a change of who stands for a firm", "法定代表人由杨学园变更为胡铭洲，公司未回应。", "person:杨学园 person:胡铭洲"},
		{"from post to post", "杨勤园由市长升任市委书记。", "person:杨勤园"},
		{"a name that signs", "门店将开业。\n（杜佳园）", "person:杜佳园"},
		{"a name with a dot behind a post", "诺基亚CEO斯蒂芬·埃洛普(Stephen Elop)出席。", "company:诺基亚 person:斯蒂芬·埃洛普 person:Stephen Elop"},
		{"a short name across a longer one", "财经信息供应商汤森路透的数据。", "company:汤森路透"},
		{"a quarter is no outlet and no person", "在截至9月的这一财季，增长远高于季度初预计。", ""},
		{"a measure word is no surname", "之后，这封信声称如此。", ""},
		{"a foreign name without a dot and its surname elsewhere", "微软解雇史蒂夫辛诺夫斯基(Steve Sinofsky)。传辛诺夫斯基离职，辛诺夫斯基未回应。", "company:微软 person:史蒂夫辛诺夫斯基 person:Steve Sinofsky person:辛诺夫斯基 person:辛诺夫斯基"},
		{"a post in brackets is no firm", "她将担任投资经理(Senior Associate)，他随后辟谣。", ""},
		{"a product with its number", "消息人士透露，Windows8发布后，他将辞职。", "product:Windows8"},
		{"an athlete is no firm", "自由滑雪运动员谷艾玲将加入。", "person:谷艾玲"},
		{"a visit to China", "他此次访华为期三天。", ""},
		{"a body with a Latin name", "Lumora基金会成立。", "organization:Lumora基金会"},
		{"to whom one speaks is no name", "负责人向记者证实了此事。", ""},
	})
}

func TestWhoTakesAPostForATimeIsNamedAndThePostIsNot(t *testing.T) {
	wantNames(t, []reading{
		{"a verb of holding a post", "公告称，由董事长代任首席信息官。", ""},
		{"who holds it", "九月起由杨沐青代任总经理一职。", "person:杨沐青"},
		{"why somebody leaves", "总经理许又岚因个人原因离任。", "person:许又岚"},
		{"a post within what looks like a firm", "公司任命邢又凯担任公司总经理。", "person:邢又凯"},
		{"a month before a kind of firm", "今年前十个月基金公司总经理频繁变动。", ""},
	})
}

func TestAQuotedListOfProducts(t *testing.T) {
	wantNames(t, []reading{
		{"behind 产品有", "公司目前主要产品有“云麓通”、“江州搜”以及“镜湖生活”等。", "product:云麓通 product:江州搜 product:镜湖生活"},
		{"behind 品牌包括", "旗下品牌包括：“沐青”和“又岚”。", "product:沐青 product:又岚"},
		{"qualities are none", "服务坚持“专业”、“快速”的原则。", ""},
	})
}
