package quantity

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/wordset"
)

func decimalOf(n int64) document.Decimal { return document.Decimal{Coef: n} }

// item starts the quantity of n with what stands before it: sign, currency and
// bound.
func (s *scanner) item(n numeral) item {
	it := item{numeral: n}
	it.Span = document.Span{Start: n.start, End: n.end}
	before := s.before(n.start)
	from := n.start - len(before)
	joined := len(s.pending) > 0 && s.pending[len(s.pending)-1].End == from
	before = it.readSign(before, joined)
	if c, start, ok := currencyBefore(before); ok {
		it.Kind, it.Unit, it.Bare, it.Measure = Money, c.unit, c.bare, c.text
		it.symbol = true
		before = it.readSign(before[:start], joined)
	}
	it.Start = from + len(before)
	side, start := boundBefore(before, n.only)
	it.side = side
	if n.more {
		it.side = tighter(it.side, atLeast)
	}
	before = before[:start]
	if c, start, ok := currencyBefore(before); ok && !it.symbol && side != exact {
		it.Kind, it.Unit, it.Bare, it.Measure = Money, c.unit, c.bare, c.text
		it.symbol = true
		before = before[:start]
		it.Start = from + len(before)
	}
	before = strings.TrimSuffix(before, " ")
	it.from = fromWords.Ends(before)
	it.between = betweenWords.Ends(before)
	it.changed = changeBefore(before)
	return it
}

// readSign takes the sign off the end of before. Where before begins at the
// end of another number a hyphen joins the two.
func (it *item) readSign(before string, joined bool) string {
	if it.Signed || before == "" {
		return before
	}
	for _, sign := range [...]string{"-", "−", "负", "+"} {
		rest, ok := strings.CutSuffix(before, sign)
		if !ok {
			continue
		}
		if sign == "-" && rest != "" && (isLetter(rest[len(rest)-1]) || isDigit(rest[len(rest)-1])) {
			return before
		}
		if rest == "" && joined && sign != "负" {
			return before
		}
		if strings.HasSuffix(rest, "正") || sign == "负" && strings.HasSuffix(rest, "抱") {
			return before
		}
		it.Signed, it.negative = true, sign != "+"
		return rest
	}
	return before
}

func endsInAny(text string, words ...string) bool {
	for _, w := range words {
		if ends(text, w) {
			return true
		}
	}
	return false
}

func changeBefore(before string) bool {
	before = strings.TrimSuffix(strings.TrimSuffix(before, "了"), " by")
	return changes.Ends(before)
}

var (
	fromWords    = wordset.Of("从", "由", "自", "from", "From")
	betweenWords = wordset.Of("between", "Between", "介于")
)

// changes are verbs whose object is how much something changed.
var changes = wordset.Of("增加", "增", "减少", "减", "上升", "下降", "升", "降", "上涨", "下跌", "涨", "跌", "提高", "提升", "上调", "下调",
	"rose", "fell", "grew", "increased", "decreased", "declined", "dropped", "jumped", "climbed", "slipped", "up", "down", "gained", "lost", "slid", "surged", "tumbled")

// add reads the unit after n and keeps the item, if it is a quantity. It
// returns where to go on reading.
func (s *scanner) add(n numeral) int {
	it := s.item(n)
	if n.ratio {
		it.Kind, it.Unit, it.Measure, it.suffix = Percent, "1", s.text[n.start:n.end], true
	} else if end := s.tenths(&it); end == 0 {
		if n.overflow || it.reject(s.text) {
			s.flush()
			return n.end
		}
		s.readUnit(&it)
	}
	it.side = tighter(it.side, boundAfter(s.text[it.End:]))
	if n.only && it.side == exact {
		it.side = about
	}
	it.weak = s.isWeak(&it)
	it.Attributive = attributive(s.text[it.End:])
	return s.push(it)
}

// reject tells numbers that the character after them makes into words.
func (it *item) reject(text string) bool {
	return rejects.Begins(text[it.End:])
}

var rejects = wordset.Of("位数", "强", "折", "星")

// yearAt reports whether an item is the year of in 2013.
func (s *scanner) yearAt(it *item) bool {
	digits := s.text[it.Start:it.End]
	return len(digits) == len("2013") && (strings.HasPrefix(digits, "19") || strings.HasPrefix(digits, "20")) && (strings.HasSuffix(s.text[:it.Start], "in ") || strings.HasSuffix(s.text[:it.Start], "from "))
}

