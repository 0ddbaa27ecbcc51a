package mention

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
)

// A namePlace is one place where an English article writes what may be a name.
type namePlace struct {
	document.Span
	name    string
	words   int
	titled  bool // a post stands right before it
	honored bool // Mr. or the like does
	first   bool // it starts a sentence
	owner   bool // it is a possessive

	employer bool // a person and a post stand before it: Jane Doe, former chief executive, Acme

	led evidence // what the words before it say, which holds for a list that it begins
}

// evidence is how much speaks for each kind of name.
type evidence struct {
	company, person, product, organization float64
}

func (e *evidence) add(o evidence) {
	e.company += o.company
	e.person += o.person
	e.product += o.product
	e.organization += o.organization
}

// mostVotes bounds what the places of a name add up to.
const mostVotes = 1.15

// best is the kind that most speaks for, and how much.
func (e *evidence) best() (kind document.Kind, weight float64) {
	kind, weight = document.Company, e.company
	for _, o := range []struct {
		kind   document.Kind
		weight float64
	}{{document.Person, e.person}, {document.Product, e.product}, {document.Organization, e.organization}} {
		if o.weight > weight {
			kind, weight = o.kind, o.weight
		}
	}
	return kind, min(weight, mostVotes)
}

// voteOnNames proposes each name that the places noted speak for.
func (f *finder) voteOnNames() {
	f.restorePossessives()
	votes := map[string]*evidence{}
	for i := range f.placed {
		p := &f.placed[i]
		e := votes[p.name]
		if e == nil {
			e = &evidence{}
			*e = f.form(p)
			votes[p.name] = e
		}
		var before *namePlace
		if i > 0 {
			before = &f.placed[i-1]
		}
		f.leads(p, before)
		e.add(p.led)
		e.add(f.around(p))
	}
	f.surnames(votes)
	for i := range f.placed {
		p := &f.placed[i]
		kind, weight := votes[p.name].best()
		if weight < threshold {
			continue
		}
		c := candidate{Span: p.Span, kind: kind, weight: weight, rule: "English name by its form and places"}
		if kind == document.Company {
			if c.known = f.knownWithoutForm(p); c.known != "" {
				c.weight = mostVotes
			}
		}
		f.candidates = append(f.candidates, c)
	}
}

// restorePossessives takes the s off names that the article also writes without:
// their apostrophe was lost.
func (f *finder) restorePossessives() {
	written := map[string]bool{}
	for i := range f.placed {
		name := f.placed[i].name
		written[name] = true
		if words := strings.Fields(name); len(words) == 2 && companyWords()[words[1]] {
			written[strings.TrimSuffix(words[0], ",")] = true // Snapcove of Snapcove Inc
		}
	}
	for i := range f.placed {
		p := &f.placed[i]
		one, ok := strings.CutSuffix(p.name, "s")
		if !ok || p.owner || len(one) < 4 || !written[one] && !f.knownFirm(one) || !strings.HasPrefix(f.after(p.End), " ") {
			continue
		}
		p.name, p.owner = one, true
		p.End--
	}
}

// knownFirm reports whether the tables know a name as a company's and nothing
// else.
func (f *finder) knownFirm(name string) bool { return f.surelyKind(name, lexicon.Company) }

// surnames lets a full personal name speak for its last word, and a firm's name
// for its first: Bryant of John A. Bryant, Calder of Calder Medical Systems.
func (f *finder) surnames(votes map[string]*evidence) {
	full := map[string]evidence{}
	for name, e := range votes {
		kind, weight := e.best()
		words := strings.Fields(name)
		if last := votes[words[len(words)-1]]; len(words) == 2 && last != nil && last.person >= 1 && weight < threshold {
			add := full[name]
			add.person += 0.6 // Bobby Trask, where Mr. Trask follows
			full[name] = add
		}
		if weight < threshold || len(words) < 2 {
			continue
		}
		switch kind {
		case document.Person:
			words = withParticles(words)
			last := words[len(words)-1]
			if strings.TrimRight(last, ".") == "Jr" && len(words) > 2 {
				last = strings.TrimSuffix(words[len(words)-2], ",")
			}
			add := full[last]
			if add.person += 0.5; givenNames()[words[0]] && !f.knownFirm(last) {
				add.person += 0.5
			}
			full[last] = add
		case document.Company:
			for k := 1; k < len(words); k++ {
				short := strings.TrimSuffix(strings.Join(words[:k], " "), ",")
				if !hasAnySuffix(short, "&", " of", " and") && (k > 1 || !commonFirst(short)) {
					add := full[short]
					add.company += 0.6
					full[short] = add
				}
			}
		}
	}
	for name, e := range full {
		if v := votes[name]; v != nil {
			v.add(e)
		}
	}
}

