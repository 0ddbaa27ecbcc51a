package figure

import (
	"slices"
	"strconv"
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/period"
	"github.com/newsgraph/kg/extract/quantity"
)

// A metric is what a number measures.
type metric struct {
	code  string
	class string // what it is counted in: money, ratio, user, ...; "" for several
	text  string
	vague bool // the word is a metric only beside its number
}

// A subject is what a number is of: the company itself, one of its products or
// a segment.
type subject struct {
	company int
	entity  int    // a product, or -1
	segment string // words of a segment
	lasting bool   // a segment that stays for the sentence's next metrics
}

// A frame says whose number, of what, for when. Indexes are of reader.anchors,
// -1 for none.
type frame struct {
	subject
	metric   metric
	metricAt int
	prior    metric // of the company named before
	former   metric // named before in the sentence, of the same company
	assumed  bool   // the sentence has not named its company yet
	valued   bool   // the metric has its number
	perShare bool   // the last number was one per share
	first    int    // company that the sentence spoke of first, -1 for none
	nobody   bool   // the number before was of a market or a trade

	period   period.Period
	whole    period.Period // of which the period is a part
	periodAt int
	day      string // a day that was named

	basis      string
	basisAt    int
	basisStays bool   // it holds for the sentence
	compared   string // what the last change was measured against
	against    int
	listed     bool // 其中: what follows is of segments
	scattered  int  // the 分别 whose list could not be matched, or -1
	reported   int  // the last number's anchor
}

func newFrame() frame {
	return frame{subject: subject{company: -1, entity: -1}, metricAt: -1, periodAt: -1, basisAt: -1, against: -1, scattered: -1, reported: -1, first: -1}
}

// stop ends what holds until a semicolon.
func (f *frame) stop() { f.against, f.listed, f.basisStays = -1, false, false }

// turnTo makes a company what the sentence speaks of.
func (r *reader) turnTo(f *frame, a *anchor) {
	if a.object || a.source || f.company == a.index && f.segment != "" && r.d.Meta.Lang == "en" {
		return
	}
	if f.assumed {
		f.company, f.assumed = a.index, false // Shares of Nike
		if f.listed {
			f.metricAt, f.nobody = -1, false // 整体金控获利572亿元，其中华星年增5%
		}
		return
	}
	if f.company >= 0 && f.company != a.index {
		if f.metric.code != "" {
			f.prior = f.metric
		}
		if f.listed && f.metric.code != "" && !r.metricFollows(a) {
			f.subject = subject{company: a.index, entity: -1}
			f.valued, f.metricAt, f.nobody = true, -1, false
			return // 其中，华星同比增长5%: of the metric before
		}
		f.metric, f.metricAt, f.valued, f.basis, f.basisAt = metric{}, -1, false, "", -1
	}
	f.subject = subject{company: a.index, entity: -1}
	if f.first < 0 {
		f.first = a.index
	}
}

// metricFollows reports whether a metric stands behind the name a in its clause.
func (r *reader) metricFollows(a *anchor) bool {
	for k := range r.anchors {
		b := &r.anchors[k]
		if b.Start < a.End {
			continue
		}
		switch b.kind {
		case metricAnchor:
			return true
		case breakAnchor, stopAnchor, quantityAnchor:
			return false
		}
	}
	return false
}

// setPeriod takes up the period at anchor i, unless it is named for comparison.
func (r *reader) setPeriod(f *frame, i int) {
	p := &r.periods[r.anchors[i].index]
	if before := r.quarterBefore(f, i); before != "" {
		p.Value, p.Kind, p.Compared = before, period.Quarter, true
	}
	switch {
	case p.Kind == period.Day && !p.AsOf:
		f.day = p.Value
		return
	case p.Compared, p.Since, p.Until, r.led(i, fromWords...), r.led(i, worseWords...):
		return
	case f.periodAt == i:
		return
	case f.periodAt >= 0 && f.metricAt > f.periodAt && r.sameClause(f.metricAt, i):
		return // 第三季营收超越去年的: of the number that follows alone
	}
	if f.listed && f.periodAt >= 0 && f.whole.Value == "" {
		f.whole = f.period // 其中四季度: what follows the sentence is of the whole again
	}
	f.period, f.periodAt = *p, i
}

