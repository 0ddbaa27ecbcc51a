package ask

import (
	"slices"
	"strings"

	"github.com/newsgraph/kg/graph/temporal"
)

// block is a part of an answer as people read it: a heading and the lines under it.
type block struct {
	heading string
	lines   []line
}

// line is a row of cells, with where it is from.
type line struct {
	cells   []cell
	remark  string // on a line of its own
	sources []Source
}

// cell is a text, with the stretches of it that were searched for.
type cell struct {
	text    string
	matches [][2]int
}

// blocks lay the answer out.
func (a *Answer) blocks() []block {
	l := a.Question.Language
	if len(a.Rows) == 0 {
		return a.nothing()
	}
	switch a.Question.Form {
	case WhoSaid, WhoTalks:
		return statementBlocks(l, a.Rows)
	case Said:
		list := statementBlocks(l, a.Rows)
		list[0].heading = strings.Replace(list[0].heading, a.Question.Subject.Shown, a.subjectHeading(), 1)
		return list
	case Reported, Figure, Growth, Grew, Fell, Highest, Lowest:
		return a.figureBlocks()
	case Describe:
		return a.description()
	case Positions, Staff:
		return []block{{a.subjectHeading(), lines(a.Rows, func(r *Row) []cell { return positionCells(l, r) })}}
	case Related:
		return []block{{a.subjectHeading(), lines(a.Rows, func(r *Row) []cell { return relationCells(l, r) })}}
	case Connected:
		return []block{{"", lines(a.Rows, func(r *Row) []cell { return pathCells(l, r) })}}
	case Disagreement:
		return a.disagreements()
	}
	return nil
}

// nothing says what was looked for and what there is instead.
func (a *Answer) nothing() []block {
	l := a.Question.Language
	b := block{heading: l.say("nothing") + a.Question.describe(l)}
	if a.Question.Form == Disagreement {
		b.heading = l.comma(l.say("agree"), a.Question.describe(l))
	}
	for _, alt := range a.Instead {
		b.lines = append(b.lines, line{cells: cells(l.say("instead") + l.kind(alt.Kind) + " " + l.list(alt.Names))})
	}
	list := []block{b}
	if len(a.Near) > 0 {
		near := statementBlocks(l, a.Near)
		near[0].heading = l.say("near") + near[0].heading
		list = append(list, near...)
	}
	return list
}

func cells(texts ...string) []cell {
	list := make([]cell, len(texts))
	for i, t := range texts {
		list[i].text = t
	}
	return list
}

func lines(rows []Row, of func(*Row) []cell) []line {
	list := make([]line, len(rows))
	for i := range rows {
		list[i] = line{cells: of(&rows[i]), sources: rows[i].Sources}
	}
	return list
}

// subjectHeading is the name of the subject, with what else goes by it.
func (a *Answer) subjectHeading() string {
	s := a.Question.Subject
	heading := s.Shown
	if len(s.Also) > 0 {
		l := a.Question.Language
		var also []string
		for _, c := range s.Also {
			also = append(also, c.Shown+l.bracketed(l.kind(c.Label)))
		}
		heading += l.bracketed(l.say("also") + l.list(also))
	}
	return heading
}

// statementBlocks has one block a speaker, in the order of their first statements.
func statementBlocks(l Language, rows []Row) []block {
	var list []block
	for i := range rows {
		r := &rows[i]
		speaker := r.text("speaker")
		at := slices.IndexFunc(list, func(b block) bool { return b.heading == speaker })
		if at < 0 {
			at = len(list)
			list = append(list, block{heading: speaker})
		}
		list[at].lines = append(list[at].lines, line{[]cell{quoteCell(r)}, statementRemark(l, r), r.Sources})
	}
	return list
}

// quoteCell is what was said; of a long statement that was searched for, the sentence that fits.
func quoteCell(r *Row) cell {
	text := r.text("text")
	if r.Quote == nil {
		return cell{text: text}
	}
	start := strings.Index(text, r.Quote.Sentence)
	if start < 0 || len([]rune(text)) > longStatement {
		return cell{r.Quote.Sentence, r.Quote.Matches}
	}
	c := cell{text: text}
	for _, m := range r.Quote.Matches {
		c.matches = append(c.matches, [2]int{m[0] + start, m[1] + start})
	}
	return c
}

// longStatement is how many characters of a statement are shown whole when it was searched for.
const longStatement = 160

func statementRemark(l Language, r *Row) string {
	on := ""
	if d, ok := r.Value("said_on").(temporal.Date); ok {
		on = formatDate(d)
	}
	about := ""
	if topics := stringsOf(r.Value("about")); len(topics) > 0 {
		about = l.say("about") + l.list(topics)
	}
	return l.comma(on, about)
}

