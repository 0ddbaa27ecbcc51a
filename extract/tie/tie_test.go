package tie_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/segment"
	"github.com/newsgraph/kg/extract/tie"
)

var marks = map[byte]struct {
	end  string
	kind document.Kind
}{'{': {"}", document.Company}, '<': {">", document.Product}, '[': {"]", document.Person}, '|': {"|", document.JobTitle}, '#': {"#", document.Organization}}

// parse builds the Document of a text in which {companies}, <products>,
// [people], |titles| and #organizations# are marked. {华星=公司} is 公司, meaning
// 华星.
func parse(marked, lang, published string) *document.Document {
	d := &document.Document{Meta: document.Meta{Lang: lang}}
	d.Meta.Published, _ = time.Parse(time.DateOnly, published)
	var text strings.Builder
	index := map[string]int{}
	for {
		k := strings.IndexAny(marked, "{<[|#")
		if k < 0 {
			text.WriteString(marked)
			break
		}
		text.WriteString(marked[:k])
		m := marks[marked[k]]
		inner, rest, _ := strings.Cut(marked[k+1:], m.end)
		marked = rest
		name, surface, pointer := strings.Cut(inner, "=")
		form := document.Nominal
		if !pointer {
			surface, form = name, document.Named
		}
		e := -1
		if m.kind != document.JobTitle {
			var ok bool
			if e, ok = index[name]; !ok {
				e = len(d.Entities)
				index[name] = e
				d.Entities = append(d.Entities, document.Entity{Kind: m.kind, Name: name})
			}
		}
		start := text.Len()
		text.WriteString(surface)
		d.Mentions = append(d.Mentions, document.Mention{Span: document.Span{Start: start, End: text.Len()}, Kind: m.kind, Form: form, Entity: e})
	}
	d.Text = text.String()
	segment.Text(d)
	for i := range d.Paragraphs {
		d.Paragraphs[i].Kind = document.Body
	}
	var names []document.Span
	for _, m := range d.Mentions {
		names = append(names, m.Span)
	}
	segment.WordsWith(d, names)
	return d
}

// read lists the ties of a marked text, one line a fact:
//
//	刘炽平: 总裁, 腾讯
//	腾讯 acquired 华星 2022-03 183000000 USD 0.51
func read(marked, lang, published string) []string {
	d := parse(marked, lang, published)
	tie.Find(d, lexicon.Default())
	var out []string
	for _, r := range d.Facts.Roles {
		line := d.Entities[r.Person].Name + ": " + r.Title + ", " + d.Entities[r.Company].Name
		if r.Former {
			line += ", former"
		}
		for _, when := range []struct{ word, date string }{{" since ", r.Since}, {" until ", r.Until}} {
			if when.date != "" {
				line += when.word + when.date
			}
		}
		out = append(out, line)
	}
	for _, r := range d.Facts.Relations {
		words := []string{d.Entities[r.From].Name, r.Type, d.Entities[r.To].Name}
		if r.Date != "" {
			words = append(words, r.Date)
		}
		if r.Amount != nil {
			words = append(words, r.Amount.Value.String(), r.Amount.Unit)
		}
		if r.Share != nil {
			words = append(words, r.Share.String())
		}
		out = append(out, strings.Join(words, " "))
	}
	return out
}

type sample struct {
	text string
	want []string
}

func check(t *testing.T, lang string, samples []sample) {
	t.Helper()
	for _, tt := range samples {
		if d := cmp.Diff(tt.want, read(tt.text, lang, "2023-03-22")); d != "" {
			t.Errorf("%s (-want +got)\n%s", tt.text, d)
		}
	}
}

