package mention_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestWhatSoundsLikeANameIsNone reads what the linear model or a form alone would
// take for a name.
func TestWhatSoundsLikeANameIsNone(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"a shore", "新厂位于澜沧江南岸，占地三百亩。", ""},
		{"a motorway", "仓库毗邻武鄂高速和江汉联络线。", ""},
		{"an event", "张先生出席第三届全球金融科技（北京）峰会。", ""},
		{"a site of a firm", "会谈在腾讯滨海园区举行。", "company:腾讯"},
		{"a sort of thing", "他说竞技对战类游戏仍有空间。", ""},
		{"a country and its trade", "没有平台牵引，中国快递也走不到今天。", ""},
		{"a nickname of several firms", "顺丰与“三通一达”竞争。", "company:顺丰"},
		{"an abbreviation and wares", "市面上的ERP软件、BI软件很多。", ""},
		{"ordinary words and a branch", "需要在政策环境与企业研发上努力。", ""},
		{"an accounting standard", "非美国通用会计准则净利润增长。", ""},
		{"an index named for an exchange", "纳斯达克指数收跌，道琼斯工业平均指数收涨。", ""},
		{"a word that an article defines", "公司购买33%的股份（以下简称“交易”）。", ""},
		{"the quarter before a group", "次季集团克服挑战，毛利率回升。", ""},
		{"a branch called after a firm's former name", "互动娱乐事业群总裁任宇昕出席。", "person:任宇昕"},
		{"a word for an account", "公司通过官微宣布涨价。", ""},
		{"a word before a firm's ambiguous name", "他疑似开怼荣耀。", ""},
		{"a verb of choosing before a group", "董事会任命集团CEO兼任董事长。", ""},
		{"a banks' sort", "议案涉及银联卡成员银行。", "company:银联"},
		{"a lane of a city", "他现身北京胡同，与友人同行。", ""},
		{"a place and a branch before what firms do", "公司与法国电子支付企业签约。", ""},
		{"a network that is no site", "网络业务环球网络集团负责。", ""},
		{"a fair", "新品亮相德国柏林IFA展会。", ""},
		{"an adverb behind a post", "联合创始人才获得投资，创始人则遭遇误判。", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, strings.Join(names(read(tt.text)), " ")); diff != "" {
				t.Errorf("%s (-want +got)\n%s", tt.text, diff)
			}
		})
	}
}