// withParticles are the parts of a personal name with the particles of a surname
// and the word behind them as one: Marco | De Santis.
func withParticles(words []string) []string {
	var parts []string
	for i, w := range words {
		if i > 1 && particle(words[i-1]) {
			parts[len(parts)-1] += " " + w
			continue
		}
		parts = append(parts, w)
	}
	return parts
}

// particle reports whether a word within a name belongs to the surname behind it.
func particle(word string) bool {
	switch word {
	case "De", "de", "Di", "di", "Da", "da", "Del", "del", "Della", "della", "Du", "du", "La", "la", "Le", "le", "Van", "van", "Von", "von", "Der", "der", "Den", "den", "Dos", "dos", "Bin", "bin", "El", "el", "Ter", "ter":
		return true
	}
	return false
}

// commonFirst reports whether many firms' names begin with a word, so that it
// is no short form of one.
func commonFirst(word string) bool {
	switch word {
	case "First", "General", "American", "United", "National", "International", "Global", "New", "Bank", "Royal", "Standard", "Advanced", "Applied", "North", "South", "East", "West",
		"Northern", "Southern", "Western", "Eastern", "Pacific", "Atlantic", "Central", "Federal", "Public", "Universal", "Great", "Big", "Best", "Morgan", "Bed", "The", "Capital", "Digital", "Energy", "Data", "Home":
		return true
	}
	return notNames()[word] || englishPlace(word) || nationality(word)
}

// knownWithoutForm is the tables' name of a firm that is written with its legal
// form: SoftBank Group Corp.
func (f *finder) knownWithoutForm(p *namePlace) string {
	words := strings.Fields(p.name)
	for len(words) > 1 && (corporateForm(words[len(words)-1]) || words[len(words)-1] == "Group" || words[len(words)-1] == "Holdings") {
		words = words[:len(words)-1]
		for _, c := range f.lex.Lookup(lexicon.Names, strings.TrimSuffix(strings.TrimSuffix(strings.Join(words, " "), ","), " &")) {
			if e := f.lex.Entry(c.ID); e.Kind == lexicon.Company {
				return e.Name
			}
		}
	}
	return ""
}

// form is what a name's own words tell.
func (f *finder) form(p *namePlace) evidence {
	words := strings.Fields(strings.ReplaceAll(p.name, ",", ""))
	first, last := words[0], words[len(words)-1]
	n := len(words)
	if one, ok := strings.CutSuffix(p.name, "s"); ok && f.knownProduct(one) && !strings.Contains(f.d.Text, p.name+" Capital") && !strings.Contains(f.d.Text, p.name+" Inc") {
		return evidence{product: 1.1}
	}
	switch {
	case n > 1 && corporateForm(last) && n == 2 && companyWords()[first]:
		return evidence{} // Securities LLC, of which the name stands elsewhere
	case n > 1 && corporateForm(last):
		return evidence{company: 1.1}
	case n > 1 && authorityWord(last), n > 2 && organizationWord(first) && joiner(words[1]), first == "University" && n > 1:
		return evidence{organization: 1.15}
	case first == "Bank" && n > 2 && words[1] == "of":
		return evidence{company: 0.9}
	case n > 1 && wareWord(last) && !regionOfFirm(first):
		return evidence{product: 0.7}
	case n > 1 && companyWords()[last]:
		return evidence{company: 0.75}
	case n > 1 && regionOfFirm(last) && f.knownFirm(strings.Join(words[:n-1], " ")):
		return evidence{company: 0.9} // AOL Europe
	case n > 1 && (organizationWords()[last] || last == "Department"):
		return evidence{organization: 0.8}
	case n > 1 && n < 5 && strings.TrimRight(last, ".") == "Jr", n == 3 && len(words[1]) == 2 && words[1][1] == '.' && latinName(p.name):
		return evidence{person: 1}
	case n > 1 && n < 5 && givenNames()[first] && !functionWords()[strings.ToLower(last)] && latinName(p.name):
		return evidence{person: 0.75}
	}
	return evidence{}
}

// regionOfFirm reports whether a word behind the name of a firm tells where one of its
// subsidiaries works.
func regionOfFirm(word string) bool {
	switch word {
	case "Europe", "Asia", "America", "Americas", "China", "Japan", "Korea", "India", "UK", "Canada", "Australia", "Germany", "France", "Brazil", "Mexico", "Taiwan":
		return true
	}
	return false
}

