package ask

// form is a form of question with its wordings. Earlier forms, and earlier wordings, are preferred.
type form struct {
	Form
	timed    bool      // a period in the question is the question's, not part of a slot
	examples [2]string // in English and in Chinese; slots are filled from the graph at hand
	wordings []string
}

// classes of words that stand for each other in wordings. Words are folded: lower case, simplified.
var classes = map[string]string{
	// English
	"have":      "has|have|had|has ever|have ever|ever",
	"do":        "did|does|do|has|have|had|did the|does the|has the",
	"is":        "is|are|was|were|'s",
	"said":      "said|says|say|stated|states|state|claimed|claims|claim|declared|declares|announced|argued|argues|believes|believed|believe|thinks|thought|think|predicted|predicts|predict|warned|warns|noted|remarked|explained|explains|suggested|told reporters|told analysts|told us|stressed|emphasized|admitted|denied|revealed|expects|expected",
	"say":       "say|said|state|stated|claim|claimed|declare|announce|announced|think|thought|believe|believed|predict|predicted|comment|commented|remark|explain|explained|tell|told|reveal|revealed|talk|talked|speak|mention|mentioned|argue|warn|suggest|expect|write",
	"mention":   "mentioned|mentions|mention|talked about|talks about|talk about|talking about|spoke about|speaks about|speak about|spoken about|speaking about|discussed|discusses|discuss|commented on|comments on|comment on|referred to|refers to|brought up|said anything about|said something about|has an opinion on|have an opinion on|says something about|talked of|spoke of|spoke on",
	"about":     "about|on|regarding|concerning|of|with regard to|when it comes to|as to",
	"report":    "report|reported|reporting|post|posted|disclose|disclosed|release|released|publish|published|reveal in its report|book|booked",
	"results":   "results|financial results|figures|numbers|financials|key figures|earnings report|performance|financial performance|quarterly results|annual results|earnings figures|financial data|data|financial report",
	"grow":      "grow|grown|grew|increase|increased|rise|risen|rose|change|changed|fall|fallen|fell|drop|dropped|decline|declined|decrease|decreased|shrink|shrunk|shrank|jump|jumped|improve|improved|expand|expanded|climb|climbed|gain|go up|go down|gone up|gone down|move|develop|developed|evolve|evolved",
	"up":        "grew|grow|grown|increased|increase|rose|rise|raised|gained|expanded|boosted|improved|saw growth in|had growth in|jumped|climbed",
	"down":      "fell|fall|dropped|drop|declined|decline|decreased|decrease|shrank|shrink|lost|lowered|cut|saw a decline in",
	"companies": "companies|company|firms|firm|businesses|products",
	"their":     "their|its|the",
	"executive": "executives|executive|managers|management|management team|leaders|leadership|leadership team|executive team|officers|directors|board|board members|people|senior managers|staff|employees|key people|top executives",
	"year":      "year on year|year-on-year|year over year|year-over-year|yoy|quarter on quarter|quarter-on-quarter|quarter over quarter|qoq|month on month|mom|sequentially|annually|from a year earlier",
	// Chinese
	"谁":  "谁|是谁|有谁|都有谁|都有哪些人|哪个|哪些人|有哪些人|哪个人|什么人|何人|哪位|哪几位",
	"曾":  "曾|曾经|都|还|也|最先|最早|首先|到底|究竟|在|公开|有|主要|近期|最近",
	"说":  "说过|说了|说|讲过|讲了|讲|表示过|表示了|表示|称|声称|宣称|认为|指出|指出过|透露|透露过|强调|强调过|提出|提出过|坦言|直言|预测|预计|预言|断言|相信|宣布|放言|公开表示|曾表示|曾说|提到过|提到|透露了",
	"提":  "提到|提到过|提到了|提及|提及过|提过|谈到|谈到过|谈到了|谈及|谈及过|谈过|谈论|谈论过|谈了|聊到|聊过|聊到过|讨论|讨论过|讨论了|评论|评论过|评论了|评价|评价过|说起|说到|说到过|讲到|讲到过|谈|聊|关注|回应过|回应了|看好",
	"什么": "什么|哪些|啥|些什么|什么话|哪些话|哪些内容|什么内容|了什么|了些什么|了哪些|了啥|过什么|过哪些|过啥|什么观点|哪些观点|过哪些话|了哪些话|了什么话|过什么话",
	"关于": "关于|对|对于|就|针对|围绕|谈到|提到|谈及|提及|说到|谈|说起|讲到",
	"公布": "公布|公布了|披露|披露了|发布|发布了|报告|报告了|公告|公告了|录得|录得了|交出|交出了|取得|取得了",
	"业绩": "业绩|财报|财务数据|经营数据|业绩数据|财务状况|经营状况|业绩情况|经营业绩|财务业绩|业绩表现|财务指标|财报数据|数据|数字|指标|业绩指标|成绩单|成绩|业绩报告|财务报告|报告",
	"多少": "多少|是多少|为多少|有多少|达多少|达到多少|是什么水平|几何|是几|多高|有多高|有多大|多大|是多少钱|多少钱|多少人|是多少亿|多少亿|是多少元|怎么样|如何|怎样|是什么|情况|情况如何|多少元|了多少|了多少钱",
	"增长": "年增|月增|季增|年减|月减|季减|增长|增加|上升|提升|提高|上涨|增|涨|变化|变动|改变|下降|下滑|减少|降低|下跌|跌|降|缩水|萎缩|扩大|回落|回升",
	"幅度": "多少|了多少|多大|几何|了几何|幅度|幅度多大|幅度是多少|了百分之几|百分之几|几个百分点|了几个百分点|情况|情况如何|如何|怎么样|怎样|吗|了吗|没有|了没有|快吗|得怎么样|得快吗",
	"增速": "年增率|月增率|季增率|增速|增长率|同比增速|同比增长率|增幅|涨幅|跌幅|降幅|同比|环比|变动|变化|变化情况|增长情况|同比变化|环比变化|环比增速|同比增幅|增长|同比增长|环比增长|增长幅度|变动情况|变化幅度|走势",
	"公司": "公司|企业|上市公司|厂商|产品|家公司",
	"哪些": "哪些|哪家|哪几家|有哪些|什么|哪个",
	"涨":  "年增|月增|季增|增长|增加|上升|提升|上涨|增幅|增速|增长率|同比增长|同比增加|同比上升|同比增幅|同比增速|环比增长|增|涨|增长了|增加了|上升了|同比增长了",
	"跌":  "年减|月减|季减|下降|下滑|减少|降低|下跌|跌|降|降幅|跌幅|同比下降|同比下滑|同比减少|环比下降|环比下滑|下降了|下滑了|减少了|同比下降了|萎缩",
	"高管": "高管|管理层|管理人员|领导|领导层|领导人|高层|员工|人员|人|董事|董事会成员|管理者|负责人|高级管理人员|核心人物|管理团队|高管团队|关键人物|核心人员",
	"关系": "关系|联系|关联|什么关系|何关系|交集|渊源|瓜葛|往来",
	"矛盾": "矛盾|冲突|不一致|出入|分歧|不同|对不上|不符|互相矛盾|相互矛盾|自相矛盾|打架|有矛盾|有冲突|有出入|有分歧|存在矛盾|存在冲突|存在分歧|存在出入|不统一|说法不一|不一样|有争议|不一致的",
	"来源": "来源|报道|媒体|文章|消息来源|消息|各家媒体|不同来源|不同报道|不同媒体|各方|信息源|新闻|不同文章|各来源|各家报道",
	"产品": "产品|服务|产品和服务|业务|应用|app|软件|平台|游戏|品牌|旗舰产品|主要产品|核心产品|产品线|子公司|公司|企业|资产",
	"提供": "提供|提供了|生产|推出|推出了|开发|开发了|拥有|经营|运营|制造|发布过|做|卖|销售|有",
	"是":  "是|为|有|的是|指的是",
	"和":  "和|与|跟|同|及|以及",
	"之间": "之间|两者|二者|两者之间|之间的",
}