func TestPostsStandBesideTheName(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{腾讯}|总裁|兼|投资委员会主席|[刘炽平]表示。", []string{"刘炽平: 总裁, 腾讯", "刘炽平: 投资委员会主席, 腾讯"}},
		{"{腾讯}|首席战略官|[詹姆斯]说。", []string{"詹姆斯: 首席战略官, 腾讯"}},
		{"时任{Zynga} |COO|的[约翰·沙珀特]强调。", []string{"约翰·沙珀特: COO, Zynga, former"}},
		{"前{百度}|副总裁|[李明]加盟{小米}。", []string{"李明: 副总裁, 百度, former"}},
		{"[庄辰超]（{去哪儿网}|CEO|）没有回应。", []string{"庄辰超: CEO, 去哪儿网"}},
		{"[庄辰超]是{去哪儿网}的|CEO|。", []string{"庄辰超: CEO, 去哪儿网"}},
		{"[庄辰超]，{去哪儿网}|CEO|，没有回应。", []string{"庄辰超: CEO, 去哪儿网"}},
		{"#中央财经大学#|教授|[黄震]认为。", []string{"黄震: 教授, 中央财经大学"}},
		{"{民丰特纸}公告称，|董事长|[卢卫伟]已到任。", []string{"卢卫伟: 董事长, 民丰特纸"}},
		{"{腾讯}|总裁|[刘炽平]、|首席战略官|[詹姆斯]出席。", []string{"刘炽平: 总裁, 腾讯", "詹姆斯: 首席战略官, 腾讯"}},
		{"[刘炽平]对|分析师|说，{腾讯}很好。", nil},
		{"{腾讯}很好，|分析师|[张三]说。", nil},
	})
}

func TestAppointmentsAndDeparturesAreDated(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"[肖恩·凯利]将接替[波特]，担任{Zynga=该公司}纽约办事处|主管|。", []string{"肖恩·凯利: 纽约办事处主管, Zynga"}},
		{"2022年3月，{华星}任命[张三]为|首席执行官|。", []string{"张三: 首席执行官, 华星 since 2022-03", "华星 appointed 张三 2022-03"}},
		{"{复星}|首席执行官|一职由[汪群斌]继任。", []string{"汪群斌: 首席执行官, 复星"}},
		{"[杨光]曾任{航天医疗}|党委副书记|、|副总经理|。", []string{"杨光: 党委副书记, 航天医疗, former", "杨光: 副总经理, 航天医疗, former"}},
		{"2022年3月1日，[张三]辞去{华星}|总经理|职务。", []string{"张三: 总经理, 华星, former until 2022-03-01", "张三 left 华星 2022-03-01"}},
		{"[张三]辞去{华星}|总经理|职务，仍继续担任|董事长|。", []string{"张三: 总经理, 华星, former", "张三: 董事长, 华星"}},
		{"{Zynga}周一宣布，{OMGPOP}|创始人|[丹·波特]已经离职。", []string{"丹·波特: 创始人, OMGPOP", "丹·波特 founded OMGPOP", "丹·波特 left Zynga"}},
		{"[波特]已从{Zynga}离职。", []string{"波特 left Zynga"}},
		{"{阿里巴巴}宣布，[马云]卸任|董事局主席|，由|首席执行官|[张勇]接任。", []string{"张勇: 首席执行官, 阿里巴巴", "马云: 董事局主席, 阿里巴巴, former", "张勇: 董事局主席, 阿里巴巴", "马云 left 阿里巴巴"}},
		{"[张勇]曾任{淘宝网}|首席财务官|、{天猫}|总裁|。", []string{"张勇: 首席财务官, 淘宝网, former", "张勇: 总裁, 天猫, former"}},
		{"[王晓初]任{中国联通}|董事长|、|党组书记|。", []string{"王晓初: 董事长, 中国联通", "王晓初: 党组书记, 中国联通"}},
	})
}