// knownProduct reports whether the tables know a name as a product's: of iPhones
// the iPhone.
func (f *finder) knownProduct(name string) bool { return f.surelyKind(name, lexicon.Product) }

// around is what the words around one place of a name tell.
func (f *finder) around(p *namePlace) evidence {
	before, after := f.before(p.Start), f.after(p.End)
	var e evidence
	if n := tickerLen(strings.TrimLeft(strings.TrimPrefix(after, "."), " ")); n > 0 {
		e.company += 1
	}
	if p.honored {
		e.person += 1
	}
	personal := p.words > 1 && p.words < 5 && latinName(p.name) && !strings.HasPrefix(p.name, "The ")
	if p.titled || f.titleBefore(len(strings.TrimRight(f.d.Text[:p.Start], " "))) {
		if personal {
			e.person += 0.7
		} else if p.words == 1 {
			e.person += 0.35
		}
	}
	if personal && f.titleWithin(p.End, after) {
		e.person += 0.5
	}
	if personal && strings.HasSuffix(before, ", ") && f.titleBefore(p.Start-len(", ")) && !p.employer {
		e.person += 0.6 // its chief executive, Jane Doe,
	}
	if p.employer {
		e.company += 0.8
	}
	if personal && f.givenPost(p, before) {
		e.person += 0.6
	}
	if f.officerBehind(p.End) && !p.titled {
		e.company += 0.9 // William Blair analyst Jane Doe
		e.person -= 0.7
	}
	if personal && (hasAnyPrefix(after, " said", " told", " wrote", ", a spokes", " joined", " was named", " will succeed", " succeeds", " resigned", " steps down", " stepped down", " tweeted") || hasAnySuffix(before, "said ", "says ", "By ", "by ") || aged(after)) {
		e.person += 0.35
	}
	if personal && hasAnyPrefix(after, " has been named", " has been promoted", " has been appointed", " was promoted", " was appointed", " was hired") {
		e.person += 0.6
	}
	if p.words == 1 && !p.owner && hasAnyPrefix(after, " said", " added", " told") && hasAnySuffix(before, ",” ", ",\" ") {
		e.person += 0.9
	}
	if personal && strings.HasPrefix(after, ", who ") {
		e.person += 0.55
	}
	if p.owner && f.owns(p) {
		e.company += 0.5 // Acme Ventures' Jane Doe
	}
	if p.owner {
		full := len(after)
		after = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(after, "'s"), "’s"), "'")
		if strings.HasPrefix(after, "s ") {
			after = after[1:] // the apostrophe is lost
		}
		if _, ok := f.titleAt(p.End + full - len(strings.TrimLeft(after, " "))); ok || hasAnyPrefix(after, " chief", " shares", " stock", " revenue", " profit", " sales", " board", " first-quarter", " second-quarter", " third-quarter", " fourth-quarter", " customers", " headquarters", " biggest", " largest", " former", " co-founder", " founder", " parent", " unit", " market value", " products", " decision", " offer", " bid", " purchase", " acquisition") {
			e.company += 0.5
		}
	}
	if personal && givenNames()[strings.Fields(p.name)[0]] {
		return e
	}
	if !p.owner {
		if strings.HasPrefix(after, " ") {
			if _, ok := f.titleAt(p.End + 1); ok {
				e.company += 0.55 // Acme CEO
			}
		}
		if hasAnyPrefix(after, companyActs...) {
			e.company += 0.55
		} else if hasAnyPrefix(after, " said", " says", " added") {
			e.company += 0.3
		}
		if hasAnyPrefix(after, " spokes", " holding company", " veteran ", " alumnus ", " executives", " officials", " representatives", " declined to") {
			e.company += 0.5
		}
	}
	if strings.HasPrefix(after, ",") && companyAside(after) {
		e.company += 0.55
	}
	if hasAnyPrefix(after, "(R)", "(TM)", "®", "™", ", which was approved", ", which is approved") {
		e.product += 1
		e.company -= 0.55
	}
	if hasAnyPrefix(strings.TrimLeft(after, "\"”"), productFollows...) || productAside(after) {
		e.product += 0.55
		if strings.HasPrefix(after, ", ") {
			e.company -= 0.5
		}
	}
	if !p.owner && describesProduct(after) {
		e.product += 0.55
	}
	if hasAnyPrefix(after, " joint venture", " takeover", " merger", " acquisition", " sale:", " stake", " deal ") {
		e.company += 0.5
	}
	if hasAnyPrefix(after, " business", " unit", " division", " segment") {
		e.company -= 0.8 // a part of a firm
	}
	if name := p.name; strings.ToUpper(name) == name && len(name) < 4 {
		e.company -= 0.2
		e.product -= 0.2
	}
	if strings.HasSuffix(before, "'s ") || strings.HasSuffix(before, "’s ") {
		e.company -= 0.3 // Acme's Cloud Group is a part of it
	}
	if strings.HasSuffix(before, "(") && hasAnyPrefix(after, ") -", ")-", ") –", ")–", ") —", ")—") || strings.HasSuffix(before, "/") && strings.HasPrefix(after, "/ --") {
		e.organization += 1.2 // the medium of a dateline
	}
	if hasAnyPrefix(after, " reported, citing") || hasAnySuffix(before, "told the ", "newspaper ", "magazine ", "news agency ", "the trade publication ", "broadcaster ") {
		e.organization += 0.45
	}
	return e
}

