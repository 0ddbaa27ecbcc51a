package mention_test

import (
	"strings"
	"testing"
)

func TestPeopleAreFoundInListsAndAsSpeakers(t *testing.T) {
	wantNames(t, []reading{
		{"a bare list of people", "公司向郑启文、吴霞、林素云、高原、陈以方等八名自然人发行股份。", "person:郑启文 person:吴霞 person:林素云 person:高原 person:陈以方"},
		{"由 before a list is no surname", "实际控制人由罗军、黄启明、夏承岚共同控制。", "person:罗军 person:黄启明 person:夏承岚"},
		{"a list of firms is none of people", "安徽、江苏、浙江和王老吉、康师傅、白云山均有涉及。", "company:王老吉 company:康师傅 company:白云山"},
		{"a list of ordinary words is none", "工程、成本、方法、时间、马力都要改进。", ""},
		{"between a post and a mark stands a name", "江州商会常务副会长周济恒、秘书长焦亚等出席。", "organization:江州商会 person:周济恒 person:焦亚"},
		{"a space may stand between", "公关总监 马又清，在展会上受访。", "person:马又清"},
		{"an ordinary word behind a post is no name", "公司董事长任期，副总经理成员，均已明确。", ""},
		{"people of whom only the workplaces are told", "江州大学祝又锋、镜湖医院汪时龙、临江学院曹啸等专家参加。", "organization:江州大学 person:祝又锋 organization:镜湖医院 person:汪时龙 organization:临江学院 person:曹啸"},
		{"who is asked in an interview", "记者：销量如何？\n叶又明：会超过去年。\n记者：明年呢？\n叶又明：再增一成。", "person:叶又明 person:叶又明"},
		{"what begins two lines is not always a person", "时间：周一\n地点：江州\n时间：周二\n地点：临江", ""},
		{"a byline", "江州商报记者 孙又星 通讯员 俞航川", "organization:江州商报 person:孙又星 person:俞航川"},
	})
}

func TestOrganizationsEndWhereTheirNamesDo(t *testing.T) {
	wantNames(t, []reading{
		{"a verb before a place is no part of the name", "民政局批准江州市长河商会成立。", "organization:江州市长河商会"},
		{"nothing but a verb before the suffix", "公司收到交易所关注函，将完善商会建设。", ""},
		{"a committee of the board is no organization", "他辞去董事会战略决策委员会委员、提名委员会主任职务。", ""},
		{"an office of an authority", "国家税务总局江苏监管局公布了名单。", "organization:国家税务总局江苏监管局"},
		{"an office of a city", "江苏省民政厅和南京市民政局出席。", "organization:江苏省民政厅 organization:南京市民政局"},
		{"the suffix and the post are one word to the dictionary", "南京池江商会会长发言。", "organization:南京池江商会"},
		{"an event is no firm", "今年北京车展期间，比亚迪推出新车。", "company:比亚迪"},
	})
}

func TestAFirmNamedForTwoIsOne(t *testing.T) {
	for text, want := range map[string]string{
		"他曾任职于戴姆勒-克莱斯勒公司。": "company:戴姆勒-克莱斯勒公司",
		"万科长城汽车的销量增长。":     "company:万科长城汽车",
	} {
		if got := strings.Join(names(read(text)), " "); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

func TestWordsBesideAPersonTellAName(t *testing.T) {
	wantNames(t, []reading{
		{"the year of birth", "高兴园1965年出生，今年退休。", "person:高兴园"},
		{"whose relation somebody is", "快餐之父韩又林到场。", "person:韩又林"},
		{"a given name of words that stand behind names", "黎已铭在接受媒体专访时谈到筹建。", "person:黎已铭"},
		{"曾 before a verb is no surname", "前任董事长曾诉讼讨薪。", ""},
		{"a post to come", "将由张珞闽拟任公司董事长。", "person:张珞闽"},
		{"a cup of a country is no transliterated name", "江州杯·中国经济人物评选揭晓。", ""},
		{"the last of a list behind 及", "嘉奖郭又乐、陈又军、廖振又、陈又謇及陈国又等。", "person:郭又乐 person:陈又军 person:廖振又 person:陈又謇 person:陈国又"},
		{"a site whose reporter writes", "（江州文汇网记者胡又爱）典礼举行。", "organization:江州文汇网 person:胡又爱"},
	})
}
