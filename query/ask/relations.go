package ask

// relation is a wording of a question about what one thing has to do with others: by which types
// of edge, and in which direction from the subject.
type relation struct {
	types    []string
	inward   bool
	subjects []string // labels that the subject may be of
	wordings []string
}

var (
	offers   = []string{"OFFERS", "OWNS"}
	owns     = []string{"OWNS", "OFFERS", "HOLDS_STAKE"}
	owners   = []string{"OWNS", "ACQUIRED", "HOLDS_STAKE", "OFFERS"}
	invests  = []string{"INVESTED_IN", "HOLDS_STAKE"}
	partners = []string{"COOPERATES_WITH"}
	rivals   = []string{"COMPETES_WITH"}
)

// relations of the form Related. A relation whose ends are alike, such as cooperation, is asked
// for in both directions; see symmetric.
var relations = []relation{
	{offers, false, ownerLabels, []string{
		"(what|which) (products|services|apps|games|brands|products and services) (does|did|do) {company} own",
		"(what|which) [products|services|apps|games|brands|products and services] (does|did|do|has) {company} (offer|make|sell|provide|produce|operate|develop|run|have|launch|built|made|launched)",
		"what (are|were) {company}'s [main|key|flagship] (products|services|apps|games|brands|products and services|offerings)",
		"what (are|were) the (products|services|apps|games|brands) (of|by|from) {company}",
		"(products|services|apps|brands) (of|by|from) {company}",
		"{company}'s (products|services|apps|games|brands|offerings)",
		"{company} (旗下|名下|手里|手上) [都] (有哪些|有什么|有|包括哪些) [哪些|什么] [<产品>]",
		"{company} (旗下|名下) [的] <产品> (有哪些|是什么|有什么|都有哪些|包括哪些)",
		"{company} 的 <产品> [有哪些|是什么|有什么|都有哪些|包括哪些]",
		"{company} [都] <提供> (哪些|什么|啥|了哪些|了什么) <产品>",
		"{company} 有 (哪些|什么) <产品>",
		"{company} 旗下 [的] <产品>",
	}},
	{owns, false, ownerLabels, []string{
		"(what|which) [companies|company|brands|subsidiaries|assets|businesses] (does|did|do) {company} (own|control)",
		"(what|which) are {company}'s (subsidiaries|holdings|brands)",
		"{company} [都] (拥有|控制|控股|持有) [了] (哪些|什么) [公司|企业|品牌|资产|子公司|股份|股权]",
	}},
	{owners, true, ownerLabels, []string{
		"(who|which company|what company) (owns|owned|controls|controlled) {company}",
		"(who|what|which company) is {company}'s (owner|parent|parent company)",
		"(who|what|which company) is the (owner|parent|parent company) of {company}",
		"(谁|哪家公司|哪个公司) (拥有|控制|控股) [了] {company}",
		"(谁|哪家公司|哪个公司) 是 {company} 的 (母公司|控股公司|控股股东|所有者|东家)",
		"{company} 的 (母公司|控股公司|控股股东|所有者|东家) [是谁|是哪家|是哪家公司|有哪些|是什么]",
	}},
	{offers, true, ownerLabels, []string{
		"(who|which company|what company) (makes|made|offers|offered|provides|develops|developed|sells|operates|created|built|is behind) {company}",
		"(who|which company|what company) does {company} belong to",
		"{company} 是 (谁|哪家公司|哪个公司|哪家企业|哪家|什么公司) (的产品|旗下的|开发的|推出的|的|做的|生产的|拥有的|旗下产品|旗下的产品|的子公司|运营的|家的)",
		"{company} 属于 (谁|哪家公司|哪个公司|哪家企业)",
		"(谁|哪家公司|哪个公司) (开发了|开发|推出了|推出|生产|运营|提供|做了) [了] {company}",
	}},
	{[]string{"ACQUIRED"}, false, ownerLabels, []string{
		"(what|who|whom|which company|which companies) (did|has|have|does) {company} (acquire|acquired|buy|bought|take over|taken over|purchase)",
		"{company} [<曾>] (收购|并购|买下|收购了|并购了|买下了|收购过) (谁|哪些公司|哪家公司|什么公司|什么|哪些企业|哪些|了谁)",
	}},
	{[]string{"ACQUIRED"}, true, ownerLabels, []string{
		"(who|which company|which companies|what company) [has|have] (acquired|bought|took over|purchased) {company}",
		"(谁|哪家公司|哪些公司|哪个公司) [<曾>] (收购|并购|买下|收购了|并购了|买下了) {company}",
		"{company} 被 (谁|哪家公司) (收购|并购|买下) [了]",
	}},
	{invests, false, ownerLabels, []string{
		"(what|who|whom|which company|which companies) (did|has|have|does) {company} (invest in|invested in|back|backed|fund|funded|hold a stake in|hold stakes in|have a stake in)",
		"(what|which) are {company}'s investments",
		"{company} [<曾>] (投资|入股|参股|投资了|入股了|参股了|投资过) (谁|哪些公司|哪家公司|什么公司|什么|哪些企业|哪些|了谁)",
	}},
	{invests, true, ownerLabels, []string{
		"(who|which company|which companies) [has|have] (invested in|invests in|backed|backs|funded|holds a stake in|hold a stake in|has a stake in|owns shares of) {company}",
		"who (are|is) {company}'s (investors|investor|shareholders|shareholder|backers)",
		"who (are|is) the (investors|investor|shareholders|shareholder|backers) (of|in) {company}",
		"(谁|哪家公司|哪些公司|哪些机构|哪家机构) [<曾>] (投资|入股|参股|投资了|入股了|参股了|持有) {company} [的股份|的股权]",
		"{company} <的> (股东|投资方|投资人|投资者|大股东|出资方) [<有谁>]",
		"<哪家> [都] 是 {company} 的 (股东|投资方|投资人|投资者|大股东|出资方)",
	}},
	{partners, false, ownerLabels, []string{
		"(who|whom|which companies|what companies|which company) (does|did|has|do) {company} (cooperate with|cooperated with|partner with|partnered with|work with|worked with|collaborate with)",
		"(who|which companies) (cooperates|cooperated|partners|partnered|works|worked|collaborates) with {company}",
		"(who|what) (are|is) {company}'s (partners|partner)",
		"{company} [<曾>] <和> (谁|哪些公司|哪家公司|哪些企业|哪些机构) [有|展开|进行|开展] [了|过] [合作|合作关系|有合作]",
		"(谁|哪些公司|哪家公司|哪些企业) <和> {company} (合作|有合作|有合作关系|合作过)",
		"{company} <的> (合作伙伴|合作方|伙伴|合作对象) [<有谁>]",
		"<哪家> [都] 是 {company} 的 (合作伙伴|合作方|伙伴|合作对象)",
	}},
	{rivals, false, ownerLabels, []string{
		"(who|whom|which companies|what companies) (does|did|do) {company} compete with",
		"(who|which companies) (competes|compete|competed) with {company}",
		"(who|what) (are|is) {company}'s (competitors|competitor|rivals|rival|competition)",
		"{company} <的> (竞争对手|对手|竞品|竞争者|主要竞争对手|同行) [<有谁>]",
		"<哪家> [都] 是 {company} 的 (竞争对手|对手|竞品|竞争者|主要竞争对手|同行)",
		"{company} <和> (谁|哪些公司|哪家公司) (竞争|有竞争|存在竞争|有竞争关系|是竞争对手)",
		"(谁|哪些公司|哪家公司) <和> {company} (竞争|有竞争|是竞争对手|有竞争关系)",
	}},
	{[]string{"SUPPLIES"}, true, ownerLabels, []string{
		"(who|which companies|which company) (supplies|supply|supplied) {company}",
		"(who|what) (are|is) {company}'s (suppliers|supplier)",
		"{company} <的> (供应商|供货商|上游) [<有谁>]",
		"<哪家> [都] 是 {company} 的 (供应商|供货商|上游)",
		"(谁|哪些公司|哪家公司) (给|为|向) {company} (供货|供应|供应产品|提供零部件)",
	}},
	{[]string{"SUPPLIES"}, false, ownerLabels, []string{
		"(who|whom|which companies|which company) (does|did|do) {company} (supply|deliver to|sell to)",
		"(who|what) (are|is) {company}'s (customers|clients)",
		"{company} (给|为|向) (谁|哪些公司|哪家公司) (供货|供应|供应产品)",
		"{company} <的> (客户|大客户|下游客户|主要客户) [<有谁>]",
		"<哪家> [都] 是 {company} 的 (客户|大客户|下游客户|主要客户)",
	}},
	{[]string{"SUED"}, false, ownerLabels, []string{
		"(who|whom|which companies|which company|what) (did|has|does) {company} (sue|sued)",
		"{company} [<曾>] (起诉|起诉了|告了|状告|控告|起诉过) (谁|哪些公司|哪家公司|什么公司|哪些企业)",
	}},
	{[]string{"SUED"}, true, ownerLabels, []string{
		"(who|which company|which companies) [has|have] (sued|sues) {company}",
		"(谁|哪家公司|哪些公司) [<曾>] (起诉|起诉了|告了|状告|控告|起诉过) {company}",
		"{company} 被 (谁|哪家公司) (起诉|告|控告|告上法庭) [了]",
	}},
	{[]string{"FOUNDED"}, true, ownerLabels, []string{
		"who (founded|started|established|set up|co-founded) {company}",
		"谁 (创立|创办|创建|成立|创立了|创办了|创建了|成立了) {company}",
		"{company} 是 谁 (创立的|创办的|创建的|成立的)",
	}},
	{[]string{"FOUNDED"}, false, founderLabels, []string{
		"(what|which company|which companies|what company|what companies) (did|has|have) {company} (found|founded|start|started|establish|established|set up|co-found|co-founded)",
		"{company} [<曾>] (创立|创办|创建|创立了|创办了|创建了|成立了) (什么|什么公司|哪家公司|哪些公司|哪些企业)",
		"{company} 是 (什么公司|哪家公司|哪些公司|哪个公司) 的 (创始人|创办人|联合创始人)",
	}},
	{[]string{"LEFT"}, true, ownerLabels, []string{
		"who [else] [has|have] (left|quit|resigned from|departed from|departed|stepped down from|stepped down at) {company}",
		"(which|what) <executive> [has|have] (left|quit|resigned from|departed from|departed|stepped down from) {company}",
		"<谁> [<曾>] (离开|离开了|告别|告别了|退出|退出了) {company}",
		"<谁> [<曾>] (从|自) {company} (离职|辞职|离开|出走|跳槽|卸任|退休|离任) [了]",
		"{company} (有哪些|哪些|有谁|谁) [<高管>] (离职|辞职|离开|出走|离任|跳槽) [了]",
		"{company} (的|有哪些|有什么) (离职高管|离任高管|离职人员|离职的高管|离职员工) [有哪些|是谁|有谁|都有谁]",
	}},
	{[]string{"LEFT"}, false, personLabels, []string{
		"(which company|what company|which companies|what) (did|has) {company} (leave|left|quit|resign from|resigned from|depart from)",
		"{company} [<曾>] (离开|离开了|从) (哪家公司|哪个公司|哪里|哪些公司|哪儿) [离职|辞职|离开|出走|卸任] [了|的]",
	}},
	{[]string{"APPOINTED"}, false, ownerLabels, []string{
		"(who|whom|which executives) (did|has|have) {company} (appoint|appointed|hire|hired|name|named|promote|promoted|recruit|recruited)",
		"(who|which executives) [has|have] (joined) {company}",
		"(who|which executives) (was|were|has been|have been) (appointed|hired|named|recruited) (by|at) {company}",
		"{company} [<曾>] (任命|聘请|聘任|提拔|委任|任命了|聘请了|聘任了|提拔了|委任了) (谁|哪些人|哪些高管|哪位高管|什么人)",
		"<谁> [<曾>] (加入|加入了|加盟|加盟了|入职|入职了) {company}",
	}},
	{[]string{"APPOINTED"}, true, personLabels, []string{
		"(who|which company|what company) [has] (appointed|hired|recruited) {company}",
		"(which company|what company|where) (did|has) {company} (join|joined)",
		"(谁|哪家公司|哪个公司) [<曾>] (任命|聘请|聘任|任命了|聘请了|聘任了) {company}",
		"{company} [<曾>] (加入|加入了|加盟|加盟了|入职|入职了) (哪家公司|哪个公司|哪里|哪些公司)",
	}},
	{[]string{"LISTED_ON"}, true, ownerLabels, []string{
		"(who|which companies|what companies) (is|are) (listed|traded) on {company}",
		"(谁|哪些公司|哪些企业|哪家公司) 在 {company} (上市|挂牌) [了]",
	}},
	{[]string{"LISTED_ON"}, false, ownerLabels, []string{
		"(where|on which exchange|on what exchange|on which stock exchange) (is|was) {company} (listed|traded)",
		"{company} 在 (哪里|哪|哪个交易所|哪家交易所|什么地方|哪儿) (上市|挂牌) [的|了]",
	}},
}

