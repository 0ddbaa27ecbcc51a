package ask

import (
	"math"
	"slices"
	"strings"
	"sync"
	"time"
)

// wording is a pattern of a form, read from the tables in forms.go and relations.go.
type wording struct {
	form     *form
	relation *relation // of the form Related
	pattern  pattern
	language Language
	weak     bool
}

// wordings reads the tables once, when the first question comes.
var wordings = sync.OnceValue(readWordings)

func readWordings() []wording {
	var list []wording
	patterns := patternReader{}
	add := func(f *form, r *relation, texts []string) {
		for _, text := range texts {
			rest, weak := strings.CutPrefix(text, "? ")
			w := wording{form: f, relation: r, pattern: patterns.read(rest), weak: weak}
			if hasHan(text) {
				w.language = Chinese
			}
			list = append(list, w)
		}
	}
	for i := range forms {
		f := &forms[i]
		if f.Form == Related {
			for j := range relations {
				add(f, &relations[j], relations[j].wordings)
			}
		}
		add(f, nil, f.wordings)
	}
	return list
}

// courtesies are what people put before a question.
var courtesies = []string{
	"please", "can you tell me", "could you tell me", "tell me", "do you know", "i want to know", "i would like to know", "show me", "list", "find out", "find", "give me", "hey", "hi",
	"请问一下", "请问", "请告诉我", "告诉我", "我想知道", "想知道", "我想问", "想问一下", "帮我查一下", "帮我查查", "帮我查", "查一下", "查查", "请帮我查", "你知道", "请", "麻烦问一下", "列出", "给我看看", "显示",
}

// endings are what people put behind one.
var endings = []string{"please", "exactly", "thanks", "呢", "啊", "呀", "谢谢"}

// Read returns the ways in which a text can be read as a question, the likeliest first; none when
// it is of no known form. Relative periods, such as last year, are read on the day now. Which
// reading holds depends on the names that the graph knows.
func Read(text string, now time.Time) []Question {
	whole := newPhrase(text)
	var readings []Question
	for _, ph := range politely(whole) {
		readings = append(readings, read(ph, now)...)
	}
	slices.SortStableFunc(readings, func(a, b Question) int {
		switch {
		case a.weak == b.weak:
			return 0
		case a.weak:
			return 1
		}
		return -1
	})
	return readings
}

// politely returns the question as it is and without its courtesies.
func politely(ph phrase) []phrase {
	list := []phrase{ph}
	for i := 0; i < 3; i++ {
		short := ph
		for _, c := range courtesies {
			if end, ok := short.at(0, []rune(c)); ok {
				short = short.slice(end, short.len()).trim()
				break
			}
		}
		for _, c := range endings {
			if start := short.len() - len([]rune(c)); start > 0 {
				if end, ok := short.at(start, []rune(c)); ok && end == short.len() {
					short = short.slice(0, start).trim()
					break
				}
			}
		}
		if short.len() == ph.len() || short.len() == 0 {
			break
		}
		ph = short
		list = append(list, ph)
	}
	return list
}

func read(whole phrase, now time.Time) []Question {
	period, rest, timed := findPeriod(whole, now)
	var readings []Question
	for _, w := range wordings() {
		try := func(ph phrase, p Period) {
			w.pattern.match(ph, func(c captures) {
				if q, ok := w.question(c); ok {
					q.Period = p
					q.Compare = comparison(whole)
					if w.weak {
						q.Language = languageOf(whole.String())
					}
					readings = append(readings, q)
				}
			})
		}
		if w.form.timed && timed {
			try(rest, period)
		} else {
			try(whole, Period{})
		}
	}
	return readings
}

// question makes a question of the slots of a match.
func (w *wording) question(c captures) (Question, bool) {
	q := Question{Form: w.form.Form, Language: w.language, weak: w.weak}
	if w.relation != nil {
		q.Types, q.Inward, q.subjects = w.relation.types, w.relation.inward, w.relation.subjects
	}
	for slot, ph := range c {
		text := ph.String()
		switch slot {
		case "speaker", "company", "name", "a":
			q.Subject.Text = text
		case "b":
			q.Object.Text = text
		case "about":
			q.About.Text = text
		case "metric":
			q.Metric.Text = text
		case "phrase":
			q.phrase = text
		case "text":
			q.Text = text
		case "title":
			q.Title = text
		case "kind":
			label, ok := speakerKind(ph)
			if !ok {
				return q, false
			}
			q.Speakers = label
		case "count":
			n, ok := parseCount(strings.TrimSpace(string(ph.folded)))
			if !ok || n < 1 || n > mostRanked || n != math.Trunc(n) {
				return q, false
			}
			q.Most = int(n)
		case "rate":
			t, ok := parseThreshold(ph)
			if !ok {
				return q, false
			}
			q.Threshold = t
		}
	}
	return q, !q.empty()
}

// empty tells whether a slot holds but a question word, or a name one that is of no form: 谁说了什么
// asks nothing, and why things are kg does not know.
func (q *Question) empty() bool {
	for _, s := range []string{q.Subject.Text, q.Object.Text, q.About.Text, q.Metric.Text, q.Text, q.Title, q.phrase} {
		switch string(newPhrase(s).folded) {
		case "":
		case "什么", "了什么", "过什么", "些什么", "了", "过", "啥", "了啥", "谁", "哪些", "它", "他", "她", "这个", "that", "what", "who", "it", "he", "she", "this", "they", "something", "anything", "the", "a":
			return true
		}
	}
	for _, s := range []string{q.Subject.Text, q.Metric.Text, q.phrase} {
		if strings.Contains(s, "为什么") || strings.Contains(s, "为何") || strings.HasPrefix(strings.ToLower(s), "why ") {
			return true
		}
	}
	return false
}

// speakerKind is the label of who is asked for by "which executives", 哪家公司.
func speakerKind(ph phrase) (label string, ok bool) {
	switch strings.TrimSuffix(string(ph.folded), "们") {
	case "company", "companies", "firm", "firms", "business", "businesses", "公司", "企业", "家公司", "上市公司", "厂商":
		return "Company", true
	case "organization", "organizations", "organisation", "organisations", "institution", "institutions", "regulator", "regulators", "agency", "agencies", "机构", "组织", "部门", "监管机构", "单位":
		return "Organization", true
	case "person", "people", "executive", "executives", "manager", "managers", "ceo", "ceos", "chairman", "leader", "leaders", "speaker", "analyst", "analysts", "founder", "founders", "president", "expert", "experts", "official", "officials",
		"人", "高管", "人士", "企业家", "老板", "老总", "ceo们", "专家", "分析师", "创始人", "大佬", "领导", "董事长", "总裁", "官员", "负责人", "名人", "高层":
		return "Person", true
	}
	return "", false
}

// comparison is what the question wants growth against: yoy, qoq, mom, or "" where it does not say.
func comparison(ph phrase) string {
	s := string(ph.folded)
	for _, c := range []struct{ code, words string }{
		{"yoy", "同比|年增|年减|year on year|year-on-year|year over year|year-over-year|yoy|from a year earlier"},
		{"qoq", "环比|季增|季减|quarter on quarter|quarter-on-quarter|quarter over quarter|qoq|sequential"},
		{"mom", "月增|月减|month on month|month-on-month"},
	} {
		for word := range strings.SplitSeq(c.words, "|") {
			if strings.Contains(s, word) {
				return c.code
			}
		}
	}
	return ""
}
