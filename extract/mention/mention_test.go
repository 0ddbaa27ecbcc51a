package mention_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/mention"
	"github.com/newsgraph/kg/extract/mention/hit"
	"github.com/newsgraph/kg/extract/segment"
)

// read annotates text as the pipeline does, up to the mentions.
func read(text string) *document.Document { return readWith(text, lexicon.Default()) }

func readWith(text string, lex *lexicon.Lexicon) *document.Document {
	d := &document.Document{Text: text}
	for _, r := range text {
		if r > 0x3000 {
			d.Meta.Lang = "zh-Hans"
		}
	}
	if d.Meta.Lang == "" {
		d.Meta.Lang = "en"
	}
	segment.Text(d)
	hit.Words(d, lex)
	mention.Find(d, lex)
	return d
}

// reading is a text and the names in it.
type reading struct{ name, text, want string }

// wantNames reads each text.
func wantNames(t *testing.T, readings []reading) {
	t.Helper()
	for _, tt := range readings {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, strings.Join(names(read(tt.text)), " ")); diff != "" {
				t.Errorf("%s (-want +got)\n%s", tt.text, diff)
			}
		})
	}
}

// names lists the named mentions of d as kind:name, without titles and topics.
func names(d *document.Document) []string {
	var list []string
	for _, m := range d.Mentions {
		if m.Form == document.Named && m.Kind != document.JobTitle && m.Kind != document.Topic {
			list = append(list, m.Kind.String()+":"+d.Slice(m.Span))
		}
	}
	return list
}

func TestNamesAreFoundByTheirFormAndContext(t *testing.T) {
	wantNames(t, []reading{
		{"a surname between a post and a verb of saying", "公司总经理胡立言表示，订单充足。", "person:胡立言"},
		{"a given name of one character", "副总裁孟岚告诉记者，明年扩产。", "person:孟岚"},
		{"a name ends before 等", "董事长钱思远等高管出席。", "person:钱思远"},
		{"people in a list after a post", "分析师赵铭、孙可心认为，需求将回升。", "person:赵铭 person:孙可心"},
		{"no surname makes a name without a cue", "高昂的成本和安全的环境", ""},
		{"a document does not speak", "官网资料显示，产品已经下架。", ""},
		{"a transliterated name with a dot", "首席财务官艾琳·沃克尔说，现金充裕。", "person:艾琳·沃克尔"},
		{"the parts of a transliterated name go on", "艾琳·沃克尔辞职。沃克尔未置评。", "person:艾琳·沃克尔 person:沃克尔"},
		{"a Latin name glosses a transliterated one", "沃克尔（Irene Walker）表示，将会扩产。", "person:沃克尔 person:Irene Walker"},
		{"a registered name with its place and its short form", "上海云麓智能科技有限公司（以下简称“云麓智能”）已完成融资。", "company:上海云麓智能科技有限公司 company:云麓智能"},
		{"what introduces a name is no part of it", "其全资子公司宁波启岸贸易有限公司、隶属于杭州启岸控股有限公司。", "company:宁波启岸贸易有限公司 company:杭州启岸控股有限公司"},
		{"a name before a ticker", "面板厂晶岳 (6789-TW) 今日公布营收。", "company:晶岳"},
		{"exchanges in a ticker's bracket are no names", "晶岳电子（NASDAQ：JY；HKEX：6789）发布财报。", "company:晶岳电子"},
		{"a technology and what is built with it", "鸿海宣布，明年AI伺服器的出货量将成长，并打造AI工厂。", "company:鸿海"},
		{"a name begins behind the conjunction", "众金网昨日宣布破产。众金网股东垫付了资金。借款人的抵押物重复抵押了两三次，但众金网并未发现。", "company:众金网 company:众金网 company:众金网"},
		{"a name ends before the adverb", "鸿海并与辉达合作开发。", "company:鸿海 company:辉达"},
		{"a name that starts with a preposition", "恒毅投资向岚玺科技注资三千万元。", "company:恒毅投资 company:岚玺科技"},
		{"a place, ordinary words and a company's ending", "上海云麓贸易公司与南京启岸实业公司共同出资。", "company:上海云麓贸易公司 company:南京启岸实业公司"},
		{"a name behind the mark of a company in trouble", "深交所向*ST岳澜下发问询函。", "organization:深交所 company:岳澜"},
		{"kinds of company are no names", "商业银行和证券公司开始抢占互联网金融市场。", ""},
		{"a name of the tables does not cut words", "金融创新推动了发展。", ""},
		{"an ambiguous word is a name where a company stands", "苹果公司首席执行官说，苹果宣布降价。", "company:苹果公司 company:苹果"},
		{"an ambiguous word is a word elsewhere", "他每天吃一个苹果，过着小米加步枪的日子。", ""},
		{"an explained abbreviation is a term", "平台对CPC（点击付费）业务涨价。", ""},
		{"a product with its version", "OpenAI发布了GPT-4。", "company:OpenAI product:GPT-4"},
		{"a game in the marks of a title", "公司推出手游《星海远征》，玩家反应热烈。", "product:星海远征"},
		{"a report in the marks of a title is no product", "协会发布《移动游戏用户调查报告》。", ""},
		{"an app in quotation marks", "公司旗下“云上管家”App用户大增。", "product:云上管家"},
		{"a court with its place", "上海市杨浦区人民法院作出判决。", "organization:上海市杨浦区人民法院"},
		{"an institute before the post of its head", "东澜经济研究院院长李牧说，出口将回升。", "organization:东澜经济研究院 person:李牧"},
		{"the medium of a dateline", "海潮财经讯 4月2日，公司发布公告。", "organization:海潮财经"},
		{"a Latin company by its suffix", "Falcon Ridge Capital Partners led the round.", "company:Falcon Ridge Capital Partners"},
		{"a Latin person beside a post", "Maya Okonkwo, chief executive of Tesla, said demand is strong.", "person:Maya Okonkwo company:Tesla"},
		{"a Latin organization by its head", "He teaches at the University of Westmarch.", "organization:University of Westmarch"},
		{"words that only start sentences", "Revenue rose. Analysts expected less. Shares fell on Tuesday in China.", ""},
		{"a lower-case word is no Latin name", "They keep the target.", ""},
	})
}