// quarterBefore is the quarter that 上季度 at anchor i means behind a number of the
// quarter spoken of: 毛利率39.4%，上季度为40.7%. "" when it is the last of the calendar.
func (r *reader) quarterBefore(f *frame, i int) string {
	switch r.d.Slice(r.anchors[i].Span) {
	case "上季度", "上个季度", "上一季度", "上季", "上一季":
	default:
		return ""
	}
	current := f.period.Value
	if f.periodAt < 0 {
		current = r.ref.Current
	}
	if !f.valued || len(current) != len("2006Q1") || current[4] != 'Q' || i+1 >= len(r.anchors) || r.anchors[i+1].kind != quantityAnchor || len(r.between(i, i+1)) > len("则仅为") {
		return ""
	}
	if current[5] > '1' {
		return current[:5] + string(current[5]-1)
	}
	year, err := strconv.Atoi(current[:4])
	if err != nil {
		return ""
	}
	return strconv.Itoa(year-1) + "Q4"
}

// markCompared tells the periods of an English sentence that only say what it
// compares with: compared with 39 cents last year, from $412 million the prior
// year.
func (r *reader) markCompared() {
	if r.d.Meta.Lang != "en" {
		return
	}
	compared := false
	for i := range r.anchors {
		switch a := &r.anchors[i]; a.kind {
		case againstAnchor:
			compared = true
		case quantityAnchor:
			compared = compared || i > 0 && strings.HasSuffix(r.d.Text[r.start:a.Start], "from ")
		case metricAnchor, stopAnchor:
			if i > 0 && a.kind == metricAnchor && r.anchors[i-1].kind == againstAnchor && a.Start-r.anchors[i-1].End <= len(" an ") {
				break // compared with a loss of
			}
			compared = false
		case periodAnchor:
			r.periods[a.index].Compared = r.periods[a.index].Compared || compared
		}
	}
}

// presetPeriod takes up the one period of an English sentence before its
// numbers are read: English names it behind them.
func (r *reader) presetPeriod(f *frame) {
	if r.d.Meta.Lang != "en" {
		return
	}
	only := -1
	for i := range r.anchors {
		if r.anchors[i].kind != periodAnchor {
			continue
		}
		p := &r.periods[r.anchors[i].index]
		if p.Compared || p.Since || p.Until || r.led(i, "from ") {
			continue
		}
		if p.Kind == period.Day && !p.AsOf {
			f.day = p.Value
			continue
		}
		if only >= 0 {
			return
		}
		only = i
	}
	if only >= 0 {
		f.period, f.periodAt = r.periods[r.anchors[only].index], only
	}
}

var fromWords = []string{"由", "从", "自", "from "}

// worseWords lead to the time whose number one is measured by: 降至9.42%，远不如首季的12.89%.
var worseWords = []string{"不如", "不及", "逊于", "优于", "低于", "高于"}

