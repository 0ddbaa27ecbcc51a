package ask

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

// Query is an openCypher query with its parameters.
type Query struct {
	Text   string
	Params map[string]any // strings, float64 and []any of strings
}

// String is the query with its parameters written in, so that it can be run as it is.
func (q Query) String() string {
	var b strings.Builder
	rest := q.Text
	for {
		i := strings.IndexByte(rest, '$')
		if i < 0 {
			b.WriteString(rest)
			return b.String()
		}
		end := i + 1
		for end < len(rest) && (rest[end] == '_' || rest[end] >= 'a' && rest[end] <= 'z') {
			end++
		}
		b.WriteString(rest[:i])
		b.WriteString(literal(q.Params[rest[i+1:end]]))
		rest = rest[end:]
	}
}

// literal writes a parameter as openCypher does.
func literal(v any) string {
	switch v := v.(type) {
	case string:
		return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`, "\n", `\n`, "\r", `\r`, "\t", `\t`).Replace(v) + "'"
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case []any:
		items := make([]string, len(v))
		for i, e := range v {
			items[i] = literal(e)
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	return "null"
}

// Compile turns a question whose names are resolved into a query. Which columns it returns depends
// on the form; evidence is always one of them.
func (q *Question) Compile() Query { return q.compile(false) }

// compile also returns, if asked, what the columns name: columns that begin with _, of the nodes of the column
// with that name, and _edges.
func (q *Question) compile(elements bool) Query {
	c := compiler{q: q, params: map[string]any{}, elements: elements}
	switch q.Form {
	case WhoSaid:
		c.search("text")
	case WhoTalks:
		c.talks()
	case Said:
		c.said()
	case Reported:
		c.reported()
	case Figure:
		c.figures(reportedColumns, "REPORTED")
	case Growth:
		c.figures(growthColumns, "GREW_BY")
	case Grew, Fell:
		c.grew()
	case Highest, Lowest:
		c.ranked()
	case Describe:
		c.describe()
	case Positions, Staff:
		c.positions()
	case Related:
		c.related()
	case Connected:
		c.connected()
	case Disagreement:
		c.disagreement()
	}
	return Query{strings.Join(c.lines, "\n"), c.params}
}

type compiler struct {
	q      *Question
	params map[string]any
	lines  []string
	where  []string

	elements bool
}

// also returns the columns of elements, where they are asked for, to stand before the evidence.
func (c *compiler) also(columns string) string {
	if !c.elements {
		return ""
	}
	return columns + ", "
}

func (c *compiler) line(format string, args ...any) {
	c.lines = append(c.lines, fmt.Sprintf(format, args...))
}

func (c *compiler) param(name string, value any) string {
	c.params[name] = value
	return "$" + name
}

// must adds a condition to the next WHERE.
func (c *compiler) must(format string, args ...any) {
	c.where = append(c.where, fmt.Sprintf(format, args...))
}

func (c *compiler) flushWhere() {
	if len(c.where) > 0 {
		c.line("WHERE %s", strings.Join(c.where, "\n  AND "))
	}
	c.where = nil
}

// node is the pattern of the node that a name stands for: (variable:Label {name: $param}).
func (c *compiler) node(variable string, n Name) string {
	return fmt.Sprintf("(%s:%s {%s: %s})", variable, n.Label, keyOf(n.Label), c.param(variable, n.Key))
}

// statements returns what the forms about statements do. The topics are collected first: what belongs to a
// statement, its evidence above all, is not to be read for each of them.
func (c *compiler) statements(score, order string) {
	c.flushWhere()
	c.line("OPTIONAL MATCH (statement)-[:ABOUT]->(topic)")
	topics := ""
	if c.elements {
		topics = ", collect(DISTINCT topic) AS topics"
	}
	c.line("WITH speaker, said, statement, %scollect(DISTINCT topic.name) AS about%s", score, topics)
	c.line("RETURN speaker.name AS speaker, said.verb AS verb, statement.text AS text, statement.said_on AS said_on,")
	c.line("  about, %s%sevidence(said) AS evidence", score, c.also("speaker AS _speaker, statement AS _text, topics AS _about, said AS _edges"))
	c.line("ORDER BY %s", order)
}

// search finds statements by their words.
func (c *compiler) search(param string) {
	c.line("CALL kg.search(%s, 'Statement') YIELD node AS statement, score", c.param(param, c.q.search))
	c.line("MATCH %s-[said:SAID]->(statement)", c.speaker())
	// Before what belongs to each is read.
	c.line("WITH speaker, said, statement, score ORDER BY score DESC LIMIT 50")
	c.statements("score, ", "score DESC")
}

// speaker is the pattern of who said something.
func (c *compiler) speaker() string {
	switch {
	case c.q.Subject.Label != "":
		return c.node("speaker", c.q.Subject)
	case c.q.Speakers != "":
		return "(speaker:" + c.q.Speakers + ")"
	}
	return "(speaker)"
}

func (c *compiler) talks() {
	if c.q.About.Label == "" {
		c.search("about")
		return
	}
	c.line("MATCH %s-[said:SAID]->(statement:Statement)-[:ABOUT]->%s", c.speaker(), c.node("about", c.q.About))
	c.statements("", "said_on DESC, speaker, evidence[0].start")
}

func (c *compiler) said() {
	switch about := c.q.About; {
	case about.Text == "":
		c.line("MATCH %s-[said:SAID]->(statement:Statement)", c.speaker())
	case about.Label == "":
		c.line("CALL kg.search(%s, 'Statement') YIELD node AS statement, score", c.param("about", c.q.search))
		c.line("MATCH %s-[said:SAID]->(statement)", c.speaker())
	default:
		c.line("MATCH %s-[said:SAID]->(statement:Statement)-[:ABOUT]->%s", c.speaker(), c.node("about", about))
	}
	from, until := c.q.Period.Days()
	if !from.IsZero() {
		c.must("statement.said_on >= date(%s)", c.param("since", from.Format("2006-01-02")))
	}
	if !until.IsZero() {
		c.must("statement.said_on < date(%s)", c.param("until", until.Format("2006-01-02")))
	}
	if c.q.About.Text != "" && c.q.About.Label == "" {
		c.statements("score, ", "score DESC")
	} else {
		c.statements("", "said_on, evidence[0].start")
	}
}

// The columns of figures and of growth.
const (
	reportedColumns = "r.value AS value, r.unit AS unit, r.min AS min, r.max AS max, r.approx AS approx"
	growthColumns   = "r.rate AS rate, r.delta AS delta, r.unit AS unit, r.compare AS compare"
)

// figures returns the figures of the subject and one metric.
func (c *compiler) figures(columns, typ string) {
	c.line("MATCH %s-[r:%s]->%s", c.node("subject", c.q.Subject), typ, c.node("metric", c.q.Metric))
	c.segment()
	c.period()
	if c.q.Compare != "" && typ == "GREW_BY" {
		c.must("coalesce(r.compare, %s) = %[1]s", c.param("compare", c.q.Compare))
	}
	c.flushWhere()
	c.returnFigures(columns, "period IS NULL, period DESC, segment IS NOT NULL, segment, basis IS NOT NULL, basis")
}

// reported returns all figures of the subject, then those of a company's products.
func (c *compiler) reported() {
	const order = "period IS NULL, period DESC, metric, segment IS NOT NULL, segment, basis IS NOT NULL, basis"
	c.line("MATCH %s-[r:REPORTED]->(metric:Metric)", c.node("subject", c.q.Subject))
	c.period()
	c.flushWhere()
	c.returnFigures(reportedColumns, order)
	if c.q.Subject.Label != "Company" {
		return
	}
	c.line("UNION ALL")
	// The company is asked for first: the figures of all products are many.
	c.line("MATCH (subject:Product)-[r:REPORTED {company: $subject}]->(metric)")
	c.period()
	c.flushWhere()
	c.returnFigures(reportedColumns, "subject, "+order)
}

func (c *compiler) returnFigures(columns, order string) {
	c.line("RETURN subject.name AS subject, metric.name AS metric, metric.english_name AS metric_en, r.period AS period,")
	c.line("  %s,", columns)
	c.line("  r.basis AS basis, r.segment AS segment, r.forecast AS forecast, r.by AS by, %sevidence(r) AS evidence",
		c.also("subject AS _subject, metric AS _metric, r AS _edges"))
	c.line("ORDER BY %s", order)
}

func (c *compiler) segment() {
	if c.q.Segment == "" {
		c.must("r.segment IS NULL")
		return
	}
	c.must("(r.segment = %s OR r.basis = %[1]s)", c.param("segment", c.q.Segment))
}

// period adds the condition on the period of a figure. A year asked of a company as a whole holds
// its parts too.
func (c *compiler) period() {
	p := c.q.Period
	switch {
	case p.IsZero():
	case p.Part != "" && p.Part[0] == '-':
		c.must("r.period ENDS WITH %s AND size(r.period) = 7", c.param("part", p.Part))
	case p.Part != "":
		c.must("r.period ENDS WITH %s", c.param("part", p.Part))
	case p.Value() != "" && len(p.Value()) == len("2006") && c.q.Form != Figure && c.q.Form != Growth:
		c.must("r.period STARTS WITH %s", c.param("period", p.Value()))
	case p.Value() != "":
		c.must("r.period = %s", c.param("period", p.Value()))
	default:
		c.stretch(p)
	}
}

// stretch adds the condition that a figure's period is within a stretch: in one of its whole years
// or in one of the parts of the years at its ends.
func (c *compiler) stretch(p Period) {
	var lists []string
	first, last := "", ""
	if s, ok := parseSpan(p.From); ok {
		first = strconv.Itoa(s.year)
		if s.unit != year {
			lists = append(lists, c.param("begin", partsOf(s.year, func(part span) bool { return !part.first().Before(s.first()) })))
			first = strconv.Itoa(s.year + 1)
		}
	}
	if s, ok := parseSpan(p.To); ok {
		last = strconv.Itoa(s.year + 1)
		if s.unit != year {
			lists = append(lists, c.param("finish", partsOf(s.year, func(part span) bool { return !part.next().After(s.next()) })))
			last = strconv.Itoa(s.year)
		}
	}
	var whole []string
	if first != "" {
		whole = append(whole, "r.period >= "+c.param("first", first))
	}
	if last != "" {
		whole = append(whole, "r.period < "+c.param("last", last))
	}
	any := []string{"(" + strings.Join(whole, " AND ") + ")"}
	for _, l := range lists {
		any = append(any, "left(r.period, 7) IN "+l)
	}
	c.must("(%s)", strings.Join(any, " OR "))
}

// partsOf lists the canonical parts of a year that are in a stretch.
func partsOf(y int, in func(span) bool) []any {
	var list []any
	for _, u := range []struct {
		unit unit
		n    int
	}{{half, 2}, {nineMonths, 1}, {quarter, 4}, {month, 12}} {
		for n := 1; n <= u.n; n++ {
			if s := (span{unit: u.unit, year: y, n: n}); in(s) {
				list = append(list, s.String())
			}
		}
	}
	return list
}

// How many subjects an answer to Highest and Lowest has, of each unit: where the question does not say, and at most.
const (
	defaultRanked = 10
	mostRanked    = 1000
)

func (c *compiler) grew() {
	c.line("MATCH (subject:Company)-[r:GREW_BY]->%s", c.node("metric", c.q.Metric))
	op, t := ">", c.q.Threshold
	if t.Below {
		op = "<"
	}
	if c.q.Form == Fell {
		c.must("r.rate < 0")
		op = map[string]string{">": "<", "<": ">"}[op]
		t.Rate = -t.Rate
	} else {
		c.must("r.rate > 0")
	}
	if t.Equal {
		op += "="
	}
	if t.Rate != 0 {
		c.must("r.rate %s %s", op, c.param("rate", t.Rate))
	}
	c.must("r.segment IS NULL")
	if c.q.Compare != "" {
		c.must("coalesce(r.compare, %s) = %[1]s", c.param("compare", c.q.Compare))
	}
	c.period()
	c.flushWhere()
	order := "rate DESC, subject, period"
	if c.q.Form == Fell {
		order = "rate, subject, period"
	}
	c.returnFigures(growthColumns, order)
}

// ranked returns, for each unit, the subjects with the highest figures of the metric, or the lowest, each with that
// figure; the unit of most subjects first.
func (c *compiler) ranked() {
	order := "DESC"
	if c.q.Form == Lowest {
		order = "ASC"
	}
	c.line("MATCH (subject)-[r:REPORTED]->%s", c.node("metric", c.q.Metric))
	c.must("r.segment IS NULL AND r.forecast IS NULL AND r.value IS NOT NULL")
	c.period()
	c.flushWhere()
	c.line("WITH subject, metric, r ORDER BY r.value %s", order)
	c.line("WITH subject, metric, r.unit AS unit, collect(r)[0] AS r ORDER BY r.value %s", order)
	c.line("WITH unit, count(*) AS subjects, collect([subject, metric, r])[..%d] AS first", cmp.Or(c.q.Most, defaultRanked))
	c.line("UNWIND first AS item")
	c.line("WITH subjects, item[0] AS subject, item[1] AS metric, item[2] AS r")
	c.returnFigures(reportedColumns, "subjects DESC, unit, value "+order+", subject")
}

func (c *compiler) positions() {
	if c.q.Form == Positions {
		company := "(company)"
		if c.q.Object.Label != "" {
			company = c.node("company", c.q.Object)
		}
		c.line("MATCH %s-[r:HOLDS_POSITION]->%s", c.node("person", c.q.Subject), company)
	} else {
		c.line("MATCH (person:Person)-[r:HOLDS_POSITION]->%s", c.node("company", c.q.Subject))
		if c.q.Title != "" {
			c.must("any(t IN %s WHERE toLower(r.title) CONTAINS t AND NOT toLower(r.title) CONTAINS '副' + t AND NOT toLower(r.title) CONTAINS 'vice ' + t)",
				c.param("titles", titlesLike(c.q.Title)))
			c.flushWhere()
		}
	}
	c.line("RETURN person.name AS person, r.title AS title, company.name AS company, r.former AS former, r.since AS since, r.until AS until,")
	c.line("  %sevidence(r) AS evidence", c.also("person AS _person, company AS _company, r AS _edges"))
	c.line("ORDER BY former, person, title")
}

// relationColumns are what the forms about relations return.
const relationColumns = "type(r) AS relation, startNode(r).name AS from, endNode(r).name AS to, labels(%s)[0] AS kind,\n" +
	"  r.title AS title, r.date AS date, r.amount AS amount, r.unit AS unit, r.share AS share, %sevidence(r) AS evidence"

func (c *compiler) related() {
	left, right := "-", "->"
	switch {
	case symmetric[c.q.Types[0]]:
		right = "-"
	case c.q.Inward:
		left, right = "<-", "-"
	}
	c.line("MATCH %s%s[r:%s]%s(other)", c.node("subject", c.q.Subject), left, strings.Join(c.q.Types, "|"), right)
	c.line("RETURN "+relationColumns, "other", c.also("startNode(r) AS _from, endNode(r) AS _to, r AS _edges"))
	c.line("ORDER BY relation, kind, other.name")
}

// tieTypes are the types of edge that tie entities to each other.
var tieTypes = []string{"HOLDS_POSITION", "OFFERS", "OWNS", "HOLDS_STAKE", "INVESTED_IN", "ACQUIRED", "COOPERATES_WITH", "COMPETES_WITH", "SUPPLIES", "SUED",
	"LISTED_ON", "ISSUED", "APPOINTED", "LEFT", "FOUNDED"}

func (c *compiler) describe() {
	c.line("MATCH %s", c.node("subject", c.q.Subject))
	c.line("OPTIONAL MATCH (subject)-[:SAID]->(statement)")
	c.line("WITH subject, count(statement) AS statements")
	c.line("OPTIONAL MATCH (subject)<-[:MENTIONS]-(article)")
	c.line("WITH subject, statements, count(article) AS articles")
	c.line("OPTIONAL MATCH (subject)-[r:%s]-(other)", strings.Join(tieTypes, "|"))
	c.line("RETURN subject.name AS name, subject.english_name AS english_name, subject.tickers AS tickers, labels(subject)[0] AS label, statements, articles,")
	c.line("  "+relationColumns, "other", c.also("subject AS _name, startNode(r) AS _from, endNode(r) AS _to, r AS _edges"))
	c.line("ORDER BY relation, other.name")
}

// connected returns the shortest ways by ties, then what one said of the other, then who spoke of
// both.
func (c *compiler) connected() {
	a, b := c.node("a", c.q.Subject), c.node("b", c.q.Object)
	for i, path := range []string{
		fmt.Sprintf("allShortestPaths((a)-[:%s*..4]-(b))", strings.Join(tieTypes, "|")),
		"(a)-[:SAID]->(:Statement)-[:ABOUT]->(b)",
		"(b)-[:SAID]->(:Statement)-[:ABOUT]->(a)",
		"(a)<-[:ABOUT]-(:Statement)-[:ABOUT]->(b)",
	} {
		if i > 0 {
			c.line("UNION ALL")
		}
		c.line("MATCH %s, %s", a, b)
		c.line("MATCH path = %s", path)
		c.line("RETURN [n IN nodes(path) | coalesce(n.name, n.text)] AS names, [r IN relationships(path) | type(r)] AS relations,")
		c.line("  [r IN relationships(path) | startNode(r).name] AS starts, [r IN relationships(path) | r.title] AS titles,")
		c.line("  %s[r IN relationships(path) | evidence(r)] AS evidence", c.also("nodes(path) AS _names, relationships(path) AS _edges"))
		c.line("LIMIT 3")
	}
}

// disagreement returns pairs of figures of the same thing with different values, and then of
// growth, which no one article gives both.
func (c *compiler) disagreement() {
	c.conflicts("REPORTED", "value", "unit")
	c.line("UNION ALL")
	c.conflicts("GREW_BY", "rate", "compare")
}

// conflicts compares the figures of each subject, metric, period, basis, segment and one property
// more.
func (c *compiler) conflicts(typ, value, same string) {
	subject := "(subject)"
	if c.q.Subject.Label != "" {
		subject = c.node("subject", c.q.Subject)
	}
	c.line("MATCH %s-[r:%s]->(metric:Metric)", subject, typ)
	c.must("metric.code <> 'other' AND r.period IS NOT NULL AND r.forecast IS NULL")
	if typ == "REPORTED" {
		c.must("r.approx IS NULL")
	}
	c.period()
	c.flushWhere()
	c.line("WITH subject, metric, r.period AS period, r.basis AS basis, r.segment AS segment, r.%s AS %[1]s, collect(r) AS figures", same)
	c.line("WHERE size(figures) > 1")
	c.line("UNWIND figures AS r")
	c.line("UNWIND figures AS s")
	c.line("WITH *")
	c.must("id(r) < id(s) AND r.%s <> s.%[1]s", value)
	c.must("none(e IN evidence(r) WHERE any(f IN evidence(s) WHERE f.article = e.article))")
	c.flushWhere()
	c.line("RETURN subject.name AS subject, metric.name AS metric, metric.english_name AS metric_en, period, basis, segment,")
	c.line("  r.%s AS value, s.%[1]s AS other_value, r.unit AS unit, r.compare AS compare, %[2]sevidence(r) AS evidence, evidence(s) AS other_evidence",
		value, c.also("subject AS _subject, metric AS _metric, [r, s] AS _edges"))
	c.line("ORDER BY subject, metric, period")
}