// symmetric are the types of edge whose direction means nothing.
var symmetric = map[string]bool{"COOPERATES_WITH": true, "COMPETES_WITH": true}

var connectedWordings = []string{
	"how (are|were|is|was) {a} and {b} [connected|related|linked|tied] [to each other|with each other]",
	"how (is|was|are|were) {a} (connected|related|linked|tied) (to|with) {b}",
	"what (connects|links|relates|ties) {a} (and|with|to) {b}",
	"what (is|are) the (connection|connections|relationship|relation|link|links|ties|path) between {a} and {b}",
	"what (does|do|has|have) {a} (have|got) to do with {b}",
	"(connection|relationship|link|path) between {a} and {b}",
	"(is|are) there [any|a] (connection|relationship|link) between {a} and {b}",
	"{a} <和> {b} [<之间>] [到底|究竟] [的] (有什么|是什么|有何|有哪些|有没有|存在什么|是何|有无|有啥|是啥|什么) <关系>",
	"{a} <和> {b} [<之间>] [是] (怎么|如何|怎样) (联系|关联|联系起来|关联起来|相关) [的|在一起的|起来的]",
	"{a} <和> {b} [<之间>] [的] (关系|联系|关联) [是什么|如何|怎么样|怎样]",
	"{a} <和> {b} 有关系",
}