// forms of question. The slots: {speaker} {company} {name} {a} {b} are names, {metric} a metric,
// {phrase} a company and its metric, or its post, without a word between them, {about} a topic, {text} free text, {rate} a
// percentage, {title} a post, {kind} who is asked for.
var forms = []form{
	{Disagreement, true, [2]string{"what do sources disagree on", "哪些数据有矛盾"}, disagreementWordings},
	{Connected, false, [2]string{"how are {a} and {b} connected", "{a}和{b}有什么关系"}, connectedWordings},
	{Grew, true, [2]string{"which companies grew {metric} by more than 10%", "哪些公司{metric}增长超过10%"}, grewWordings},
	{Fell, true, [2]string{"which companies' {metric} fell", "哪些公司{metric}下降"}, fellWordings},
	{Said, true, [2]string{"what did {speaker} say", "{speaker}说了什么"}, saidWordings},
	{WhoTalks, false, [2]string{"who talks about {about}", "谁谈到过{about}"}, whoTalksWordings},
	{WhoSaid, false, [2]string{"who said {text}", "谁说了{text}"}, whoSaidWordings},
	{Reported, true, [2]string{"what did {company} report in {period}", "{company}{period}公布了哪些数据"}, reportedWordings},
	{Growth, true, [2]string{"how much did {company}'s {metric} grow in {period}", "{company}{period}{metric}增长了多少"}, growthWordings},
	{Positions, false, [2]string{"what is {speaker}'s position", "{speaker}担任什么职务"}, positionsWordings},
	{Related, false, [2]string{"what does {company} offer", "{company}旗下有哪些产品"}, nil},
	{Staff, false, [2]string{"who works for {company}", "{company}有哪些高管"}, staffWordings},
	{Figure, true, [2]string{"what is {company}'s {metric} in {period}", "{company}{period}{metric}是多少"}, figureWordings},
	{Describe, false, [2]string{"who is {name}", "{name}是谁"}, describeWordings},
}

