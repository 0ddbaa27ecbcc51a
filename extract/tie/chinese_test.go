package tie_test

import "testing"

func TestEachPostOfAChainIsAtTheFirmBeforeIt(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"#商会#|副主席|、{华星}|董事长|[张三]表示同意。", []string{"张三: 副主席, 商会", "张三: 董事长, 华星"}},
		{"{华星}|董事长|、{大河}|总裁|兼|董事|[张三]说。", []string{"张三: 董事长, 华星", "张三: 总裁, 大河", "张三: 董事, 大河"}},
		{"{华星}|总裁|兼投资委员会|主席|[张三]说。", []string{"张三: 总裁, 华星", "张三: 主席, 华星"}},
	})
}

func TestAnAttemptAtAPriceIsNoDeal(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{华星}曾试图以约380亿美元的价格收购{大河}。", nil},
		{"{华星}以约380亿美元的价格收购{大河}。", []string{"华星 acquired 大河 38000000000 USD"}},
	})
}

func TestAPartSpokenOfActsForItself(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{华星}附属公司{大河}与{远山}签署合作协议。", []string{"华星 owns 大河", "大河 cooperates_with 远山"}},
		{"{华星=公司}旗下{大河}又与{远山}合资成立{新河}。", []string{"华星 owns 大河", "大河 cooperates_with 远山", "大河 founded 新河"}},
		{"{华星}旗下{大河}和{远山}都在降价。", []string{"华星 owns 大河", "华星 owns 远山"}},
	})
}

func TestAClauseThatBeginsWithItsPartnerGoesOnFromTheOneBefore(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{华星}近日宣布，与{大河}签署战略合作协议，双方将共享渠道。", []string{"华星 cooperates_with 大河"}},
		{"{华星}近日宣布，将与{大河}、{远山}合作。", []string{"华星 cooperates_with 大河", "华星 cooperates_with 远山"}},
		{"据报道，与{大河}合作的厂商很多。", nil},
	})
}

func TestAShareWithoutItsObjectIsOfTheFirmJustFounded(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{华星}与{大河}成立{新河}，其中{华星}持股49%，{大河}持股51%。", []string{
			"华星 founded 新河", "华星 holds_stake 新河 0.49", "大河 holds_stake 新河 0.51"}},
		{"{华星}公布业绩，{大河}持股5%。", nil},
	})
}

func TestRivalsNamedBeforeTheirWordAreThoseOfTheSubject(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{华星}并不担心{大河}、{远山}等对手跟进。", []string{"华星 competes_with 大河", "华星 competes_with 远山"}},
		{"{华星}发布新品。面对{大河}、{远山}等竞争对手，[张三]并不担心。", []string{"华星 competes_with 大河", "华星 competes_with 远山"}},
		{"{华星}和{大河}是竞争对手。", []string{"华星 competes_with 大河"}},
	})
}

func TestHoldingsOfAListAreOfOneHolder(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{华星}持有{大河}5%股份；持有{远山}3%股份；持有{新河}2%股份。", []string{"华星 holds_stake 大河 0.05", "华星 holds_stake 远山 0.03", "华星 holds_stake 新河 0.02"}},
		{"{华星}持有{大河}5%股份；{远山}持有{新河}2%股份。", []string{"华星 holds_stake 大河 0.05", "远山 holds_stake 新河 0.02"}},
	})
}

func TestWhomASubsidiaryDealsWithIsNotOwned(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{华星}旗下子公司近日与{大河}见面。", nil},
		{"{华星}旗下子公司{大河}停产。", []string{"华星 owns 大河"}},
	})
}

func TestWhoIsControlledIsOwned(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{大河}及其一致行动人{远山}，均为{华星}所控制。", []string{"华星 owns 远山", "华星 owns 大河"}},
		{"{大河}由{华星}所控制。{远山}停产。", []string{"华星 owns 大河"}},
		{"{大河}称，成本为{华星}所控制。", nil},
	})
}

func TestWhoJudgesIsNotSpokenOf(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{华星}公布业绩。{摩山}在最新报告中指出，需求疲弱。竞争对手{大河}也降价。", []string{"华星 competes_with 大河"}},
		{"{华星}收购{大河}。[张三]说：“{大河}与{华星=公司}有协同效应。”|财务总监|[李四]透露，占比达到三成。", []string{"李四: 财务总监, 华星", "华星 acquired 大河"}},
	})
}