// alsoFirm reports whether the tables know a name as a firm's, though it may be a word
// too.
func (f *finder) alsoFirm(name string) bool {
	for _, c := range f.lex.Lookup(lexicon.Names, name) {
		if f.lex.Kind(c.ID) == lexicon.Company {
			return true
		}
	}
	return false
}

// owns reports whether a full personal name follows the possessive p.
func (f *finder) owns(p *namePlace) bool {
	words := strings.Fields(strings.TrimLeft(f.after(p.End), "'’s"))
	return len(words) > 1 && givenNames()[words[0]] && isUpper(rune(words[1][0]))
}

// leads sets what the words before a name tell, or the name before it in a list:
// rivals Acme and Widget; makes Frosties, Pops and Loops; Jane Doe of Acme.
func (f *finder) leads(p, last *namePlace) {
	before := f.before(p.Start)
	p.employer = last != nil && f.employs(last, p)
	if last != nil && last.End < p.Start {
		switch withoutBracket(strings.TrimSuffix(f.d.Text[last.End:min(p.Start, last.End+context)], "the ")) {
		case " , ", ", ", " and ", ", and ", " or ", " (":
			p.led = last.led
			if f.alsoFirm(p.name) && (f.knownFirm(last.name) || f.knownWithoutForm(last) != "" || last.led.company >= 0.55) {
				p.led.company = max(p.led.company, 0.55) // Nike Inc, Puma
			}
			if kind, w := last.kind(f); p.words > 1 && p.words < 4 && latinName(p.name) && (kind == document.Person && w >= threshold || last.led.person > 0) {
				p.led.person += 0.5 // Jane Doe, Lior Ron and John Roe
			}
			return
		case " of ", " at ", " from ", " with ", ", of ":
			if kind, w := last.kind(f); kind == document.Person && w >= threshold {
				p.led.company = 0.55
				if w > 0.65 {
					p.led.company = 1 // analyst Jane Doe of William Blair
				}
				return
			}
		}
	}
	switch {
	case hasAnySuffix(before, firmsWithPersonalNames...):
		p.led.company = mostVotes
	case hasAnySuffix(before, companyLeads...), f.describedBefore(before), instancesOfFirms(before):
		p.led.company = 0.55
	}
	lead := strings.TrimRight(before, "\"“")
	switch {
	case hasAnySuffix(lead, drugLeads...):
		p.led.product = 0.9
	case hasAnySuffix(lead, productLeads...):
		p.led.product = 0.5
	}
	if rest, ok := strings.CutSuffix(lead, " called "); ok {
		if noun := rest[strings.LastIndexByte(rest, ' ')+1:]; firmNoun(noun) || noun == "unit" || noun == "business" || noun == "subsidiary" {
			p.led.company = 0.55
		} else {
			p.led.product = 0.5
		}
	}
}

// kind is what the form and the post before a place tell of its name.
func (p *namePlace) kind(f *finder) (document.Kind, float64) {
	e := f.form(p)
	if (p.titled || f.titleBefore(len(strings.TrimRight(f.d.Text[:p.Start], " ")))) && p.words > 1 {
		e.person += 0.7
	}
	return e.best()
}

// officerBehind reports whether a post and another name follow byte i: what ends
// there is a firm, though it may sound like a person.
func (f *finder) officerBehind(i int) bool {
	if i+1 >= len(f.d.Text) || f.d.Text[i] != ' ' {
		return false
	}
	end, ok := f.longestTitle(i + 1) // of research analyst, too, which is one word to titleAt
	return ok && end+1 < len(f.d.Text) && f.d.Text[end] == ' ' && isUpper(rune(f.d.Text[end+1])) && f.d.Text[i+1] >= 'a'
}

