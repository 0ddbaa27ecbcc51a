package quote

// More sentences for each construction, positive and negative. All are our own.
var moreConstructions = []construction{
	// Direct speech: the cue before.
	{"说 without a mark before the quotation", `[陈静]说“我们的门店会开到县城”。`, []string{"陈静|我们的门店会开到县城"}},
	{"an adverbial between speaker and verb", `[陈静]昨日在杭州举行的发布会上说：“新品下月开售。”`, []string{"陈静|新品下月开售。"}},
	{"an emphatic verb", `[陈静]强调：“质量是底线。”`, []string{"陈静|质量是底线。"}},
	{"a written statement", `[陈静]在内部信中写道：“今年是最难的一年。”`, []string{"陈静|今年是最难的一年。"}},

	// Direct speech: the cue after.
	{"a title before the speaker after the quotation", `“毛利率会回升。”{华星电子}首席财务官[周明]预计。`, []string{"周明|毛利率会回升。"}},
	{"the verb with a particle", `“谁也没有想到。”[周明]感叹道。`, []string{"周明|谁也没有想到。"}},
	{"an adverb before the verb", `“没有这回事”，[周明]随后否认。`, []string{"周明|没有这回事"}},

	// Direct speech: the cue in the middle.
	{"the cue in the middle with a comma", `“第一步，”[周明]解释说，“是降低成本。”`, []string{"周明|第一步，是降低成本。"}},
	{"the cue in the middle of three sentences", `“我们错了。”[周明]坦言，“错在太急。现在要慢下来。”`, []string{"周明|我们错了。错在太急。现在要慢下来。"}},
	{"quotation, cue, words, quotation", `“订单在增加，”[周明]透露，三季度已经满产。“四季度还会更好。”`, []string{"周明|订单在增加，三季度已经满产。四季度还会更好。"}},

	// Several quotations of one paragraph, and paragraphs.
	{"two cues of one speaker are two statements", `[陈静]表示：“价格不会变。”她还说：“服务会更好。”`, []string{"陈静|价格不会变。", "陈静|服务会更好。"}},
	{"two quotations behind one cue", `[陈静]说：“价格不会变。”“服务会更好。”`, []string{"陈静|价格不会变。服务会更好。"}},
	{"a speaker goes on over paragraphs", "[陈静]表示，公司要转型。\n“过去靠规模，以后靠技术。”\n“这条路很长，但是必须走。”", []string{"陈静|公司要转型。", "陈静|过去靠规模，以后靠技术。", "陈静|这条路很长，但是必须走。"}},
	{"a quotation that opens a paragraph and its cue", "“大家都在等政策。”一位经销商告诉记者。", []string{"一位经销商|大家都在等政策。"}},

	// Nested quotations.
	{"a quotation within a quotation", `[陈静]说：“客户问我们‘能不能再便宜’，我们说不能。”`, []string{"陈静|客户问我们‘能不能再便宜’，我们说不能。"}},
	{"a term within the content", `[陈静]认为，这是一种“零和博弈”，没有赢家。`, []string{"陈静|这是一种“零和博弈”，没有赢家。"}},
	{"a title within the content", `[陈静]透露，《星际旅人》将在明年上线。`, []string{"陈静|《星际旅人》将在明年上线。"}},

	// Interviews.
	{"questions are not answers", "记者：明年会扩产吗？\n[陈静]：会，订单已经排到六月。", []string{"陈静|会，订单已经排到六月。"}},
	{"a paper's question", "《证券周刊》：公司怎么看价格战？\n[陈静]：我们不参与价格战，只做自己的产品。", []string{"陈静|我们不参与价格战，只做自己的产品。"}},

	// Indirect speech.
	{"在…看来", `在[陈静]看来，行业的冬天还没有过去。`, []string{"陈静|行业的冬天还没有过去。"}},
	{"据…介绍", `据[陈静]介绍，新工厂将于六月投产。`, []string{"陈静|新工厂将于六月投产。"}},
	{"据 a firm's described source", `据{华星电子}相关负责人透露，新工厂将于六月投产。`, []string{"华星电子相关负责人|新工厂将于六月投产。"}},
	{"what the reporter makes of it", `{华星电子}表示，陈静将离开公司，这就不禁令人怀疑它的处境。`, []string{"华星电子|陈静将离开公司"}},
	{"what a firm did lately is the reporter's", `[陈静]表示，用户已经破亿。{华星电子}日前完成了交易。`, []string{"陈静|用户已经破亿。"}},
	{"a firm behind the clause that tells of it", `上季度失去市场第一的{华星电子}宣布，将裁减七千人。`, []string{"华星电子|将裁减七千人。"}},
	{"what one can tell from is no speaker", `有上市公司高管指出，从{华星电子}更换财务总监来看，控制权已旁落。`, []string{"上市公司高管|从华星电子更换财务总监来看，控制权已旁落。"}},
	{"the office of a head speaks for the firm", `昨晚，{华星电子}总裁办发布内部信，称公司陷入危机。`, []string{"华星电子|公司陷入危机。"}},
	{"others who find something are the reporter's", `[周明]表示，这条微博从未删过。然而也有人发现，评论不见了。`, []string{"周明|这条微博从未删过。"}},
	{"an adverb with 地", `“苦尽甘来。”[陈静]不无感慨地说。“我们从零做起。”`, []string{"陈静|苦尽甘来。我们从零做起。"}},
	{"the reporter tells on of the speaker", `[周明]认为，这是好机会。然而，当他真正开始之后，困难如此之多。`, []string{"周明|这是好机会。"}},
	{"a medium that cites somebody", `据海潮社援引知情人士的说法称，{华星电子}计划融资。`, []string{"知情人士|华星电子计划融资。"}},
	{"的观点是", `[陈静]的观点是，行业的冬天还没有过去。`, []string{"陈静|行业的冬天还没有过去。"}},
	{"a clause that announces the content", `{华星证券}进行了估算，得出的结论是，行业产能过剩三成。`, []string{"华星证券|行业产能过剩三成。"}},
	{"坦言 without a mark", `[陈静]坦言公司在渠道上走了弯路。`, []string{"陈静|公司在渠道上走了弯路。"}},
	{"并称 is a statement of its own", `{华星电子}否认裁员，并称所有岗位正常招聘。`, []string{"华星电子|所有岗位正常招聘。"}},
	{"此外他还表示", "[周明]表示，产能已经翻番。此外，他还表示，海外工厂将在年底投产。", []string{"周明|产能已经翻番。", "周明|海外工厂将在年底投产。"}},
	{"the content ends with the paragraph", "[周明]表示，产能已经翻番。\n公司昨日股价上涨。", []string{"周明|产能已经翻番。"}},
	{"an aside about the speaker ends the content", `[周明]表示，产能已经翻番。[周明]今年五十岁，曾在{北方光电}工作。`, []string{"周明|产能已经翻番。"}},
	{"the reporter returns with 值得注意的是", `[周明]表示，产能已经翻番。值得注意的是，行业库存也在增加。`, []string{"周明|产能已经翻番。"}},
	{"the reporter returns with a date", `[周明]表示，产能已经翻番。3月5日，公司股价上涨。`, []string{"周明|产能已经翻番。"}},

	// Firms and documents.
	{"what a notice says is its issuer's", `{华星电子}公告称，公司拟终止与北方的合作。`, []string{"华星电子|公司拟终止与北方的合作。"}},
	{"two notices of one sentence", `先是1月，{华星电子}发布公告称，股东未减持；再是2月，{华星电子}再发公告表示，计划已经终止。`, []string{"华星电子|股东未减持", "华星电子|计划已经终止。"}},
	{"who announced a plan goes on", "{华星电子}发布公告称，股东拟减持。\n{大河}也宣布了减持计划。公告称，资金需求下降。", []string{"华星电子|股东拟减持。", "大河|资金需求下降。"}},
	{"a number worked out by another's price", `按照{华星协会}公布的价格测算，合同总金额约为三百亿元。`, nil},
	{"a penalty is no word", `{华星电子}被给予警告，并处以罚款。`, nil},
	{"who is spoken with is no source", `{华星电子}高层和投资者交流时曾透露，新品将上市。`, []string{"华星电子高层|新品将上市。"}},
	{"a notice in a clause of its own", `{华星电子}昨日晚间发布公告，称公司拟终止合作项目。`, []string{"华星电子|公司拟终止合作项目。"}},
	{"a notice that was made", `{华星电子}晚间公告，拟终止合作项目。`, []string{"华星电子|拟终止合作项目。"}},
	{"a firm goes on while nobody else is spoken of", `{华星电子}表示，本次合作将整合资源。立足现有技术，把产品做强。`, []string{"华星电子|本次合作将整合资源。立足现有技术，把产品做强。"}},
	{"another firm's doing ends what a firm says", `{华星电子}表示，本次合作将整合资源。{大河}今年扩产。`, []string{"华星电子|本次合作将整合资源。"}},
	{"figures end what a firm says", `{华星电子}表示，本次合作将整合资源。营收为12.5亿元，增长12.3%。`, []string{"华星电子|本次合作将整合资源。"}},
	{"the firm that announced goes on without its name", "{华星电子}晚间发布公告称，拟收购{大河}。\n{大河}生产玻璃。\n公告还称，产能会翻番。", []string{"华星电子|拟收购大河。"}},
	{"a notice without its issuer", "{华星电子}晚间公告称，拟收购{大河}。\n{大河}生产玻璃。\n此外，公告称，产能会翻番。", []string{"华星电子|拟收购大河。", "华星电子|产能会翻番。"}},
	{"可以说 is no cue", `[陈静]到{华星电子}任职，可以说，是跨行跳槽。`, nil},
	{"an answer is no cue as a noun", `[陈静]发邮件作为回应，回顾了公司的历史。`, nil},
	{"a person beside another's post", `与董事长[陈静]共事的[周明]表示，产能已经翻番。`, []string{"周明|产能已经翻番。"}},
	{"what somebody announces is one sentence", `[周明]宣布辞去董事长职务。这一消息让人意外。`, []string{"周明|辞去董事长职务。"}},
	{"his own letter goes on", `[陈静]在信中称，感谢过去的自己。往后要继续努力。`, []string{"陈静|感谢过去的自己。往后要继续努力。"}},
	{"an internal letter", `[陈静]发布内部信称，总裁将迎来退休。`, []string{"陈静|总裁将迎来退休。"}},
	{"a mail that was spoken of", `{华星电子}发出的内部邮件称，[陈静]将离职。邮件中强调，她仍将担任顾问。`, []string{"华星电子|陈静将离职。", "华星电子|她仍将担任顾问。"}},
	{"an editor in chief is no byline", `{华星电子}总编辑[陈静]宣布，因个人原因离职。`, []string{"陈静|因个人原因离职。"}},
	{"指 behind a name", "[周明]指公司要成为好选手。", []string{"周明|公司要成为好选手。"}},
	{"expectation as a noun", `{华星电子}净利润低于预期，股价下跌。`, nil},
	{"institutions expect", `法人预期，营运目标可顺利达成。`, []string{"法人|营运目标可顺利达成。"}},
	{"an answer that was not given", `{华星电子}尚未回复，消息无法证实。`, nil},
	{"an answer with 称 behind it", `{华星电子}对此做出回应，称裁员的消息不实。`, []string{"华星电子|裁员的消息不实。"}},
	{"举例说明", `[陈静]并举例说明，公司今年扩产三次。`, []string{"陈静|公司今年扩产三次。"}},
	{"a listener in title marks", `一位要求匿名的分析师告诉《<财经周刊>》，估值是合理的。`, []string{"一位要求匿名的分析师|估值是合理的。"}},
	{"what is hardly told", `{华星电子}也未必会在文件中透露金额的细节。`, nil},
	{"a filing is one sentence", `{华星电子}于今年提交的申请文件显示，基金持有两成股份。股权结构意味着变化。`, []string{"华星电子|基金持有两成股份。"}},
	{"more than analysts expected", `{华星电子}营收超出分析师此前预期，但股价下跌。`, nil},
	{"a quotation within the sentence before the next cue", `[陈静]表示，投资交由基金打理，“投得很优秀。”{华星电子}方面确认，金额没有透露。`, []string{"陈静|投资交由基金打理，投得很优秀。", "华星电子|金额没有透露。"}},
	{"指 behind an occasion", `[周明]在活动上指，公司要成为好选手。`, []string{"周明|公司要成为好选手。"}},
	{"pointing out a direction", `[陈静]在电话会中指出了方向：抓住机会。`, []string{"陈静|抓住机会。"}},
	{"a quotation and what it expresses", `“市场会迎来增长。”[陈静]在信中表达了信心。`, []string{"陈静|市场会迎来增长。"}},
	{"a notice of the report that was published", "{华星电子}晚间披露半年度报告，营收增长。\n公告显示，公司业务仍比较多元化。", []string{"华星电子|公司业务仍比较多元化。"}},
	{"by a notice", "{华星电子}晚间公告称，拟收购{大河}。\n根据公告，对价为九亿元。", []string{"华星电子|拟收购大河。"}},
	{"a firm expects", `{华星电子}预期首季仍有淡季影响，降幅有限。`, []string{"华星电子|首季仍有淡季影响，降幅有限。"}},
	{"the small print of a medium", `{华星资讯}声明：本内容为原创内容，转载须注明来源。`, nil},
	{"a research firm's report", `{易观数据}在报告中指出，市场集中度将继续提高。`, []string{"易观数据|市场集中度将继续提高。"}},
	{"an annual report with figures only", `{华星电子}年报显示，公司去年营收12.5亿元，净利润1.5亿元。`, nil},
	{"a report of nobody", `数据显示，去年全国手机销量为3亿部。`, nil},
	{"a firm's spokesperson", `{华星电子}发言人对此回应称，消息不实。`, []string{"华星电子发言人|消息不实。"}},
	{"an authority", `<证监会>表示，将严厉打击内幕交易。`, []string{"证监会|将严厉打击内幕交易。"}},

	// Described sources.
	{"an unnamed analyst", `一位不愿具名的分析师认为，估值已经偏高。`, []string{"一位不愿具名的分析师|估值已经偏高。"}},
	{"insiders", `知情人士透露，谈判已经进入最后阶段。`, []string{"知情人士|谈判已经进入最后阶段。"}},
	{"上述人士 points back", "知情人士透露，谈判已经进入最后阶段。上述人士称，价格还没有谈妥。", []string{"知情人士|谈判已经进入最后阶段。", "知情人士|价格还没有谈妥。"}},
	{"several analysts", `多位分析师指出，行业拐点已经到来。`, []string{"多位分析师|行业拐点已经到来。"}},
	{"the management of a firm", `{华星电子}管理层预计，全年增速将放缓。`, []string{"华星电子管理层|全年增速将放缓。"}},
	{"a person behind his post is no described source", `{中投}分析师[周明]指出，行业拐点已经到来。`, []string{"周明|行业拐点已经到来。"}},

	// Pronouns.
	{"他 after his name", "[周明]出席了会议。他表示，产能已经翻番。", []string{"周明|产能已经翻番。"}},
	{"她 after her name", "[陈静]去年加入{华星电子}。她说：“这里有最好的团队。”", []string{"陈静|这里有最好的团队。"}},
	{"他 after a described source", "一位经销商告诉记者，生意难做。他说，压货太多。", []string{"一位经销商|生意难做。", "一位经销商|压货太多。"}},

	// Not speech, not statements.
	{"a name in marks", `产品名为“小星”，售价999元。`, nil},
	{"scare quotes in a sentence", `所谓“合伙人”不过是加盟商的另一种叫法。`, nil},
	{"a slogan inside the reporter's clause", `公司提出了“技术立业”的口号。`, nil},
	{"来说 is no cue", `对于[陈静]来说，这是一个新的开始。`, nil},
	{"据说 is nobody's", `据说，新工厂将在六月投产。`, nil},
	{"a refusal to comment", `[陈静]拒绝对此发表评论。`, nil},
	{"welcome is no content", `<商务部>对此表示欢迎。`, nil},
	{"简称 is no cue", `{华星电子}（简称“华星”）成立于1998年。`, nil},
	{"说明 is a noun", `{华星电子}的说明书长达百页，内容详实。`, nil},
}