func TestWhatIsBoughtFromItsHoldersIsBought(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{华星}收购{大河}和{远山}所持有的{新河}股份。", []string{"大河 holds_stake 新河", "远山 holds_stake 新河", "华星 acquired 新河"}},
		{"{华星}拟以现金方式收购{大河}约80%股权。", nil},
		{"收购完成，{华星}将成为{大河}控股股东。", nil},
	})
}

func TestWhoHandsInAResignationLeaves(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{华星}董事会收到{华星=公司}|总经理|[张三]的书面辞职报告。", []string{"张三: 总经理, 华星", "张三 left 华星"}},
		{"{华星}公告，同意|董事长|[张三]和|监事|[李四]的辞职申请。", []string{"张三: 董事长, 华星", "李四: 监事, 华星", "张三 left 华星", "李四 left 华星"}},
		{"[张三]的朋友[李四]已从{华星}辞职。", []string{"李四 left 华星"}},
	})
}

func TestWhoOnlyTellsOfThoseThatLeaveStays(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{华星}|总裁|[张三]宣布四位高管离职。", []string{"张三: 总裁, 华星"}},
		{"{华星}|总裁|[张三]表示，“李总终于退休”。", []string{"张三: 总裁, 华星"}},
		{"{华星}|总裁|[张三]、|财务主管|[李四]和|产品主管|[王五]都决定离职。", []string{
			"张三: 总裁, 华星", "李四: 财务主管, 华星", "王五: 产品主管, 华星", "张三 left 华星", "李四 left 华星", "王五 left 华星"}},
		{"[张三]接受{华星}|总裁|[李四]之邀，出任|副总裁|。", []string{"李四: 总裁, 华星", "张三: 副总裁, 华星"}},
		{"[张三]说，现任{华星}|总裁|[李四]很称职。", []string{"李四: 总裁, 华星"}},
	})
}

func TestABusinessIsNotItsFirm(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{华星}收购{大河}小型电机业务。", nil},
		{"{华星}收购{大河}后进入电机业务。", []string{"华星 acquired 大河"}},
		{"[张三]表示，这起收购是{华星}的里程碑。", nil},
	})
}

func TestASubsidiaryActsForTheSubject(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{华星}宣布，由间接全资附属公司{大河}订立协议。", []string{"华星 owns 大河"}},
		{"{华星}公布业绩。[张三]于境外公司持股76%。", nil},
		{"{华星}|创始人|之一[张三]出席了会议。", []string{"张三: 创始人, 华星", "张三 founded 华星"}},
	})
}

func TestWhoIsGivenMoneyIsInvestedIn(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"在{华星}2016年4月获得{大河}和{远山}的12.5亿美元投资之后，市场变了。", []string{"大河 invested_in 华星 2016-04 1250000000 USD", "远山 invested_in 华星 2016-04 1250000000 USD"}},
		{"{大河}所持{华星}的股权已被稀释。", []string{"大河 holds_stake 华星"}},
	})
}

func TestASubsidiaryWithoutItsOwnerIsOfTheFirmSpokenOf(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{华星}公布业绩。此外，子公司{大河}营收为9亿元。", []string{"华星 owns 大河"}},
		{"{华星}与上市公司{远山}共同设立了控股子公司{大河}。", []string{"华星 founded 大河", "华星 owns 大河"}},
		{"{华星}说明情况，该事件的|负责人|[张三]在场。", nil},
	})
}

func TestWhatIsToComeIsNotHeld(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"交易完成后，{华星}将持有{大河}51%的股权。", nil},
		{"{华星}生产电缆，其控股股东为{大河}，|法定代表人|为[张三]。", []string{"张三: 法定代表人, 华星", "大河 holds_stake 华星"}},
	})
}

func TestAMediumThatDispatchesHoldsNothing(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{大河社}7月1日讯 成为{华星}第一大股东之后，{远山}入驻董事会。", nil},
	})
}

func TestWhoCompletesAPurchaseIsSpokenOf(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{华星}发布公告。有关转变主要由于自2023年6月完成收购{大河}后收益增加。", []string{"华星 acquired 大河"}},
	})
}