// aged reports whether an age follows: , 52,.
func aged(after string) bool {
	rest, ok := strings.CutPrefix(after, ", ")
	return ok && len(rest) > 2 && rest[0] >= '1' && rest[0] <= '9' && rest[1] >= '0' && rest[1] <= '9' && rest[2] == ','
}

// companyActs follow the name of a firm and not that of a person or a product.
var companyActs = []string{" shares", " stock", " reported", " posted", " agreed to", " has agreed", " acquired", " announced", " said it ", " said its ", " said that it ", " said in a filing", " said in a regulatory",
	" plans to", " unveiled", " launched", " raised $", " raised its", " sells ", " makes ", " operates ", " employs ", " will buy", " will acquire", " sued ", " competes", " bought ", " sold its", " employees", " shareholders", " investors", " customers", " stores",
	" is buying", " is acquiring", " has acquired", " has bought", " filed", " earned ", " lost $", " cut its", " backed its", " paid $", " went public", " generates", " owns ", " and its ", " declined to comment", " expects "}

// companyLeads stand before the name of a firm.
var companyLeads = []string{"shares of ", "Shares of ", "CEO of ", "chief executive of ", "executive officer of ", "unit of ", "subsidiary of ", "owned by ", "acquired ", "acquire ", "acquisition of ", "takeover of ", "purchase of ", "merger with ", "founder of ", "co-founder of ", "president of ", "chairman of ", "officer of ", "director of ", "roles at ", "role at ", "positions at ", "stint at ", "stints at ", "career at ", "worked at ", "jobs at ", "job at ", "working at ",
	"rival ", "rivals ", "startup ", "start-up ", "company ", "firm ", "maker ", "giant ", "developer ", "retailer ", "operator ", "provider ", "bank ", "carrier ", "insurer ", "supplier ", "producer ", "publisher ", "competitor ", "competitors ", "parent ", "subsidiary ", "joint venture with ", "partnership with ", "deal with ", "stake in ",
	"invested in ", "invest in ", "competes with ", "compete with ", "analyst at ", "analyst with ", "analyst for ", "analysts at ", "strategist at ", "economist at ", "manager at ", "partner at ", "executive at ", "sued ", "joined ", "joins ", "left ", "platform, ", "provider, ", "startup, ", "maker, ", "venture ", "round from ", "million from ", "funding from ", "investment from ", "owner of ", "backed by ", "led by ", "bought ", "buy ", "purchased ", "lawsuit against ", "partner ", "investor ", "surveyed by ", "polled by "}

// describedBefore reports whether a noun of trade stands before a name: the
// Dutch chip-equipment maker ASML.
func (f *finder) describedBefore(before string) bool {
	before = strings.TrimSuffix(before, " ")
	word := before[strings.LastIndexByte(before, ' ')+1:]
	return len(word) > 5 && strings.HasSuffix(word, "maker") || strings.HasSuffix(word, "-based") || firmNoun(word)
}

// companyAside reports whether the apposition that follows says that the name
// is a firm's: , a maker of; , which makes; , based in.
func companyAside(after string) bool {
	after = strings.TrimPrefix(after, ", ")
	if hasAnyPrefix(after, "which ", "based in ", "founded in ", "founded by ", "co-founded by ", "backed by ", "formerly known as ", "headquartered in ", "owner of ", "whose shares", "parent of ", "a unit of ", "a subsidiary of ", "maker of ", "owned by ") {
		return true
	}
	if !hasAnyPrefix(after, "a ", "an ", "the ", "one of ") {
		return false
	}
	if k := strings.IndexAny(after, ",."); k >= 0 {
		after = after[:k]
	}
	for _, word := range strings.Fields(after) {
		if hasAnySuffix(word, "'s", "’s") {
			return false // the company's president
		}
		switch strings.Trim(word, "'’s") {
		case "company", "maker", "startup", "start-up", "firm", "provider", "retailer", "bank", "operator", "developer", "producer", "unit", "ubsidiary", "subsidiary", "manufacturer", "insurer", "supplier", "owner", "parent", "brand", "airline", "carrier", "utility", "lender", "chain", "giant", "rival", "publisher", "business":
			return true
		case "app", "game", "drug", "service", "phone", "smartphone", "car", "analyst", "lawyer", "professor", "executive":
			return false
		}
	}
	return false
}
