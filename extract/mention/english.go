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
	may might must has have had do does did said one two three four five six seven eight nine ten
	rival rivals parent startup start-up chipmaker automaker carmaker retailer drugmaker planemaker lender insurer smaller larger bigger former separately
	read see click watch learn founded based shareholders investors executives sources reporting editing additional by-line compiled writing photo updates`)
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
	Semiconductor Semiconductors Associates Robotics Automotive Logistics Interactive Sachs Stanley Chase Suisse`)
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
	Bobby Billy Tommy Freddie Eddy Mick Nadia Tomas Owen Tessa Priya Raj Ravi Rajiv Anil Sanjay Vikram Arvind Ajay Deepak Rahul Amit Anand Satish Vivek Sunil Neha Pooja Hiroshi Takeshi Kenji Akio Masayoshi Yuki Jun Satoshi Makoto Kazuo Min Jin Wei
	Lars Sven Anders Bjorn Erika Ingrid Johan Karin Magnus Mats Mikael Nils Olof Ola Per Petra Jurgen Jürgen Dieter Wolfgang Markus Matthias Andreas Oliver Sebastian Tobias Ulrich Uwe Werner Giovanni Giuseppe Marco Paolo Carlo Luca Alessandro Francesco Jorge Javier Luis Miguel Rafael Fernando Diego Ricardo Enrique
	Jacques Francois François Guillaume Olivier Philippe Laurent Thierry Bernd Carla Marcus Imran Ahmed Ali Hassan Omar Khalid Yasmin Fatima Laurel Evelyn Dale Darrell Deborah Denise Gwen Gwynne Hilary Hillary Ivor Joyce June Kara Karl Kristin Lachlan Lance Leah Liam Logan Lori Marcia Marshall Maya Miles Mindy Molly Morgan Naomi Nigel Noel Nora Paige Percy Piers Preston Reid Rena Rhonda Rory Roz Rupert Ruby Safra Sasha Seth Shannon Shawn Sheila Stacy Sundar Tamara Tanya Tara Thasunda Tricia Troy Valerie Wade Wes Wesley Wilson Kirsten Devin Niall Shanker Itzik Lior Kiran Nikesh Ursula Tidjane Carly Meg Indra Ginni Marillyn Reshma Payal Kunal Rohit Nitin Ashok Ashish Gaurav Manish Rakesh Suresh Ramesh Mukesh Dinesh Vijay Ajit Azim Arun Varun Karan Rohan Nandan Sachin Brock Chad Clayton Clint Cody Conrad Corey Cory Curt Curtis Damian Damien Darius Daryl Desmond Dominic Dominique Donovan
	Duncan Dwight Edgar Edmund Elliot Elliott Emmanuel Ernst Esther Ethan Fabrice Ferdinand Fiona Florian Garrett Gabriel Gareth Gerhard Giles Gianni Glen Gretchen Gwendolyn Hank Hector Heinrich Holly Horst Hubert Humberto Ignacio Igor Ilya Irwin Isabel Jared Jasper Jens Joachim Jochen Jodi Jonas Josef Julius Kenny Kerry Kurt Kristen Lesley Lester Lionel Lorenzo Luc Lyle
	Malcolm Manuel Marcel Marcelo Marian Mario Maureen Maxim Meredith Mikhail Mitch Mitchell Nathalie Ned Niklas Nikolai Norbert Otto Pete Priscilla Quentin Rainer Ramon Randall Raul Regina Reinhard Renee Rene René Rodney Rodrigo Rolf Rudolf Sabine Sergei Sergio Severin Sidney Spencer Stacey Susanne Thorsten Travis Tyler Vince Vinod Viktor Wendell Wilfried Willem Yann Yuri Yves Zach
	Zoe Tina Todd Tom Tony Tracy Trevor Vanessa Vera Victor Victoria Vincent Virginia Vivian Vladimir Walter Warren Wayne Wendy Will William Winston Xavier Yvonne Zachary`)
})

// wordKind is the kind of a Latin name that its own words tell, or None.
func wordKind(words []string) document.Kind {
	if len(words) < 2 {
		return document.None
	}
	first, last := words[0], strings.TrimSuffix(words[len(words)-1], ",")
	switch {
	case words[len(words)-2] == "&":
		return document.Company
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

// corporateForm reports whether a word says what a company is by law.
func corporateForm(word string) bool {
	switch strings.TrimSuffix(word, ".") {
	case "Inc", "Corp", "Corporation", "Co", "Company", "Ltd", "Limited", "LLC", "LLP", "LP", "L.P", "plc", "PLC", "Plc", "AG", "SA", "S.A", "NV", "N.V", "SE", "GmbH", "AB", "ASA", "Oyj", "SpA", "S.p.A", "KGaA", "Bhd", "Pte", "Pty", "KK", "Cos":
		return true
	}
	return false
}

// descriptions say what a name that follows is of; a sentence may start with
// one.
var descriptions = sync.OnceValue(func() map[string]bool {
	return set(`rival rivals competitor competitors analyst shareholder shareholders startup start-up retailer retailers bank lender lenders insurer insurers carrier carriers airline airlines
	company companies firm firms billionaire investor investors activist drugmaker automaker chipmaker billionaires parent subsidiary conglomerate giant giants peer peers partner partners customers suppliers
	regulators lawyers attorneys employees executives officials economists stocks stock bonds net core gross operating adjusted quarterly annual separately founded based co-founder founder
	yes no well thanks thank welcome please okay dear editor reporting editing writing additional sources source update exclusive breaking photo video note mobile online services products product software
	hardware subscription subscriptions advertising cloud media digital consumer commercial industrial deliveries shipments vehicle vehicles growth demand margins income loss losses results guidance capital
	chief senior vice executive managing former interim acting deputy global world big tech wall main`)
})

// lowercaseWords are the words that an article writes with a small letter: with
// a capital they stand at the start of a sentence and are no names.
func lowercaseWords(d *document.Document) map[string]bool {
	m := map[string]bool{}
	for _, t := range d.Tokens {
		if c := d.Text[t.Start]; c >= 'a' && c <= 'z' {
			m[d.Slice(t.Span)] = true
		}
	}
	return m
}

// nationality reports whether a word says where a firm is from.
func nationality(word string) bool {
	switch word {
	case "Chinese", "American", "Japanese", "European", "British", "German", "French", "Indian", "Russian", "Canadian", "Australian", "Taiwanese", "Korean", "African", "Italian", "Spanish", "Swiss", "Swedish", "Dutch",
		"Danish", "Norwegian", "Finnish", "Irish", "Belgian", "Austrian", "Polish", "Turkish", "Greek", "Brazilian", "Mexican", "Israeli", "Saudi", "Asian", "Singaporean", "Thai", "Vietnamese", "Indonesian", "Malaysian", "Argentine", "Portuguese", "Czech", "Scottish", "U.S.", "UK", "U.K.", "US", "EU":
		return true
	}
	return false
}

// englishPlaces are places that English news name often.
var englishPlaces = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, p := range strings.Split(`Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|Northern California|Southern California|
Calif|Calif.|Mass|Mass.|Conn|Conn.|Mich|Mich.|Ill|Ill.|Pa|Pa.|N.J.|N.Y.|N.C.|S.C.|Fla|Fla.|Ga|Ga.|Tex|Wash|Wash.|Ore|Ore.|Minn|Minn.|Wis|Wis.|Colo|Colo.|Ariz|Ariz.|Tenn|Tenn.|Va|Va.|Md|Md.|Mo|Mo.|Ind|Ind.|Ky|Ky.|La|La.|Okla|Okla.|Ark|Ark.|D.C.|U.S.|U.K.|U.N.|E.U.|
New York City|Los Angeles|San Francisco|San Diego|San Jose|Silicon Valley|Palo Alto|Mountain View|Menlo Park|Cupertino|Redmond|Sunnyvale|Santa Clara|San Mateo|Oakland|Irvine|Sacramento|Seattle|Portland|Denver|Boulder|Dallas|Houston|Austin|San Antonio|Chicago|Detroit|Dearborn|Cleveland|Columbus|Cincinnati|Indianapolis|Minneapolis|Milwaukee|St. Louis|Kansas City|Atlanta|Charlotte|Miami|Orlando|Tampa|Nashville|Memphis|New Orleans|Philadelphia|Pittsburgh|Boston|Cambridge|Hartford|Stamford|Baltimore|Armonk|Ann Arbor|Redwood City|Santa Monica|Plano|El Segundo|Fremont|Burbank|Bellevue|Kenosha|Deerfield|Findlay|Moline|Wilmington|Manhattan|Brooklyn|Las Vegas|Phoenix|Salt Lake City|Battle Creek|Bentonville|Omaha|Rochester|Buffalo|Newark|Princeton|Raleigh|Durham|Richmond|Louisville|Des Moines|
Toronto|Montreal|Vancouver|Ottawa|Calgary|Mexico City|Sao Paulo|São Paulo|Buenos Aires|London|Manchester|Edinburgh|Dublin|Paris|Lyon|Berlin|Munich|Frankfurt|Hamburg|Cologne|Stuttgart|Wolfsburg|Leverkusen|Zurich|Geneva|Basel|Vienna|Milan|Rome|Turin|Madrid|Barcelona|Lisbon|Amsterdam|Rotterdam|Eindhoven|Brussels|Luxembourg|Copenhagen|Stockholm|Gothenburg|Oslo|Helsinki|Espoo|Warsaw|Prague|Budapest|Athens|Istanbul|Moscow|Kiev|Kyiv|Tel Aviv|Jerusalem|Dubai|Abu Dhabi|Riyadh|Doha|Cairo|Johannesburg|Nairobi|Lagos|Mumbai|Bengaluru|Bangalore|New Delhi|Delhi|Hyderabad|Chennai|Pune|Karachi|Bangkok|Jakarta|Kuala Lumpur|Manila|Hanoi|Singapore|Hong Kong|Macau|Taipei|Hsinchu|Shanghai|Beijing|Shenzhen|Guangzhou|Hangzhou|Wuhan|Tianjin|Chengdu|Seoul|Tokyo|Osaka|Nagoya|Kyoto|Sydney|Melbourne|Brisbane|Perth|Auckland|Wellington|
United States|United Kingdom|United Nations|European Union|United Arab Emirates|Great Britain|Britain|England|Scotland|Wales|Ireland|Northern Ireland|France|Germany|Italy|Spain|Portugal|Netherlands|Belgium|Switzerland|Austria|Sweden|Norway|Denmark|Finland|Iceland|Poland|Hungary|Romania|Bulgaria|Greece|Turkey|Ukraine|Russia|Israel|Iran|Iraq|Egypt|Nigeria|Kenya|South Africa|Saudi Arabia|Qatar|India|Pakistan|Bangladesh|Sri Lanka|China|Japan|South Korea|North Korea|Korea|Taiwan|Thailand|Vietnam|Indonesia|Malaysia|Philippines|Australia|New Zealand|Canada|Mexico|Brazil|Argentina|Chile|Colombia|Peru|Venezuela|Cuba|Cayman Islands|Bermuda|
Europe|Asia|Africa|North America|South America|Latin America|Central America|Middle East|Southeast Asia|Asia Pacific|Asia-Pacific|Asia Pacific region|Eastern Europe|Western Europe|Americas|EMEA|Caribbean|Gulf|Wall Street|Main Street|Times Square|Trafalgar Square|Madison Avenue|Fleet Street|Canary Wharf|Fifth Avenue|Downing Street|Hollywood|Capitol Hill|White House|Midwest|Northeast|Bay Area|West Coast|East Coast|Mainland China|Greater China|Northern District|Southern District|Eastern District`, "|") {
		m[strings.TrimSpace(p)] = true
	}
	return m
})

// englishPlace reports whether a name is that of a place.
func englishPlace(name string) bool { return englishPlaces()[name] }