var disagreementWordings = []string{
	"(what|where|on what) (do|did|does) [the] [different|various] (sources|articles|reports|media|outlets|papers|news|newspapers) (disagree|differ|conflict|contradict each other) [on|about|over]",
	"(what|where) (do|did) [the] (sources|articles|reports|media|outlets) (disagree|differ) (on|about|over) (about|regarding|on|over|concerning|for) {company}",
	"(what|where) (do|did) [the] (sources|articles|reports|media|outlets) (disagree|differ) (about|regarding|concerning|over) {company}",
	"(which|what) (figures|numbers|data|facts|sources|reports|values|articles) (conflict|contradict|disagree|differ|contradict each other|are contradictory|are inconsistent|do not agree|don't agree|do not match|don't match|are in conflict)",
	"(which|what) (figures|numbers|data|facts) (about|of|for|on) {company} (conflict|contradict|disagree|differ|are contradictory|are inconsistent|do not agree|do not match)",
	"(are there|is there|any|show|list|find) [any|the|all] (contradictions|contradiction|conflicts|disagreements|disagreement|inconsistencies|conflicting figures|conflicting data|contradictory figures)",
	"(are there|is there|any|show|list|find) [any|the|all] (contradictions|conflicts|disagreements|inconsistencies) (about|on|in|regarding) {company}",
	"(contradictions|conflicts|disagreements)",
	"(what|which) is (contradictory|inconsistent|disputed|in dispute|contested)",
	"(哪些|什么|有哪些) (数据|数字|说法|报道|指标|事实|财务数据|内容|信息) [是] [之间|互相|相互] <矛盾> [的]",
	"[不同|各个|各家] <来源> [之间|的说法|的数据] [在哪些数据上|在哪些地方|在哪里|在哪些方面|对哪些数据] (有什么|有哪些|有何|存在什么|存在哪些|有没有|是否有|有) <矛盾> [的地方|的说法|的数据|的]",
	"<来源> [之间] (在哪些数据上|在哪些地方|在哪里|在哪些方面|对哪些数据|哪里) <矛盾>",
	"(有没有|有哪些|有什么|存在哪些|是否有|是否存在) [互相|相互|自相] <矛盾> [的] [数据|数字|说法|报道|地方|指标|信息]",
	"(关于|对于|对|有关) {company} (哪些|什么|有哪些) (数据|数字|说法|报道|指标) <矛盾>",
	"(关于|对于|对|有关) {company} <来源> [之间] (有什么|有哪些|有何) <矛盾>",
	"{company} [的|有] (哪些|什么) (数据|数字|说法|报道|指标) <矛盾>",
	"{company} 的 (数据|数字|报道) (有没有|有哪些|有什么|是否) <矛盾> [的地方]",
	"(数据|数字) (矛盾|冲突|分歧|不一致)",
}