// push keeps the item and settles those before it, if it does not join them.
func (s *scanner) push(it item) int {
	if k := len(s.pending); k > 0 {
		last := &s.pending[k-1]
		if it.Start < last.End {
			return it.End
		}
		it.link = linkOf(s.text[last.End:it.Start])
		if it.link == ranged && it.symbol && !last.symbol && s.yearAt(last) {
			it.link = apart // rose in 2013 to $7.2 billion
		}
		if it.link == apart || k == cap(s.pending) {
			s.flush()
			it.link = apart
		}
	}
	s.pending = append(s.pending, it)
	return it.End
}

// tenthsWords are what 成 makes other words with.
var tenthsWords = wordset.Of("立", "功", "本", "员", "长", "果", "熟", "都", "绩", "就", "交", "分", "人", "品", "型", "年", "份")

// tenths reads 三成 and 六成五, and returns where they end, or 0.
func (s *scanner) tenths(it *item) int {
	n := &it.numeral
	rest, ok := strings.CutPrefix(s.text[n.end:], "成")
	if !ok || n.scaled || it.Kind != Plain || n.mantissa.Cmp(decimalOf(10)) > 0 {
		return 0
	}
	if tenthsWords.Begins(rest) {
		return 0
	}
	it.Kind, it.Unit, it.Measure, it.suffix, it.shift = Percent, "1", "成", true, -1
	it.End = n.end + len("成")
	for d, r := range "零一二三四五六七八九" {
		if half, ok := strings.CutPrefix(rest, string(r)); ok && d > 0 && !n.between {
			if _, counted := unitAfter(half); counted {
				break
			}
			n.mantissa, _ = n.mantissa.Add(document.Decimal{Coef: int64(d / 3), Exp: -1})
			it.End += len(string(r))
			break
		}
	}
	if more, ok := strings.CutPrefix(s.text[it.End:], "多"); ok && !strings.HasPrefix(more, "数") {
		it.End += len("多")
		it.side = tighter(it.side, atLeast)
	}
	return it.End
}

// readUnit reads what the number counts or measures.
func (s *scanner) readUnit(it *item) {
	n := &it.numeral
	rest := s.text[it.End:]
	space := 0
	if strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "-") && n.end > n.start && len(rest) > 1 && isLetter(rest[1]) {
		space = 1
	}
	if c, length, ok := currencyAfter(rest[space:], n.scaled); ok && !(n.one && c.text == "圆") {
		it.End += space + length
		it.suffix = true
		it.shift += c.shift
		if it.Kind != Money || !c.bare {
			it.Unit, it.Bare = c.unit, c.bare
		}
		it.Kind, it.Measure = Money, s.text[it.End-length:it.End]
	} else if it.Kind != Money {
		s.readCounted(it, rest, space)
	}
	if it.Kind == Money {
		s.readPer(it)
	}
	if tail := s.text[it.End:]; (it.Kind == Duration || it.Kind == Multiple) && strings.HasPrefix(tail, "多") && !otherWord(tail) {
		it.side = tighter(it.side, atLeast)
	}
}

// readPer makes a price of money that is for one of something.
func (s *scanner) readPer(it *item) {
	it.Per = perAfter(s.text[it.End:])
	if it.Per == "" && !it.numeral.scaled {
		it.Per = perBefore(clause(s.text[max(0, it.Start-context):it.Start]))
	}
	if it.Per == "" && !it.numeral.scaled {
		it.Per = s.perCarried(it)
	}
	if it.Per != "" {
		it.Kind = Price
	}
}

// perCarried is what the price before was for, when it is compared with: 32
// cents a share, up from 21 cents.
func (s *scanner) perCarried(it *item) string {
	last := Quantity{}
	if k := len(s.pending); k > 0 {
		last = s.pending[k-1].Quantity
	} else if k := len(s.out); k > 0 {
		last = s.out[k-1]
	}
	if last.Kind != Price || last.Unit != it.Unit || last.End > it.Start || it.Start-last.End > context {
		return ""
	}
	gap := strings.TrimSuffix(s.text[last.End:it.Start], " ")
	if strings.Contains(gap, ". ") || strings.Contains(gap, "。") || !endsInAny(gap, "from", "than", "with", "to", "of", "vs.", "versus") {
		return ""
	}
	return last.Per
}