var whoSaidWordings = []string{
	"who <have> <said> [that] {text}",
	"who <said> [that] {text}",
	"who else <said> [that] {text}",
	"who <is> it that <said> [that] {text}",
	"(which|what) {kind} [<have>] <said> [that] {text}",
	"who (made|makes) the (claim|statement|remark|comment|prediction) [that] {text}",
	"whose (words|statement|quote) (is|are|was|were) {text}",
	"<谁> [<曾>] <说> [了|过|的] [的是|道|这样的话|这句话|这话] {text}",
	"(哪位|哪个|哪些|哪家|哪些个|哪几位|有哪些|什么) {kind} [<曾>] <说> [了|过] [的是|道] {text}",
	"{text} [这句话|这话|这句|这个观点|这番话] 是 (谁|哪位|哪个人|哪位高管|什么人) [<曾>] (说的|说的话|讲的|说过的|提出的|提出来的|表示的|的观点|的话|的原话|的名言|的说法)",
	"{text} [这句话|这话|这句] (出自谁|出自谁之口|出自谁口|出自何人|出自哪里|谁说的|谁讲的|谁说过|是谁说过)",
}

var whoTalksWordings = []string{
	"who [<have>] <mention> {about}",
	"who <is> <mention> {about}",
	"(which|what) {kind} [<have>] <mention> {about}",
	"what (do|does|did|have|has) (people|everyone|anyone|executives|analysts|companies|they) (say|said|think|thought) <about> {about}",
	"what (is|was|has been) (said|being said) <about> {about}",
	"(statements|quotes|comments|remarks|opinions) <about> {about}",
	"<谁> [<曾>] <提> [了|过|到] {about}",
	"<谁> [<曾>] (对|就|针对|关于) {about} (发表过看法|发表过评论|发表过意见|发表了看法|发表看法|有看法|有评论|表过态|表态|做过评论|有什么看法|怎么看|怎么说|说过话|说了什么|说过什么)",
	"(哪位|哪个|哪些|哪家|哪几位|有哪些|什么) {kind} [<曾>] <提> [了|过|到] {about}",
	"(大家|各方|人们|业界|业内|高管们|外界|市场) (怎么|如何) (看|看待|评价|谈|说) {about}",
	"(关于|对|对于|有关) {about} [的] [大家|各方|人们|业界] (说了什么|说过什么|有哪些言论|言论有哪些|有哪些说法|有哪些观点|观点有哪些|有什么说法|有哪些评论|怎么说|怎么看|的言论|的看法|的观点|有什么看法)",
}