// led reports whether one of words stands directly before anchor i.
func (r *reader) led(i int, words ...string) bool {
	before := r.d.Text[r.start:r.anchors[i].Start]
	for _, w := range words {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// sameClause reports whether no comma stands between anchors i and k.
func (r *reader) sameClause(i, k int) bool {
	for ; i < k; i++ {
		if r.anchors[i].kind == breakAnchor || r.anchors[i].kind == stopAnchor {
			return false
		}
	}
	return true
}

// openMetric takes up the metric at anchor i.
func (r *reader) openMetric(f *frame, i int) {
	a := &r.anchors[i]
	shares := i > 0 && a.metric.text == "占比" && r.anchors[i-1].kind == metricAnchor && r.anchors[i-1].End == a.Start // 合并营收占比，手机占41%
	if a.used || a.metric.vague && !shares && !r.numberNear(i) || r.paidIn(i) {
		return
	}
	if r.sameOfBefore(f, i) {
		f.metric.text, f.metricAt, f.valued = a.metric.text, i, false
		return // 上年同期盈利2亿元: of the profit and the basis before
	}
	if a.metric.code == "revenue" && a.metric.vague && r.countedNext(i) {
		a.metric.code, a.metric.class = "sales_volume", "unit" // sales rose to 158,327 vehicles
	}
	before := f.subject
	if a.metric.text == "占比" && f.metric.code == "employees" {
		f.metric, f.metricAt = metric{}, -1 // 其中研发人员占比: of people
		return
	}
	if a.metric.text == "占比" && f.metric.code != "" && f.metric.code != "revenue" && f.metric.code != "revenue_share" {
		a.metric.code = "other" // of what was counted before
	}
	fresh := f.metricAt < 0
	if a.metric.text == "占比" && f.metric.code == "" {
		return // of what is not said
	}
	if f.company >= 0 && f.first >= 0 && f.first != f.company && !r.companySince(i) && r.bareSegment(i) != "" {
		f.subject = subject{company: f.first, entity: -1} // A广告营收…；B营收…；游戏营收: of A again
	}
	if f.metric.code != "" {
		f.former = f.metric
	}
	f.metric, f.metricAt, f.valued, f.perShare = a.metric, i, false, false
	r.single(f, i)
	if f.against >= 0 && r.sameClause(f.against, i) || r.led(i, "from a ", "from an ", "from net ") {
		f.against = i // compared with a profit of
	} else {
		f.against = -1
	}
	if b := basisOf(a.metric.text); b != "" {
		f.basis, f.basisAt = b, -1
	} else if a.metric.code == "eps" && f.former.code == "net_profit" && f.metricAt > 0 && r.anchors[i-1].kind != stopAnchor {
		f.basisAt = -1 // 合每股收益…: by the basis of the profit before
	} else if f.basisAt >= 0 && !r.sameClause(f.basisAt, i) && (fresh || r.basisClause(f.basisAt)) {
		f.basisStays = true // 以非通用会计准则计，: of the whole sentence
	} else if f.basisAt < 0 || !fresh && !f.basisStays && !r.sameClause(f.basisAt, i) {
		f.basis, f.basisAt = "", -1
	}
	r.findSubject(f, i)
	if f.entity < 0 && f.segment == "" && before.company == f.company && !r.companyInClause(i) && !ofShareholders(f.metric) && (before.lasting || before.entity >= 0 && countsUsers(f.metric) || a.metric.code == "revenue_share") {
		f.subject = before
	}
	if f.entity >= 0 && !r.companyInClause(i) {
		if owner := r.owner(f.entity); owner >= 0 {
			f.company = owner
		}
	}
	if f.metric.code == "deal_value" && r.buyer >= 0 && !r.companyInClause(i) && (f.company < 0 || f.company == r.bought) {
		f.subject, f.assumed = subject{company: r.buyer, entity: r.bought}, false
	}
	r.settleCompany(f, i)
}

// sameOfBefore reports whether the word of profit or loss at anchor i only tells which of them
// the metric before was in the time compared with: 非经营亏损2亿元，上年同期为盈利1亿元.
func (r *reader) sameOfBefore(f *frame, i int) bool {
	if i == 0 || !f.valued || f.metric.class != "money" {
		return false
	}
	k := i - 1
	if r.anchors[k].kind == periodAnchor && r.anchors[i].metric.code == f.metric.code && r.between(k, i) == "的" && r.periods[r.anchors[k].index].Compared {
		return true // 与去年同期的净利润2亿元相比
	}
	if !oneOf(r.anchors[i].metric.text, "盈利", "亏损", "获利") || !strings.ContainsAny(f.metric.text, "利亏损盈") {
		return false
	}
	return r.anchors[k].kind == periodAnchor && r.periods[r.anchors[k].index].Compared && oneOf(r.between(k, i), "", "为", "则为", "是")
}

// paidIn reports whether the money or the debt at anchor i is what a price is paid in: 总代价包括
// 现金2亿元、债务承担3亿元.
func (r *reader) paidIn(i int) bool {
	a := &r.anchors[i]
	switch a.metric.text {
	case "现金":
		return containsAny(r.d.Text[r.start:a.Start], []string{"代价", "对价", "作价", "支付", "以现金"})
	case "债务", "负债":
		return strings.HasPrefix(r.d.Text[a.End:r.end], "承担")
	}
	return false
}

// owner is the company of the article that the tables know to own a product, or
// -1.
func (r *reader) owner(product int) int {
	name := r.d.Entities[product].Owner
	if name == "" {
		return -1
	}
	for e := range r.d.Entities {
		if c := &r.d.Entities[e]; c.Kind == document.Company && (c.Known == name || c.Name == name || slices.Contains(c.Aliases, name)) {
			return e
		}
	}
	return -1
}

// basisClause reports whether the basis at anchor k is all that its clause says,
// and nothing but its own clause's mark stands before the next: ；按美国通用会计准则，.
func (r *reader) basisClause(k int) bool {
	before, after := k == 0, k+1 < len(r.anchors) && r.anchors[k+1].kind == basisAnchor
	if k > 0 {
		switch r.anchors[k-1].kind {
		case breakAnchor, stopAnchor, basisAnchor:
			before = true
		}
	}
	next := k + 1
	for next < len(r.anchors) && r.anchors[next].kind == basisAnchor {
		next++
	}
	return before && (after || next < len(r.anchors)) && next < len(r.anchors) && r.anchors[next].kind == breakAnchor
}

// companySince reports whether a company was named since the last semicolon
// before anchor i, or no semicolon stands before it.
func (r *reader) companySince(i int) bool {
	for k := i - 1; k >= 0; k-- {
		switch r.anchors[k].kind {
		case companyAnchor:
			return true
		case stopAnchor:
			return false
		}
	}
	return true
}

// settleCompany gives the frame the company that the text speaks of when its
// sentence names none; what a source counts is not of that company.
func (r *reader) settleCompany(f *frame, i int) {
	if f.company >= 0 {
		return
	}
	for k := i - 1; k >= 0; k-- {
		if r.anchors[k].source {
			return
		}
	}
	f.company, f.assumed = r.focus, true
	if later := r.namedLater(i); later >= 0 && r.d.Meta.Lang == "en" {
		f.company = later
	}
	if f.first < 0 {
		f.first = f.company
	}
}

// numberNear reports whether a number follows the metric at anchor i in its
// clause, close by.
func (r *reader) numberNear(i int) bool {
	for k := i + 1; k < len(r.anchors); k++ {
		switch a := &r.anchors[k]; a.kind {
		case quantityAnchor:
			if r.d.Meta.Lang == "en" && strings.Contains(r.d.Text[r.anchors[i].End:a.Start], " and ") {
				return false // cash on hand and $2 billion of debt
			}
			return r.unknown(r.anchors[i].End, a.Start) <= 4
		case breakAnchor, stopAnchor, metricAnchor:
			return false
		}
	}
	return false
}

// countedNext reports whether the first amount behind anchor i in its clause
// counts things rather than money.
func (r *reader) countedNext(i int) bool {
	for k := i + 1; k < len(r.anchors); k++ {
		switch a := &r.anchors[k]; a.kind {
		case quantityAnchor:
			if q := &r.quantities[a.index]; isAmount(q) {
				return q.Kind == quantity.Count && oneOf(q.Unit, "vehicle", "unit", "ton", "copy")
			}
		case breakAnchor, stopAnchor, metricAnchor:
			return false
		}
	}
	return false
}

// basisOf is the accounting basis that a metric's own words name: 扣非净利润.
func basisOf(text string) string {
	for i := range text {
		if c, _, ok := cues().At(text, i); ok && c.kind == basisAnchor {
			return c.code
		}
	}
	return ""
}

func countsUsers(m metric) bool { return m.class == "user" }

func (r *reader) companyInClause(i int) bool {
	for k := i - 1; k >= 0 && r.anchors[k].kind != breakAnchor && r.anchors[k].kind != stopAnchor; k-- {
		if r.anchors[k].kind == companyAnchor && !r.anchors[k].object {
			return true
		}
	}
	return false
}