func TestPartnersOfWhoIsNotNamedAreNotEachOthers(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"我们宣布了与{华星}、{大河}手机品牌的合作。", nil},
		{"{华星}、{大河}等更多制造商加入合作行列。", nil},
		{"{远山}指出，需求旺盛，同时， 与{华星}、{大河}合作紧密。", []string{"远山 cooperates_with 华星", "远山 cooperates_with 大河"}},
		{"{远山}宣布了与{华星}、{大河}的合作。", []string{"远山 cooperates_with 华星", "远山 cooperates_with 大河"}},
	})
}

func TestAGameIsOfferedByItsDeveloper(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"《<云上牧场>》开发商{华星}完成融资。", []string{"华星 offers 云上牧场"}},
		{"任何|开发者|都可以使用{华星}的平台。", nil},
	})
}

func TestOrdersAndChainsMakeSuppliers(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{华星}成功打入{大河}供应链，出货倍增。", []string{"华星 supplies 大河"}},
		{"{华星}拿下{大河}、{远山}订单。", []string{"华星 supplies 大河", "华星 supplies 远山"}},
		{"{华星}主要客户包括{大河}与{远山}。", []string{"华星 supplies 大河", "华星 supplies 远山"}},
		{"{华星}打入{大河}市场。", nil},
		{"{华星}获得{大河}的支持。", nil},
		{"{华星}拿下{大河}。", []string{"华星 acquired 大河"}},
	})
}

func TestSharesThatAreTakenAreHeld(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"本案将由{大河}取得{华星}100%股份。", []string{"大河 acquired 华星 1"}},
		{"{大河}投下37亿元，取得{华星}43.12%普通股股权。", []string{"大河 holds_stake 华星"}},
		{"{大河}取得{华星}的授权。", nil},
		{"{大河}公开收购晶圆代工厂{华星}普通股，交易数量不超过1.9万张，预计持股比将增至3成。", []string{"大河 acquired 华星", "大河 holds_stake 华星"}},
	})
}

func TestASubsidiaryIsOfTheFirmThatItsNumbersAreOf(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{大河}因为子公司{华星}业绩成长，获利增加。", []string{"大河 owns 华星"}},
		{"{大河}也代子公司{华星}公告土地买卖。", []string{"大河 owns 华星"}},
		{"{大河}认为，某集团子公司{华星}不错。", nil},
	})
}

func TestSeveralAreSuedAtOnce(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{大河}委请律师递状，对{华星}、{远山}等提告。", []string{"大河 sued 华星", "大河 sued 远山"}},
	})
}

func TestAPostThatIsCalledOneIsItsOwners(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{华星}宣布，董事会终止了[张三]的|CEO|职务，以及[李四]的|首席运营官|(COO)职务。", []string{"张三: CEO, 华星, former", "李四: 首席运营官, 华星, former"}},
		{"{华星}表示，[张三]的|总裁|办公室搬了。", nil},
		{"{华星}|董事长|[张三]长期兼任两个重要|高管|岗位。", []string{"张三: 董事长, 华星"}},
	})
}

func TestInvestorsWithTheirLatinNames(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{华星}的D轮融资由{大河}(Great River)、{远山}(Far Hill)等共同投资。", []string{"大河 invested_in 华星", "远山 invested_in 华星"}},
	})
}

func TestARivalIsOfTheFirmThatNamesIt(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{大河}已经投资了{华星}的主要竞争对手{远山}。", []string{"大河 invested_in 远山", "华星 competes_with 远山"}},
		{"{华星}最主要的竞争对手{远山}由{大河}投资。", []string{"华星 competes_with 远山", "大河 invested_in 远山"}},
		{"{大河}投资了{华星}，{远山}是老对手。", []string{"大河 invested_in 华星"}},
	})
}

func TestListsOfInvestorsGoOnBehindTheirEnd(t *testing.T) {
	check(t, "zh-Hans", []sample{
		{"{华星}宣布完成D轮融资，由{大河}领投，{远山}、{新河}等，{青木}等跟投。", []string{"大河 invested_in 华星", "远山 invested_in 华星", "新河 invested_in 华星", "青木 invested_in 华星"}},
		{"{华星}完成D轮融资，{远山}、{新河}等多家国内外知名机构跟投。", []string{"远山 invested_in 华星", "新河 invested_in 华星"}},
		{"{大河}为{华星}第一大机构股东。", []string{"大河 holds_stake 华星"}},
	})
}