var saidWordings = []string{
	"what <do> {speaker} [ever] [have to] <say> <about> {about}",
	"what (are|were|is|was) {speaker}'s (views|view|comments|comment|statements|opinions|opinion|thoughts|remarks|position|stance|take) <about> {about}",
	"how (does|did|do) {speaker} (see|view|regard|feel about|think about|judge|assess) {about}",
	"(did|has|does|have) {speaker} [ever] (say anything|said anything|say something|talk|talked|comment|commented|speak|spoken) <about> {about}",
	"(did|has|does|have) {speaker} [ever] (mention|mentioned|discuss|discussed) {about}",
	"(everything|anything|all|what) {speaker} <said> <about> {about}",
	"what <do> {speaker} [ever] [have to] <say>",
	"what (are|were) {speaker}'s (views|comments|statements|opinions|thoughts|remarks|quotes|words)",
	"(what was|what has) {speaker} (quoted as saying|been saying|been quoted as saying|been quoted saying)",
	"what (is|are|was|were) {speaker} [quoted as] saying",
	"(everything|anything|all) [that] {speaker} <said>",
	"(quotes|statements|comments|remarks|words) (by|from|of) {speaker}",
	"{speaker}'s (quotes|statements|comments|remarks)",
	"{speaker} [<曾>] <关于> {about} [时|的时候] [<曾>] <说> <什么>",
	"{speaker} [<曾>] <关于> {about} (怎么看|怎么说|怎么想|如何看|如何看待|是怎么看的|是怎么说的|是如何评价的|怎么评价|如何评价|有什么看法|有何看法|有哪些看法|有什么评论|有何评论|有什么评价|有何评价|持什么态度|是什么态度|什么态度|态度如何|发表了什么看法|发表过什么看法|有什么观点|有哪些观点|是什么看法|什么看法|的看法|的观点|的态度|的评价|的看法是什么|的观点是什么|的态度是什么|的看法如何|的评价如何|发表过看法吗)",
	"{speaker} [是] (怎么|如何|怎样) (看待|看|评价|谈|谈论|评论|说|形容|解释|回应) {about} [的]",
	"(关于|对于|对|就|有关|谈到) {about} {speaker} [<曾>] <说> <什么>",
	"(关于|对于|对|有关) {about} {speaker} (怎么看|怎么说|怎么想|有什么看法|有何看法|如何评价|如何看待)",
	"{speaker} (说过|提到过|谈到过|谈过|提过|提到|谈到|聊过|评论过) {about} (吗|没有|没)",
	"{speaker} [有没有|是否] (说过|提到过|谈到过|谈过|提过|提到|谈到|聊过|评论过|提及) {about}",
	"{speaker} (说到|提到|谈到|谈) {about} (说什么|说了什么|时说了什么|时怎么说|时说什么)",
	"{speaker} [<曾>] <说> <什么>",
	"{speaker} [<曾>] (发表|发表了|发表过) (什么|哪些|啥) (言论|看法|观点|评论|意见|讲话)",
	"{speaker} [的] (言论|发言|观点|表态|原话|看法|话|语录|说法|讲话) (有哪些|是什么|都有哪些|有什么)",
	"{speaker} 有 (哪些|什么) (言论|发言|观点|表态|看法|说法|评论)",
	"{speaker} 怎么说",
	"{speaker} 的 (言论|发言|观点|表态|原话|看法|语录)",
}

