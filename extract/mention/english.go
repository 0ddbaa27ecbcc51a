package mention

import (
	"strings"
	"sync"

	"github.com/newsgraph/kg/extract/document"
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// functionWords start sentences and are no names.
var functionWords = sync.OnceValue(func() map[string]bool {
	return set(`the a an in on at for of to by with from and or but if as is are was were be it its he she they we i you
	this that these those there here when while after before since until although though because however meanwhile also still yet
	both each every all some many most more less few several other another such no not nor so than then once over under above below
	between among through during about against despite excluding including according analysts shares revenue profit sales
	earnings net total last next first second third fourth new now what who why how which where continue reading advertisement
	despite amid following instead overall further moreover unlike like even just only our my your his her their will would can could should
	may might must has have had do does did said one two three four five six seven eight nine ten`)
})

// notNames are capitalized words that name no company, person, product or
// organization.
var notNames = sync.OnceValue(func() map[string]bool {
	return set(`January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec
	Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun Q1 Q2 Q3 Q4 H1 H2
	China Chinese America American Americans Japan Japanese Europe European Britain British UK US USA EU Germany German France French India Indian Russia Russian
	Canada Canadian Australia Australian Taiwan Taiwanese Korea Korean Singapore London Beijing Shanghai Shenzhen Tokyo Paris Berlin York Washington California Texas Boston
	Chicago Seattle Asia Asian Africa African Italy Italian Spain Spanish Brazil Mexico Israel Israeli Iran Ukraine Switzerland Swiss Sweden Dutch Netherlands
	CEO CFO COO CTO CIO CMO IPO ETF GDP CPI AI VR AR IT PC TV App APP API SaaS IaaS PaaS P2P B2B B2C C2C O2O OTA NFC GPS LED LCD OLED CPU GPU DRAM NAND
	IFRS GAAP Non-IFRS Non-GAAP EPS ROE EBITDA PE VC LP GP M&A R&D KPI UGC PGC IP MCN AIGC LLM NLP IoT IDC CDN ERP CRM OEM ODM SUV EV MPV PPP REIT REITs NFT DeFi ESG
	WiFi WIFI Wi-Fi 4G 5G 3G 2G USB HTML HTTP TMT FOF QDII QFII RQFII SPAC VIE SDR ADR ADS BOT GMV DAU MAU ARPU CPC CPM CPA SEO TTS VIP PS PPT PDF USD RMB CNY HKD TWD`)
})

// companyWords end Latin names of companies.
var companyWords = sync.OnceValue(func() map[string]bool {
	return set(`Inc Inc. Corp Corp. Corporation Co Co. Company Ltd Ltd. Limited LLC LLP plc PLC AG SA NV SE GmbH Group Holdings Holding Bank Bancorp Capital Partners Securities
	Technologies Technology Motors Motor Airlines Airways Energy Pharmaceuticals Pharma Therapeutics Biotech Systems Software Entertainment Pictures Studios Studio Insurance Financial Industries
	Foods Stores Electric Electronics Steel Petroleum Oil Telecom Communications Networks Media Labs Games Ventures Investments Management Advisors Brothers Bros
	Semiconductor Semiconductors Robotics Automotive Logistics Interactive Sachs Stanley Chase Suisse`)
})

// organizationWords end, or before "of" and "for" head, Latin names of
// organizations.
var organizationWords = sync.OnceValue(func() map[string]bool {
	return set(`University Institute Institution Commission Committee Council Association Ministry Department Agency Bureau Authority Exchange Court Federation
	Union Organization Organisation Foundation Center Centre Reserve Times Journal News Post Herald Tribune Gazette Magazine Senate Congress Parliament Administration Board Office School College Academy Society Treasury Fund Forum`)
})

func organizationWord(word string) bool { return organizationWords()[word] }

// givenNames are frequent English given names.
var givenNames = sync.OnceValue(func() map[string]bool {
	return set(`Aaron Adam Adrian Alan Albert Alex Alexander Alfred Alice Allen Alison Amanda Amy Andrea Andrew Andy Angela Ann Anna Anne Anthony Antonio Arthur Ashley Barbara Ben Benjamin Bernard Beth Betty Bill
	Bob Brad Bradley Brandon Brenda Brent Brett Brian Bruce Bryan Carl Carlos Carol Caroline Catherine Charles Charlie Charlotte Chris Christian Christina Christine Christopher Cindy Claire Colin Craig Cynthia Dan
	Dana Daniel Danny Dara Darren Dave David Dean Deborah Debra Dennis Derek Diana Diane Dirk Don Donald Donna Doug Douglas Dustin Ed Eddie Edward Edwin Elaine Elizabeth Ellen Elon Emily Emma Eric Erik Erica Ernest Eugene Evan
	Eva Felix Frances Francis Frank Fred Frederick Gary Geoff Geoffrey George Gerald Gerard Gina Glenn Gordon Grace Graham Greg Gregory Hans Harold Harry Heather Helen Henry Herbert Howard Hugh Ian Irene Isaac Ivan Jack Jackie Jacob
	Jaime James Jamie Jan Jane Janet Jason Jay Jean Jeff Jeffrey Jennifer Jensen Jeremy Jerome Jerry Jesse Jessica Jill Jim Jimmy Joan Joanna Joe Joel John Johnny Jon Jonathan Jordan Jose Joseph Josh Joshua Joyce Juan Judith Judy Julia
	Julian Julie Justin Karen Karl Kate Katherine Kathleen Kathryn Kathy Keith Kelly Ken Kenneth Kevin Kim Kirk Klaus Kyle Larry Laura Lauren Laurence Lawrence Lee Leo Leon Leonard Leslie Lewis Linda Lisa Liz Lloyd Louis Lucas Lucy Luke Lynn
	Marc Marcus Margaret Maria Marie Marissa Mark Martha Martin Mary Mathew Matt Matthew Maurice Max Megan Melanie Melissa Michael Michel Michelle Mike Mohamed Mohammed Monica Nancy Natalie Nathan Neil Nicholas Nick Nicole Noah Norman Oliver Olivia
	Oscar Pam Pamela Patricia Patrick Paul Paula Pavel Pedro Penny Peter Phil Philip Phillip Pierre Rachel Ralph Randy Ray Raymond Rebecca Reed Richard Rick Rob Robert Roberta Robin Rod Roger Roland Ron Ronald Rose Ross Roy Russell Ruth Ryan Sally Sam
	Samantha Samuel Sandra Sara Sarah Satya Scott Sean Sergey Sharon Sheryl Shirley Simon Sophie Stanley Stefan Stella Stephanie Stephen Steve Steven Stewart Stuart Sue Sundar Susan Suzanne Sylvia Ted Teresa Terry Theodore Theresa Thomas Tiffany Tim Timothy
	Tina Todd Tom Tony Tracy Trevor Vanessa Vera Victor Victoria Vincent Virginia Vivian Vladimir Walter Warren Wayne Wendy Will William Winston Xavier Yvonne Zachary`)
})

// wordKind is the kind of a Latin name that its own words tell, or None.
func wordKind(words []string) document.Kind {
	if len(words) < 2 {
		return document.None
	}
	first, last := words[0], strings.TrimSuffix(words[len(words)-1], ",")
	switch {
	case companyWords()[last]:
		return document.Company
	case organizationWords()[last] || organizationWords()[first] && len(words) > 2 && joiner(words[1]):
		return document.Organization
	case first == "Bank" && words[1] == "of":
		return document.Company
	case givenNames()[first] && !organizationWords()[last] && !functionWords()[strings.ToLower(last)]:
		return document.Person
	}
	return document.None
}

// placeWords reports whether a run is of places, days and the like.
func placeWords(words []string) bool {
	for _, w := range words {
		if !notNames()[w] && w != "New" && w != "North" && w != "South" && w != "San" && w != "Hong" && w != "Kong" {
			return false
		}
	}
	return true
}
