package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTheMarketsPressIsReadAsAReaderWould(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		names      []string
		facts      []string
	}{
		{"short names that only Taiwan's press writes", "記者王小明／台北報導\n經濟部次長說，台電與力成將合作，弘塑股價上漲。",
			[]string{"person:王小明", "organization:经济部", "company:台电", "company:力成", "company:弘塑"}, nil},
		{"an ordinary word that is a firm beside what firms do", "自行車雙雄巨大公布2025年12月合併營收35億元，較2024年同期減少13%，帶來巨大影響。",
			[]string{"company:巨大"}, []string{"巨大 revenue 2025-12 3500000000 TWD", "巨大 revenue 2025-12 -0.13 yoy"}},
		{"a year before a word of change is no comparison", "美利達公布2025年合併營收267億元，較2024年減少15%。", []string{"company:美利达"},
			[]string{"美利达 revenue 2025 26700000000 TWD", "美利达 revenue 2025 -0.15 yoy"}},
		{"markets and indices are no firms", "台股大漲，費城半導體指數揚升，台積電收90元大關。", []string{"company:台积电"}, nil},
		{"firms as registers write them", "投審會通過英業達投資CALIWAY GLOBAL CO., LTD.及RADIANT OPTO（SINGAPORE）PTE. LTD.兩案。",
			[]string{"organization:投审会", "company:英业达", "company:CALIWAY GLOBAL CO. LTD.", "company:RADIANT OPTO（SINGAPORE）PTE. LTD."}, nil},
		{"a company of the island without the island's name", "台灣港務公司開會。港務公司總經理王錦榮表示，沒有拍板。\n（記者李四／台北報導）",
			[]string{"company:台湾港务公司/港务公司/台湾港务", "person:王锦荣", "person:李四"}, nil},
		{"whoever holds shares", "公司股东杨君敏持有股份15116万股，其一致行动人招远市金岭金矿持有股份92万股。", []string{"person:杨君敏", "company:招远市金岭金矿"}, nil},
		{"who controls a firm is not the firm", "华轮股份公告，控股股东江州华轮企业（集团）有限公司增持。", []string{"company:华轮股份", "company:江州华轮企业（集团）有限公司"}, nil},
		{"a byline that a place follows without a space", "（中央社記者王家豪台北15日電）緯創今天召開股東常會。", []string{"organization:中央社", "person:王家豪", "company:纬创"}, nil},
		{"marks around a byline", "〔記者李國華／台北報導〕緯創（3231）營收增加。", []string{"person:李国华", "company:纬创"}, nil},
		{"a slight rise against the quarter before", "聯電第三季合併營收為新台幣591.3億元，季微增0.6%、年減2.2%。（自結）", []string{"company:联电"}, nil},
		{"partnerships and their short names", "华轮科技拟与江州鼎强智能制造投资合伙企业（有限合伙）设立基金，江州投资出资3亿元。",
			[]string{"company:华轮科技", "company:江州鼎强智能制造投资合伙企业（有限合伙）/江州投资"}, nil},
		{"those who hold shares with another", "中兰环保公布，公司股东深创投及其关联方红湖创业、红湖创客，合计持有公司股份495万股。",
			[]string{"company:中兰环保", "company:深创投", "company:红湖创业", "company:红湖创客"}, nil},
		{"a planned deal with the holder", "中航科工公布，拟与控股股东江州航空工业集团有限公司签订协议。", []string{"company:中航科工", "company:江州航空工业集团有限公司"},
			[]string{"江州航空工业集团有限公司 holds_stake 中航科工"}},
		{"what somebody is", "华轮科技公布业绩。陈永伦为公司董事。", []string{"company:华轮科技", "person:陈永伦"}, []string{"陈永伦: 董事, 华轮科技"}},
		{"a firm of another's in a place", "云麓集团旗下云麓（香港）投资有限公司申请汇入2亿元，云麓集团说明。", []string{"company:云麓集团", "company:云麓（香港）投资有限公司"}, nil},
		{"what was announced of an arm", "华轮科技(2349)宣布，旗下全资附属公司江州华峰基础设施投资有限公司签订协议。", []string{"company:华轮科技", "company:江州华峰基础设施投资有限公司"},
			[]string{"华轮科技 said 旗下全资附属公司江州华峰基础设施投资有限公司签订协议。", "华轮科技 owns 江州华峰基础设施投资有限公司"}},
		{"what an authority lets a firm do", "投審會核准傳代科技有限公司申請匯入9億元，收購大河數位有線電視股份有限公司。", []string{"organization:投审会", "company:传代科技有限公司", "company:大河数位有线电视股份有限公司"},
			[]string{"传代科技有限公司 acquired 大河数位有线电视股份有限公司"}},
		{"a results call is no saying", "外資在法說後調升聯電評價，股價上漲，成交熱絡。", []string{"company:联电"}, nil},
		{"a named house after its kind", "外資高盛認為，聯電由於需求暢旺，營運前景大好。", []string{"company:高盛", "company:联电"},
			[]string{"高盛 said 联电由于需求畅旺，营运前景大好。"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.names, names(t, tt.text)); diff != "" {
				t.Errorf("%s: names (-want +got)\n%s", tt.text, diff)
			}
			if tt.facts == nil {
				return
			}
			if diff := cmp.Diff(tt.facts, facts(t, tt.text, "2026-01-12")); diff != "" {
				t.Errorf("%s: facts (-want +got)\n%s", tt.text, diff)
			}
		})
	}
}