var reportedWordings = []string{
	"what <do> {company} <report>",
	"(what|which) [<results>] <do> {company} <report>",
	"(what|which) <results> <do> {company} [have|has]",
	"what (are|were|is|was) {company}'s [latest|key|main] <results>",
	"what (are|were) the [latest|key|main] <results> (of|for|at|from) {company}",
	"how (did|does|has|is) {company} (do|doing|perform|performing|performed|fare|done)",
	"how (are|were|was) {company}'s <results>",
	"{company}'s [latest|key|main] <results>",
	"<results> (of|for|by|from) {company}",
	"{company} [<曾>] <公布> (哪些|什么|啥|了哪些|了什么|怎样的|了怎样的|什么样的) [<业绩>]",
	"{company} [<曾>] <公布> [的] <业绩> [有哪些|是什么|如何|怎么样|是多少|都有哪些]",
	"{company} [的] <业绩> (如何|怎么样|怎样|是什么|有哪些|情况|是多少|多少|情况如何|好不好|好吗|怎么说|说了什么|显示什么|里有什么|里有哪些数据|都有哪些)",
	"{company} 有 (哪些|什么) <业绩>",
	"{company} 的 <业绩>",
}

var figureWordings = []string{
	"what (is|was|were|are|'s|will be) [the] {company}'s [total|reported] {metric}",
	"what (is|was|were|are|'s) the {metric} (of|at|for|in) {company}",
	"how (much|high|large|big|many) (is|was|were|are) [the] {company}'s {metric}",
	"how (much|high|large|big|many) (is|was|were|are) the {metric} (of|at|for) {company}",
	"how (much|many) {metric} <do> {company} [have|has|had|make|made|report|reported|post|posted|get|generate|generated|earn|earned|take in|record|recorded|book]",
	"(what|which) {metric} <do> {company} (have|make|report|reported|post|posted|generate|record|achieve)",
	"{company} 的 {metric} [<是>] <多少>",
	"{company} [<是>|<曾>] (实现|录得|取得|拥有|有|达到|达) [了] [多少|多大|几多] [的] {metric}",
	"{company} 有 (多少|几个|多少个|多少名|几亿|多少家) {metric}",
	"{company} 的 {metric} (有|是|达|达到|为) (多少|几|多高|多大) (亿|元|亿元|人|亿人|万人|家|人民币|美元)",
	"(查询|查|求) {company} 的 {metric}",
	"{phrase} [<是>] <多少>",
	"? {company}'s {metric}",
	"? {metric} (of|for|at) {company}",
	"? {company} 的 {metric}",
	"? {phrase}",
}