// readCounted reads a unit of measure or a counted noun.
func (s *scanner) readCounted(it *item, rest string, space int) {
	n := &it.numeral
	u, ok := unitAfter(rest[space:])
	if !ok || !vouches(u, n) || misread(rest[space:]) {
		if noun, ok := nounAfter(rest); ok && !n.one {
			it.Kind, it.Unit, it.Measure = Count, noun.unit, noun.text
		}
		return
	}
	if noun, ok := nounAfter(rest); ok && len(noun.text) > len(u.text) && strings.HasPrefix(rest[space:], noun.text) {
		it.Kind, it.Unit, it.Measure = Count, noun.unit, noun.text
		return
	}
	it.Kind, it.Unit, it.shift = u.kind, u.name, u.shift
	it.End += space + len(u.text)
	it.Measure = s.text[it.End-len(u.text) : it.End]
	it.suffix = true
	if u.kind == Count && u.role == measure {
		it.Unit = s.counted(it, u)
	}
	if u.name == "kWh" && u.text == "度" && !n.scaled && !strings.HasPrefix(s.text[it.End:], "电") {
		it.Kind, it.Unit = Plain, ""
	}
}

// vouches reports whether u is enough to take n for a number.
func vouches(u unit, n *numeral) bool {
	if !n.han || u.role == strong {
		return true
	}
	if n.one {
		return false
	}
	if n.scaled {
		return true
	}
	two := n.mantissa.Cmp(decimalOf(2)) == 0 && n.end-n.start == len("二")
	return u.role == measure && !two
}

// misread tells words that begin with the letters of a unit: 单位 is no 单.
func misread(rest string) bool {
	i := misreadings.Index(rest)
	return i >= 0 && !counts.Begins(rest)
}

// misreadings begin with the letters of a unit, but counts are also counted.
var (
	counts      = wordset.Of("项目", "家庭", "国家", "城市")
	misreadings = wordset.Of("单位", "单一", "单季", "单月", "单日", "单独", "单个", "名单", "名义", "名称", "位于", "位列", "位居", "股权", "股东", "股价", "股市", "人工", "人才", "人力", "人民", "条件", "起步", "起诉", "部门", "部分", "份额", "台湾", "类似", "次日", "家庭", "城市", "省份", "国家", "手机", "方面", "方向", "方案", "点击", "套现", "架构", "支付", "支持", "张江", "双方", "项目", "件套")
)

// counted tells what a measure word counts, by the noun after it or the words
// before the number.
func (s *scanner) counted(it *item, u unit) string {
	rest := s.text[it.End:]
	rest = rest[:min(len(rest), context)]
	if n, ok := nounAfter(rest); ok {
		return n.unit
	}
	before := clause(s.before(it.Start))
	switch u.text {
	case "家", "间", "个":
		if nounBefore(before, "门店", "店铺", "网点", "餐厅", "分店", "店数") {
			return "store"
		}
	case "户", "名", "位", "人":
		if nounBefore(before, "客户", "用户", "账户", "会员") {
			return "user"
		}
	case "台":
		if nounBefore(before, "新车", "汽车", "车型", "轿车", "SUV", "电动车", "交付") {
			return "vehicle"
		}
	}
	return u.name
}

// isWeak tells numbers that are most often no quantities: years, codes,
// numerals without a unit.
func (s *scanner) isWeak(it *item) bool {
	n := &it.numeral
	if n.only && it.side == about && (it.Kind == Plain || n.end-n.start == len("百")) {
		return true
	}
	if it.Kind != Plain {
		return false
	}
	if n.integer == 4 && !n.more {
		if v, _ := n.mantissa.Int64(); v >= 1900 && v <= 2100 {
			it.year = true
			return true
		}
	}
	if n.scaled {
		return false
	}
	if n.han || n.integer >= 5 {
		return true
	}
	before, after := s.text[:it.Start], s.text[it.End:]
	if strings.HasSuffix(before, "(") && strings.HasPrefix(after, ")") {
		return true
	}
	return it.side == exact && afterName(before)
}

// afterName tells numbers that end a Latin name: iPhone 14, Model 3, version 2.0.
func afterName(before string) bool {
	name, ok := strings.CutSuffix(before, " ")
	if !ok || name == "" || !isLetter(name[len(name)-1]) {
		return false
	}
	for i := len(name) - 1; i >= 0 && isLetter(name[i]); i-- {
		if isUpper(name[i]) {
			return true
		}
	}
	return strings.HasSuffix(name, "version")
}

// attributive tells a share of what follows from the end of a statement.
func attributive(rest string) bool {
	return shared.Begins(rest)
}

var shared = wordset.Of("的", "之", "股权", "股份", "权益", "份额", " of ", " stake", " interest", " equity", "-owned", " share")