func TestNamesInTheirPlaces(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"two names that overlap a third", "腾讯网易都推出了新游戏。", "company:腾讯 company:网易"},
		{"a doubled character before a post", "法人关系处处长苏志凯出席。", "person:苏志凯"},
		{"a reporter's rare given name", "（记者王艺菘摄）", "person:王艺菘"},
		{"an editor before a square bracket", "【编辑：曹子健】", "person:曹子健"},
		{"a shareholder", "收到公司控股股东张文东通知，其决定增持。", "person:张文东"},
		{"a director who is named again", "公司董事洪晓澜通知公司。洪晓澜拟减持。", "person:洪晓澜 person:洪晓澜"},
		{"a national office before its head", "国家邮政总局局长出席。", "organization:国家邮政总局"},
		{"a body behind a post and a verb", "执行长蔡力行接受全球半导体联盟访问。", "person:蔡力行 organization:全球半导体联盟"},
		{"a medium that asks", "董事长丁列明接受经济之声专访。", "person:丁列明 organization:经济之声"},
		{"a firm behind a noun and 有", "参会的嘉宾有云麓澜资本合伙人张国津。", "company:云麓澜资本 person:张国津"},
		{"a firm whose brand holds a trade's word", "凯辉基金合伙人陈斯琪，创世伙伴资本合伙人聂冬辰。", "company:凯辉基金 person:陈斯琪 company:创世伙伴资本 person:聂冬辰"},
		{"a share form within a longer one", "康希诺生物股份公司研发了疫苗。", "company:康希诺生物股份公司"},
		{"a Latin investor", "本轮由IVP领投。", "company:IVP"},
		{"titles in a list with a product's", "玩家认为游戏《星海远征》与《武侠乂》相似。", "product:星海远征 product:武侠乂"},
		{"an exchange is an organization", "纳斯达克要求公司补充材料。", "organization:纳斯达克"},
		{"a listed firm and its service", "微博（09898）公布业绩，微博月活跃用户增加。", "company:微博 company:微博"},
		{"a service", "他通过微博辟谣。", "product:微博"},
		{"models behind their maker and by themselves", "华为推出了Mate77 Pro，性能强过Mate77。", "company:华为 product:Mate77 Pro product:Mate77"},
		{"models by the word around", "他谈到旗舰手机XQ3，又提到XQ2s。", "product:XQ3 product:XQ2s"},
		{"quarters and years are no models", "Q3营收增长，H1表现平稳，FY2023达标。", ""},
		{"a day before a dateline's verb", "中新社北京十一月六日电。", "organization:中新社"},
		{"a photographer", "他与摄影师陈漫同行。", "person:陈漫"},
		{"a person by the bracket behind", "市场走出了夏春（诺亚控股首席经济学家）。", "person:夏春 company:诺亚控股"},
		{"a person by what he became", "张智澜则先后担任过野村证券首席经济学家。张智澜回归。", "person:张智澜 company:野村证券 person:张智澜"},
		{"a person whose name a guess cut", "原董事长黄炎勋到龄退休。", "person:黄炎勋"},
		{"a person beside one of the tables", "马化腾和程定澜已提交辞呈。", "person:马化腾 person:程定澜"},
		{"a compound surname in a list", "监察人包括云麓澜投资、欧阳家立、柯柏。", "company:云麓澜投资 person:欧阳家立 person:柯柏"},
		{"a Latin name behind a spaced post", "现任机场CEO Josef Felder来担任。", "person:Josef Felder"},
		{"a model behind a Latin maker", "HTC U11销量平平，后来的U12+也一样。", "company:HTC product:U11 product:U12+"},
		{"an ambiguous firm in a list of firms", "占有率被华为、小米、索尼超越。", "company:华为 company:小米 company:索尼"},
		{"links of a page in brackets", "彭文生在兴业证券（行情601377，诊股）担任首席经济学家。", "person:彭文生 company:兴业证券"},
		{"a surname alone that is quoted", "“There is a lot of interest,” Harrowgate said.", "person:Harrowgate"},
		{"a list of people read from its end", "除了朱洪澜、叶朋、陆奇这三任，还有别人。", "person:朱洪澜 person:叶朋 person:陆奇"},
		{"a lower-case model behind its maker", "公司召回部分比亚迪e5。", "company:比亚迪 product:e5"},
		{"who rises", "何俊澜晋升为集团资深副总裁。", "person:何俊澜"},
		{"an unknown firm in a list of firms", "喜茶、KOI、瑞幸、蜜雪冰城等品牌均参加。", "company:喜茶 company:KOI company:瑞幸 company:蜜雪冰城"},
		{"an ordinary word in a list of firms", "腾讯、百度、银行、华为等参加。", "company:腾讯 company:百度 company:华为"},
		{"a person longer than one of the tables", "导演周杰伦出席。周杰伦说，市场很好。", "person:周杰伦 person:周杰伦"},
		{"the medium of a source line", "本文来自海潮观察，阅读更多请登录。", "organization:海潮观察"},
		{"the medium of an author's line", "文 | 海潮道记者 张晓澜", "organization:海潮道 person:张晓澜"},
		{"a body of a district", "深圳市光明区消费者委员会开展试验。", "organization:深圳市光明区消费者委员会"},
		{"an officer of the company named", "Salesforce reported revenue. Bret Halloway, the company's president and COO, said demand is strong.", "company:Salesforce person:Bret Halloway"},
		{"a name that lost its dot", "Warner Bros Discovery shares fell.", "company:Warner Bros Discovery"},
		{"a person by his age", "被任命的是倪凯澜（49岁），将接任。", "person:倪凯澜"},
		{"a person by his post in a firm's country", "苏瑞澜依然是通用中国总裁。", "person:苏瑞澜 company:通用中国"},
		{"a given name that looks like a preposition", "党委书记何向东等出席。", "person:何向东"},
		{"a Latin name behind a post once", "专访总裁Bob Lutz。Bob Lutz加盟之后，影响很大。", "person:Bob Lutz person:Bob Lutz"},
		{"a national office", "中央金融办、中国证监会联合印发意见。", "organization:中央金融办 organization:中国证监会"},
		{"a firm behind an analyst", "Demand is strong, said analyst Brittany Weissman of Edward Jones.", "person:Brittany Weissman company:Edward Jones"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, strings.Join(names(read(tt.text)), " ")); diff != "" {
				t.Errorf("%s (-want +got)\n%s", tt.text, diff)
			}
		})
	}
}