var growthWordings = []string{
	"[by] how (much|fast|far|strongly|rapidly|quickly) (did|has|have|does|is|was|are) {company}'s {metric} [been] (<grow>|growing|rising|falling|up|down) [by] [<year>]",
	"[by] how (much|fast|far|strongly|rapidly|quickly) (did|has|have|does|is|was) the {metric} (of|at|for) {company} [been] (<grow>|growing|rising|falling) [by] [<year>]",
	"[by] how (much|fast|far|strongly) (did|has|have) {company} (grow|grown|increase|increased|raise|raised|improve|improved|expand|cut|reduce) [its|their] {metric} [<year>]",
	"[in what way|how] (did|has|have|does|do) {company}'s {metric} <grow> [<year>]",
	"how (did|has|does) the {metric} (of|at|for) {company} <grow> [<year>]",
	"(did|has|have|is|does) {company}'s {metric} [been] (<grow>|growing|rising|falling|grow|increase|rise|fall|drop|decline|grown|increased|risen|fallen|change|changed) [<year>]",
	"what (is|was|were) the [<year>] (growth|growth rate|rate of growth|increase|change|decline|drop|rise|percentage change|rate of change) (of|in) {company}'s {metric}",
	"what (is|was|were) the [<year>] (growth|growth rate|increase|change|decline|drop|rise) (of|in) the {metric} (of|at|for) {company}",
	"what (is|was|were) {company}'s [<year>] {metric} (growth|growth rate|change|increase|decline) [<year>]",
	"{company}'s [<year>] {metric} (growth|growth rate|change|increase|decline) [<year>]",
	"[<year>] (growth|change) (of|in) {company}'s {metric}",
	"{company} 的 {metric} [同比|环比] <增长> <幅度>",
	"{company} 的 {metric} [同比|环比] (是如何|如何|怎么|怎样|是怎么|是怎样|有什么|有何|有没有|是否|有) <增长> [的|了|吗|过]",
	"{company} 的 {metric} <增速> [<是>|有] [<多少>|<幅度>]",
	"{phrase} [同比|环比] <增长> <幅度>",
	"{phrase} [同比|环比] (是如何|如何|怎么|怎样|是怎么|是怎样|有什么|有何|有没有|是否|有) <增长> [的|了|吗|过]",
	"{phrase} 的 <增速> [<是>|有] [<多少>|<幅度>]",
	"{phrase} <增速> [<是>|有] [<多少>|<幅度>]",
}

var grewWordings = []string{
	"(which|what) <companies> [have|had|has] <up> [<their>] {metric} by {rate}",
	"(which|what) <companies>' {metric} [has|have] <up> [by] {rate}",
	"(which|what) <companies>' {metric} [has|have] <up>",
	"(which|what) <companies> (had|have|reported|posted|saw|showed) [a] {metric} (growth|increase|rise) of {rate}",
	"<companies> (whose|where) [the] {metric} [has|have] <up> [by] {rate}",
	"(which|what) <companies> [have|had|has] <up> [<their>] {metric}",
	"<哪些> <公司> [的] {metric} [同比|环比] <涨> [了] {rate}",
	"<哪些> <公司> [的] {metric} [同比|环比] <涨> [了]",
	"{metric} [同比|环比] <涨> [了] {rate} 的 <公司> [有哪些|有哪几家|是哪些|是哪家]",
	"{metric} [同比|环比] <涨> 的 <公司> (有哪些|有哪几家|是哪些|是哪家)",
	"谁 的 {metric} [同比|环比] <涨> [了] {rate}",
}

var fellWordings = []string{
	"(which|what) <companies> [have|had|has] <down> [<their>] {metric} by {rate}",
	"(which|what) <companies>' {metric} [has|have] <down> [by] {rate}",
	"(which|what) <companies>' {metric} [has|have] <down>",
	"(which|what) <companies> (had|have|reported|posted|saw|showed) [a] {metric} (decline|drop|fall|decrease) of {rate}",
	"<companies> (whose|where) [the] {metric} [has|have] <down> [by] {rate}",
	"(which|what) <companies> [have|had|has] <down> [<their>] {metric}",
	"<哪些> <公司> [的] {metric} [同比|环比] <跌> [了] {rate}",
	"<哪些> <公司> [的] {metric} [同比|环比] <跌> [了]",
	"{metric} [同比|环比] <跌> [了] {rate} 的 <公司> [有哪些|有哪几家|是哪些|是哪家]",
	"{metric} [同比|环比] <跌> 的 <公司> (有哪些|有哪几家|是哪些|是哪家)",
	"谁 的 {metric} [同比|环比] <跌> [了] {rate}",
}