func stringsOf(v any) []string {
	list, _ := v.([]any)
	var out []string
	for _, e := range list {
		if s, ok := e.(string); ok && s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// figureBlocks has one block a subject and metric where one metric was asked for, else one a
// subject and period.
func (a *Answer) figureBlocks() []block {
	l := a.Question.Language
	single := a.Question.Form == Figure || a.Question.Form == Growth
	var list []block
	for i := range a.Rows {
		r := &a.Rows[i]
		period := l.period(r.text("period"))
		metric := metricName(l, r) + l.bracketed(l.comma(r.text("segment"), r.text("basis")))
		heading, texts := r.text("subject")+" "+period, []string{metric}
		switch a.Question.Form {
		case Figure, Growth:
			heading, texts = r.text("subject")+" "+metricName(l, r), []string{period}
			if a.mixed() {
				texts = append(texts, l.comma(r.text("segment"), r.text("basis")))
			}
		case Grew, Fell:
			heading, texts = metricName(l, r), []string{r.text("subject"), period, l.comma(r.text("basis"))}
		case Highest, Lowest:
			heading, texts = metricName(l, r)+l.bracketed(l.rankedBy(r.text("unit"))), []string{r.text("subject"), period, l.comma(r.text("basis"))}
		}
		texts = append(texts, l.amount(r)+l.bracketed(l.outlook(r)))
		at := slices.IndexFunc(list, func(b block) bool { return b.heading == heading })
		if at < 0 {
			at = len(list)
			list = append(list, block{heading: heading})
		}
		list[at].lines = append(list[at].lines, line{cells: cells(texts...), sources: r.Sources})
	}
	if single && len(list) > 0 {
		list[0].heading = strings.Replace(list[0].heading, a.Question.Subject.Shown, a.subjectHeading(), 1)
	}
	return list
}

// mixed tells whether some figures are of an accounting basis or a segment.
func (a *Answer) mixed() bool {
	return slices.ContainsFunc(a.Rows, func(r Row) bool { return r.text("basis")+r.text("segment") != "" })
}

func metricName(l Language, r *Row) string {
	if english := r.text("metric_en"); l == English && english != "" {
		return english
	}
	return r.text("metric")
}

// amount writes the value of a figure, or the rate of growth with what it is against.
func (l Language) amount(r *Row) string {
	unit := r.text("unit")
	var s string
	switch {
	case r.Value("rate") != nil:
		s = formatRate(r.Value("rate"))
	case r.Value("delta") != nil:
		s = formatAmount(r.Value("delta"), unit, l)
		if !strings.Contains(s, "-") {
			s = "+" + s
		}
	case r.Value("min") != nil && r.Value("max") != nil:
		s = formatAmount(r.Value("min"), unit, l) + " – " + formatAmount(r.Value("max"), unit, l)
	default:
		s = formatAmount(r.Value("value"), unit, l)
		if approx, _ := r.Value("approx").(bool); approx {
			s = l.say("roughly") + s
		}
	}
	if compare := r.text("compare"); compare != "" {
		return s + " " + l.say(compare)
	}
	return s
}

// outlook says of a figure that it is a forecast, and whose.
func (l Language) outlook(r *Row) string {
	if forecast, _ := r.Value("forecast").(bool); !forecast {
		return ""
	}
	if by := r.text("by"); by != "" {
		return l.say("forecast") + l.say("by") + by
	}
	return l.say("forecast")
}

func positionCells(l Language, r *Row) []cell {
	remark := ""
	if former, _ := r.Value("former").(bool); former {
		remark = l.say("former")
	}
	for _, end := range []string{"since", "until"} {
		if t := r.text(end); t != "" {
			remark = l.comma(remark, l.say(end)+t)
		}
	}
	return cells(r.text("person"), r.text("title"), r.text("company"), remark)
}

func relationCells(l Language, r *Row) []cell {
	var remarks []string
	if r.Value("share") != nil {
		remarks = append(remarks, formatAmount(r.Value("share"), "1", l))
	}
	if r.Value("amount") != nil {
		remarks = append(remarks, formatAmount(r.Value("amount"), r.text("unit"), l))
	}
	remarks = append(remarks, r.text("date"))
	text := r.text("from") + " " + l.verb(r.text("relation")) + " " + r.text("to")
	return cells(text+l.bracketed(r.text("title")), l.comma(remarks...))
}

// pathCells writes a path as its steps: A holds a position at B; B offers C. A path by way of a
// statement is one step: who spoke of whom, or of both, and the statement.
func pathCells(l Language, r *Row) []cell {
	names, relations := stringsWithGaps(r.Value("names")), stringsWithGaps(r.Value("relations"))
	starts, titles := stringsWithGaps(r.Value("starts")), stringsWithGaps(r.Value("titles"))
	if len(names) != len(relations)+1 || len(starts) != len(relations) || len(titles) != len(relations) {
		return nil
	}
	if len(relations) == 2 && relations[1] == "ABOUT" {
		if relations[0] == "SAID" {
			return cells(names[0] + " " + l.say("spoke") + " " + names[2] + l.say("colon") + l.quotes(shorten(names[1])))
		}
		return cells(l.list([]string{names[0], names[2]}) + l.say("both") + l.quotes(shorten(names[1])))
	}
	var steps []string
	for i, typ := range relations {
		from, to := names[i], names[i+1]
		if starts[i] == to {
			from, to = to, from
		}
		steps = append(steps, from+" "+l.verb(typ)+" "+to+l.bracketed(titles[i]))
	}
	return cells(strings.Join(steps, l.say("semicolon")))
}

// shorten clips the text of a statement among names.
func shorten(s string) string {
	const most = 40
	if rs := []rune(s); len(rs) > most {
		return string(rs[:most]) + "…"
	}
	return s
}

func stringsWithGaps(v any) []string {
	list, _ := v.([]any)
	out := make([]string, len(list))
	for i, e := range list {
		out[i], _ = e.(string)
	}
	return out
}

// description is the thing itself, then what ties it to others.
func (a *Answer) description() []block {
	l, first := a.Question.Language, &a.Rows[0]
	english := first.text("english_name")
	if english == a.Question.Subject.Shown {
		english = ""
	}
	heading := l.comma(english, l.kind(first.text("label")), strings.Join(stringsOf(first.Value("tickers")), " "))
	b := block{heading: a.subjectHeading() + l.bracketed(heading)}
	for i := range a.Rows {
		if r := &a.Rows[i]; r.text("relation") != "" {
			b.lines = append(b.lines, line{cells: relationCells(l, r), sources: r.Sources})
		}
	}
	statements, _ := first.Value("statements").(int64)
	articles, _ := first.Value("articles").(int64)
	b.lines = append(b.lines, line{cells: cells(l.comma(l.count(statements, "statement"), l.count(articles, "article")))})
	return []block{b}
}

// disagreements has a block for each figure, with a line for each value.
func (a *Answer) disagreements() []block {
	l := a.Question.Language
	var list []block
	for i := range a.Rows {
		r := &a.Rows[i]
		shown := func(column string) []cell {
			if compare := r.text("compare"); compare != "" || r.text("unit") == "" {
				return cells(strings.TrimSpace(formatRate(r.Value(column)) + " " + l.say(compare)))
			}
			return cells(formatAmount(r.Value(column), r.text("unit"), l))
		}
		heading := r.text("subject") + " " + metricName(l, r) + l.bracketed(l.comma(r.text("segment"), r.text("basis"))) + " " + l.period(r.text("period"))
		list = append(list, block{heading, []line{
			{cells: shown("value"), sources: r.Sources},
			{cells: shown("other_value"), sources: r.Against},
		}})
	}
	return list
}

// describe says what a question looks for.
func (q *Question) describe(l Language) string {
	subject := q.Subject.Shown
	parts := []string{subject, q.Title, q.Object.Shown, firstOf(q.About.Shown, q.About.Text), q.metricShown(l), q.Segment}
	if q.Text != "" {
		parts = append(parts, l.quotes(q.Text))
	}
	if q.Form == Related {
		for _, t := range q.Types {
			parts = append(parts, l.verb(t))
		}
	}
	if q.Form == Grew || q.Form == Fell {
		parts = append(parts, q.thresholdShown(l))
	}
	return l.comma(append(parts, l.stretch(q.Period))...)
}

// thresholdShown says how much a metric was to grow or to fall.
func (q *Question) thresholdShown(l Language) string {
	key, sign := "grew", ">"
	if q.Form == Fell {
		key = "fell"
	}
	if q.Threshold.Below {
		sign = "<"
	}
	if q.Threshold.Rate == 0 {
		return l.say(key)
	}
	return l.say(key) + " " + sign + " " + formatAmount(q.Threshold.Rate, "1", l)
}

func (q *Question) metricShown(l Language) string {
	if q.Metric.Label == "" {
		return ""
	}
	return firstOf(q.Metric.Text, q.Metric.Shown)
}