// TestWordsThatAreAlsoCompaniesNeedTheirContext reads each word once as a name
// and once as what it means otherwise.
func TestWordsThatAreAlsoCompaniesNeedTheirContext(t *testing.T) {
	for _, tt := range []struct{ word, company, other string }{
		{"苹果", "苹果周二发布财报，苹果股价上涨。", "果农说，今年苹果的收成不好。"},
		{"小米", "小米宣布下调手机售价。", "早餐是一碗小米粥和两个鸡蛋。"},
		{"平安", "平安旗下银行的净利润增长两成。", "祝各位旅客一路平安。"},
		{"长城", "长城汽车公布销量，长城方面称订单充足。", "假期里有三万名游客登上长城。"},
		{"美的", "美的收购了一家德国机器人厂商。", "这是一座优美的城市，也有最美的风景。"},
		{"理想", "理想汽车公布财报，理想方面表示将扩产。", "他从小的理想是当一名老师。"},
		{"光明", "光明乳业下调售价，光明方面称这是促销。", "专家认为这个行业前途光明。"},
		{"格力", "格力宣布派息，格力董事长没有出席。", "他凭借严格力求把工作做好。"},
	} {
		t.Run(tt.word, func(t *testing.T) {
			if got := names(read(tt.company)); !slices.Contains(got, "company:"+tt.word) {
				t.Errorf("%s\n%s is not found as a company among %q", tt.company, tt.word, got)
			}
			if got := names(read(tt.other)); len(got) > 0 {
				t.Errorf("%s\nhas the names %q", tt.other, got)
			}
		})
	}
}

func TestPointingWordsAreMentions(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"公司表示，其产品畅销。", "公司 其"},
		{"他说，该公司将上市，上市公司都如此，其中有三家。", "他 该公司"},
		{"刘总说，张先生也在。", "刘总 张先生"},
		{"总裁说总计三亿。", ""},
		{"The company said he left.", "The company he"},
		{"On Monday the startup company closed.", "the startup company"},
	} {
		d := read(tt.text)
		var got []string
		for _, m := range d.Mentions {
			if m.Form != document.Named {
				got = append(got, d.Slice(m.Span))
			}
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s (-want +got)\n%s", tt.text, diff)
		}
	}
}

func TestEveryMentionHasARule(t *testing.T) {
	d := read("腾讯总裁刘炽平表示，公司将与北京云麓科技有限公司合作开发微信小程序。")
	for _, m := range d.Mentions {
		if m.Rule == "" || m.Kind == document.None {
			t.Errorf("%s: rule %q, kind %v", d.Slice(m.Span), m.Rule, m.Kind)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"腾讯总裁刘炽平表示", "（以下简称“", "·艾·", "*ST", "A (", "Mr. Bank of", "《》“”", "\xff\xfe公司", "X (6244-TW)", "3月2日讯", "总", "𠀀𠀀公司", "CNBC", "Time", "said Nasdaq"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(strings.ReplaceAll(text, "\r", ""), "")
		d := read(text)
		end := 0
		for _, m := range d.Mentions {
			if m.Empty() || m.Start < 0 || m.End > len(d.Text) || !utf8.ValidString(d.Slice(m.Span)) {
				t.Fatalf("mention %v of %q", m, text)
			}
			if m.Start < end {
				t.Fatalf("mention %v of %q overlaps the one before", m, text)
			}
			end = m.End
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text, err := os.ReadFile(filepath.Join("..", "..", "testdata", "articles", "tencent-2022q4.txt"))
	if err != nil {
		b.Fatal(err)
	}
	d := read(string(text))
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		mention.Find(d, lexicon.Default())
	}
}