var describeWordings = []string{
	"who (is|was|are) {name}",
	"(what|which company) (is|was|are) {name}",
	"(tell me|what do you know|what is known|information|facts) about {name}",
	"(describe|introduce) {name}",
	"{name} (是谁|是何人|是什么人|是哪位|是什么|是什么公司|是什么产品|是哪家公司|是做什么的|是干什么的|是什么东西|何许人也|是何许人|是什么机构|是什么技术|谁啊)",
	"谁是 {name}",
	"什么是 {name}",
	"(介绍|介绍一下|介绍下|说说|讲讲|了解|了解一下|认识一下) {name}",
	"{name} [的] (资料|简介|背景|介绍|基本情况|信息|基本信息|背景资料)",
}

var positionsWordings = []string{
	"what (is|was|are|were) {speaker}'s (position|positions|job|role|roles|title|titles|post|posts|job title)",
	"(where|for whom|for which company) (does|did|do) {speaker} work [for|at]",
	"(which|what) (company|companies) (does|did) {speaker} work (for|at)",
	"(which|what) (position|positions|post|posts|role|roles|title|titles|job) (does|did|has) {speaker} [have|hold|held]",
	"what (does|did) {speaker} do",
	"{speaker} [<曾>] (担任|担任了|担任过|任|出任|当过|兼任|身兼) (什么|哪些|何|啥) (职务|职位|职|岗位|角色|头衔)",
	"{speaker} (担任什么|任什么职|任职于哪里|任职于哪家公司|在哪工作|在哪里工作|在哪家公司工作|在哪家公司任职|在哪里任职|在什么公司|是哪家公司的|是哪个公司的|是哪家公司的高管|在哪儿工作|在哪家公司|就职于哪里|供职于哪里|供职于哪家公司|就职于哪家公司)",
	"{speaker} [的] (职务|职位|头衔|职业|身份|任职情况|任职) [<是>] [什么|有哪些|是什么|哪些|如何]",
}

var staffWordings = []string{
	"who works (for|at|in) {company}",
	"who worked (for|at|in) {company}",
	"who (are|is|were|was) [the] [top|senior|key] <executive> (of|at|in) {company}",
	"(who|what) (are|is|were|was) {company}'s [top|senior|key] <executive>",
	"(list|name|show) [the] [top|senior|key] <executive> (of|at) {company}",
	"(which|what) [top|senior|key] <executive> (does|did|do) {company} (have|employ)",
	"who (runs|leads|heads|manages|is in charge of|is running|is leading|directs) {company}",
	"who (is|was|are|were) the {title} (of|at|for) {company}",
	"who (is|was|are|were) {company}'s {title}",
	"{company}'s [top|senior|key] <executive>",
	"{company} [的|里|内部] [都] (有哪些|有什么|有谁是|都有哪些|包括哪些) <高管>",
	"{company} 的 <高管> [都] (有哪些|是谁|有谁|都有谁|是哪些|名单|有哪几位|有几位|包括谁|是哪些人|都是谁|有哪些人)",
	"{company} <高管> (有哪些|是谁|有谁|都有谁|是哪些|名单|有哪几位|都是谁)",
	"谁 [<曾>] 在 {company} (工作|任职|上班|担任职务|当高管|担任高管|供职|任高管)",
	"(有哪些人|哪些人|都有谁) 在 {company} (工作|任职|上班|担任职务|当高管|担任高管)",
	"谁 (领导|掌管|管理|执掌|负责|掌舵) {company}",
	"(谁是|谁担任|谁任|谁当) {company} 的 {title}",
	"(谁是|谁担任|谁任) {phrase}",
	"{company} 的 {title} (是谁|是哪位|是何人|是哪个|叫什么|叫什么名字|是什么人|由谁担任|是谁担任|有谁|有哪些)",
	"? {phrase} (是谁|是哪位|是何人|叫什么|叫什么名字|由谁担任)",
	"? {company} 的 <高管>",
}