func TestRelationsKeepTheirDirection(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{Zynga} 2012年3月斥资1.83亿美元收购了{OMGPOP}。", []string{"Zynga acquired OMGPOP 2012-03 183000000 USD"}},
		{"{OMGPOP}被{Zynga}收购。", []string{"Zynga acquired OMGPOP"}},
		{"{华星}收购{大河}51%的股权。", []string{"华星 acquired 大河 0.51"}},
		{"{华星}完成对{大河}的收购。", []string{"华星 acquired 大河"}},
		{"{众贷网}隶属于{众贷投资}。", []string{"众贷投资 owns 众贷网"}},
		{"{京东物流}是{京东}的子公司。", []string{"京东 owns 京东物流"}},
		{"{滨江集团}控股子公司{滨江盛元}竞得地块。", []string{"滨江集团 owns 滨江盛元"}},
		{"{谷歌}母公司{Alphabet}发布财报。", []string{"Alphabet owns 谷歌"}},
		{"{软银}持有{滴滴}21.5%的股份。", []string{"软银 holds_stake 滴滴 0.215"}},
		{"{长源电力}控股股东{国电集团}增持。", []string{"国电集团 holds_stake 长源电力"}},
		{"{四川长虹}为{美菱电器}第一大股东。", []string{"四川长虹 holds_stake 美菱电器"}},
		{"{大河}获{红杉}投资3亿元。", []string{"红杉 invested_in 大河 300000000 CNY"}},
		{"{光大银行}还相继与{中国移动}、{中国联通}、{中国电信}等运营商携手合作。", []string{"光大银行 cooperates_with 中国移动", "光大银行 cooperates_with 中国联通", "光大银行 cooperates_with 中国电信"}},
		{"{华星}携手{大河}。", []string{"华星 cooperates_with 大河"}},
		{"{淘宝}在攻击{去哪儿}的机票业务。", []string{"淘宝 competes_with 去哪儿"}},
		{"{宁德时代}是{特斯拉}的供应商。", []string{"宁德时代 supplies 特斯拉"}},
		{"{华为}起诉{三星}。", []string{"华为 sued 三星"}},
		{"{理想汽车}在#纳斯达克#上市。", []string{"理想汽车 listed_on 纳斯达克"}},
		{"{理想汽车}和{大河}上市。", nil},
		{"{阿里巴巴}将投资283亿元参与{苏宁云商}的非公开发行，成为{苏宁云商}的第二|大股东|。", []string{"阿里巴巴 invested_in 苏宁云商 28300000000 CNY", "阿里巴巴 holds_stake 苏宁云商"}},
		{"{苹果}向#加州法院#起诉{三星}侵权。", []string{"苹果 sued 三星"}},
		{"{谷歌}被{甲骨文}起诉。", []string{"甲骨文 sued 谷歌"}},
		{"{腾讯}旗下<微信>及<QQ>用户增长。", []string{"腾讯 offers 微信", "腾讯 offers QQ"}},
		{"<微信>和<QQ>的庞大用户，依然是{腾讯}最为核心的资产之一。", []string{"腾讯 offers 微信", "腾讯 offers QQ"}},
		{"{Zynga}在瑞典推出了《<你画我猜>》的续作。", []string{"Zynga offers 你画我猜"}},
		{"[张三]创办了{华星}。", []string{"张三 founded 华星"}},
	})
}

func TestWhatIsDeniedOrPlannedIsNoTie(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{华星}否认收购{大河}。", nil},
		{"{华星}拟收购{大河}。", nil},
		{"{华星}没有投资{大河}。", nil},
		{"{华星}的投资者称，{大河}很好。", nil},
		{"{华星}终止与{大河}合作。", nil},
		{"{华星}和{大河}的股价上涨。", nil},
		{"{华星}对{大河}表示，收购进展顺利。", nil},
	})
}

func TestEnglishTies(t *testing.T) {
	check(t, "en", []sample{
		{"[Klaus Kleinfeld], now |chief executive| of {Alcoa}, will be |CEO| of {Arconic}.", []string{"Klaus Kleinfeld: chief executive, Alcoa", "Klaus Kleinfeld: CEO, Arconic"}},
		{"{Apple} |Chief Executive| [Tim Cook] said so.", []string{"Tim Cook: Chief Executive, Apple"}},
		{"[Luca Maestri], {Apple}'s |chief financial officer|, said so.", []string{"Luca Maestri: chief financial officer, Apple"}},
		{"[Jane Smith], former |chief executive| of {Yahoo}, left {Google} in 2012.", []string{"Jane Smith: chief executive, Yahoo, former", "Jane Smith left Google 2012"}},
		{"{Netflix} named [Greg Peters] as |chief operating officer|.", []string{"Greg Peters: chief operating officer, Netflix", "Netflix appointed Greg Peters"}},
		{"{Salesforce} agreed to buy {Slack} for $27.7 billion.", []string{"Salesforce acquired Slack 27700000000 USD"}},
		{"{Slack} was acquired by {Salesforce}.", []string{"Salesforce acquired Slack"}},
		{"{YouTube}, a unit of {Google}, sued {Viacom} in 2007.", []string{"Google owns YouTube 2007", "YouTube sued Viacom 2007"}},
		{"{Acme} is not considering buying {Widget}.", nil},
	})
}
