package quote

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/kg/extract/lexicon"
)

// A construction is a way in which the news reports speech.
type construction struct {
	name string
	text string
	want []string // speaker|content
}

var constructions = []construction{
	// Direct speech.
	{"the cue stands before a quotation with a colon", `[王芳]表示：“我们明年会扩大产能。”`, []string{"王芳|我们明年会扩大产能。"}},
	{"the cue stands before a quotation with a comma", `[王芳]对记者说，“订单已经排到六月。”`, []string{"王芳|订单已经排到六月。"}},
	{"the cue has a listener", `[李强]告诉记者：“公司没有裁员计划。”`, []string{"李强|公司没有裁员计划。"}},
	{"the cue has an occasion before the verb", `[李强]在接受<路透社>采访时指出：“市场还会好转。”`, []string{"李强|市场还会好转。"}},
	{"the cue stands after the quotation", `“这个价格没有竞争力。”[王芳]说。`, []string{"王芳|这个价格没有竞争力。"}},
	{"the cue stands after the quotation and a comma", `“这个价格没有竞争力”，[王芳]说。`, []string{"王芳|这个价格没有竞争力"}},
	{"the cue interrupts the quotation", `“这些都可以做到”，[王芳]表示，“但是需要时间。”`, []string{"王芳|这些都可以做到，但是需要时间。"}},
	{"the cue interrupts two sentences", `“我们不会退出。”[李强]说，“这是承诺。”`, []string{"李强|我们不会退出。这是承诺。"}},
	{"quotation first, then words without marks", `“门店数量不会减少。”[李强]表示，公司将继续投资。`, []string{"李强|门店数量不会减少。公司将继续投资。"}},
	{"two quotations, two speakers", `“价格会涨。”[王芳]说。“价格会跌。”[李强]说。`, []string{"王芳|价格会涨。", "李强|价格会跌。"}},
	{"a quotation directly before another speaker's cue is his", `[王芳]告诉记者，“我们看重体验。”“成本只有过去的一半。”{北方银行}行长[李强]日前表示，行业必须适应变化。`,
		[]string{"王芳|我们看重体验。", "李强|成本只有过去的一半。行业必须适应变化。"}},
	{"a paragraph that is a quotation goes on with the speaker before", "[王芳]认为，市场正在回暖。\n“消费者回来了，这很重要。”", []string{"王芳|市场正在回暖。", "王芳|消费者回来了，这很重要。"}},

	{"a label is a cue", "[李强]：明年会继续扩产，订单充足。", []string{"李强|明年会继续扩产，订单充足。"}},
	{"a heading that repeats is no second statement", "#[李强]：订单充足\n[李强]表示，明年会继续扩产，订单充足。", []string{"李强|明年会继续扩产，订单充足。"}},

	// Indirect speech.
	{"content without marks", `[王芳]表示，公司将在明年扩大产能。`, []string{"王芳|公司将在明年扩大产能。"}},
	{"content goes on over sentences", `[王芳]认为，需求正在恢复。其次，成本已经下降。`, []string{"王芳|需求正在恢复。其次，成本已经下降。"}},
	{"content without a comma after the verb", `{南方电子}宣布将关闭两家工厂。`, []string{"南方电子|将关闭两家工厂。"}},
	{"a company's content is one sentence", `{南方电子}表示，订单能见度高。{北方光电}9月营收4亿元。`, []string{"南方电子|订单能见度高。"}},
	{"a new cue begins a new statement", `[王芳]认为，需求正在恢复。她表示，成本已经下降。`, []string{"王芳|需求正在恢复。", "王芳|成本已经下降。"}},
	{"mixed speech is one statement", `[王芳]表示，需求正在恢复。“我们有信心。”`, []string{"王芳|需求正在恢复。我们有信心。"}},
	{"the reporter's words end the content", `[王芳]表示，需求正在恢复。据了解，公司去年关店十家。`, []string{"王芳|需求正在恢复。"}},

	// Sources.
	{"a described source", `业内专家表示，行业需要规范。`, []string{"业内专家|行业需要规范。"}},
	{"a described source loses its 有", `有业内人士分析称，价格战难以持续。`, []string{"业内人士|价格战难以持续。"}},
	{"a company's described source", `从事电商业务的{南方电子}相关负责人告诉记者：“我们没有退出。”`, []string{"南方电子相关负责人|我们没有退出。"}},
	{"该高层 is the source before", "某厂商高层透露，费用上涨了四成。对于新系统，该高层认为，这并不合理。", []string{"某厂商高层|费用上涨了四成。", "某厂商高层|这并不合理。"}},
	{"the person in a title is the source, not his company", `{北方银行}行长[李强]表示，不良率会下降。`, []string{"李强|不良率会下降。"}},

	{"the subject of the sentence is the source, not its object", `{南方电子}随后发布了一封署名[王芳]的道歉信澄清了此事，并称外界的理解有误。`, []string{"南方电子|外界的理解有误。"}},
	{"并称 in a sentence with a subject of its own", `[王芳]表示：“价格经常被操纵。”但{南方电子}随后发布声明澄清了此事，并称外界的理解有误。`, []string{"王芳|价格经常被操纵。", "南方电子|外界的理解有误。"}},
	{"an officer is the source of a later clause", `{北方银行}行长[李强]昨日出席会议，称不良率将会下降。`, []string{"李强|不良率将会下降。"}},

	// Questions and unnamed sources.
	{"a question before a cue is not the answerer's", `有股东问到，“会不会继续增持”，公司监事[王晓]表示，公司一直在增持。`, []string{"王晓|公司一直在增持。"}},
	{"有消息称 is nobody's word", `{南方电子}是行业第一，而有消息称，{北方光电}正在谈判收购事宜。`, nil},
	{"a short verb behind an adverbial", `[王芳]参加研讨会时称：“价格经常被操纵。”`, []string{"王芳|价格经常被操纵。"}},
	{"a verb of analysis with a mark", `市金融办官员分析，平台不在监管范围内。`, []string{"市金融办官员|平台不在监管范围内。"}},

	{"media of a country in general speak", `台媒称，{北方光电}近年投入不少研发费。`, []string{"台媒|北方光电近年投入不少研发费。"}},

	// English.
	{"said with that", `[Jane Doe] said that demand would recover next year.`, []string{"Jane Doe|demand would recover next year."}},
	{"an inverted cue after a quotation", `“We are pleased with the quarter,” said [Jane Doe], chief executive.`, []string{"Jane Doe|We are pleased with the quarter"}},
	{"an apposition before the verb", `[Jane Doe], chief executive of {Acme}, said the plant will close.`, []string{"Jane Doe|the plant will close."}},
	{"the cue closes the sentence", `Demand is likely to recover next year, {Acme} said.`, []string{"Acme|Demand is likely to recover next year"}},
	{"a quotation goes on after its cue", `“We are pleased,” [Jane Doe] said. “The outlook is strong.”`, []string{"Jane Doe|We are pleased, The outlook is strong."}},
	{"according to", `Shipments fell by a tenth in May, according to {Acme}.`, []string{"Acme|Shipments fell by a tenth in May"}},
	{"a title before a name is no described source", `“It was a strong quarter,” Chief Executive Officer [Jane Doe] said in a statement.`, []string{"Jane Doe|It was a strong quarter"}},
	{"he is the person named before", `[Jane Doe] leads {Acme}. He said the plant will close.`, []string{"Jane Doe|the plant will close."}},
	{"a described source tells a medium", `“It is too early,” a person familiar with the matter told <Reuters>.`, []string{"a person familiar with the matter|It is too early"}},
	{"analysts", `Analysts said the price was too high for the buyer.`, []string{"Analysts|the price was too high for the buyer."}},
	{"no cue, no statement", `{Acme} reported revenue of $2.3 billion.`, nil},
	{"a noun is no cue", `[Jane Doe] owns shares of {Acme}.`, nil},

	// No statements.
	{"a term in marks is no speech", `这就是所谓的“入场费”，成本固定。`, nil},
	{"who is believed to be something has not said so", `对双方都有投资的{北方光电}被认为是合并的重要推手。`, nil},
	{"称为 is no cue", `[王芳]将AI称为“增长的放大器”。`, nil},
	{"thanks are no content", `[王芳]对大家的支持表示感谢。`, nil},
	{"the reporter's own finding is no statement", `记者了解到，公司已进入破产程序。`, nil},
	{"what a report shows in figures is no statement", `财报显示，公司营收12.5亿元，净利润1.5亿元。`, nil},
}

func TestAttribute(t *testing.T) {
	for _, c := range slices.Concat(constructions, moreConstructions) {
		t.Run(c.name, func(t *testing.T) {
			d := annotate(t, c.text)
			Attribute(d, lexicon.Default())
			if diff := cmp.Diff(c.want, said(d)); diff != "" {
				t.Errorf("%s\n(-want +got)\n%s", c.text, diff)
			}
		})
	}
}
