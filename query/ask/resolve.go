package ask

import (
	"errors"
	"slices"
	"strings"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/graph/fold"
)

// resolveReadings returns the first reading whose names the graph knows. Otherwise the error is
// that of the reading that came farthest.
func (n names) resolveReadings(text string, readings []Question) (Question, error) {
	var failed error
	best := -1
	for _, q := range readings {
		r := resolution{names: n, q: q}
		err := r.run()
		if err == nil {
			return r.q, n.tx.Err()
		}
		var several *AmbiguousNameError
		if errors.Is(err, errNoReading) || q.weak && !errors.As(err, &several) && (r.resolved == 0 || q.phrase != "" || wordy(q.Metric.Text)) {
			continue
		}
		if r.resolved > best {
			best, failed = r.resolved, err
		}
	}
	if failed == nil {
		return Question{}, &UnknownFormError{Text: text, Near: n.nearForms(text)}
	}
	var unknown *UnknownNameError
	if errors.As(failed, &unknown) {
		unknown.Near = n.near(unknown.Name, unknown.Labels)
	}
	return Question{}, failed
}

// wordy tells whether a text is too long for the name of a metric.
func wordy(s string) bool {
	return len(strings.Fields(s)) > 3 || len([]rune(s)) > 24
}

// resolution resolves the names of one reading.
type resolution struct {
	names
	q        Question
	subject  graph.NodeID
	resolved int // names that the graph knew
}

var errNoReading = errors.New("the words are of no known names")

func (r *resolution) run() error {
	switch r.q.Form {
	case WhoSaid:
		return nil
	case WhoTalks:
		r.topic()
		return nil
	case Said:
		if err := r.name(&r.q.Subject, speakerLabels); err != nil {
			return err
		}
		r.topic()
		return nil
	case Reported:
		return r.name(&r.q.Subject, ownerLabels)
	case Figure, Growth:
		if r.q.phrase != "" {
			return r.split(r.metric)
		}
		if err := r.name(&r.q.Subject, ownerLabels); err != nil {
			return err
		}
		return r.metric(r.q.Metric.Text)
	case Grew, Fell, Highest, Lowest:
		return r.metric(r.q.Metric.Text)
	case Describe:
		return r.name(&r.q.Subject, anyLabels)
	case Positions:
		if err := r.name(&r.q.Subject, personLabels); err != nil || r.q.Object.Text == "" {
			return err
		}
		return r.name(&r.q.Object, companyLabels)
	case Staff:
		if r.q.phrase != "" {
			return r.split(r.posted)
		}
		if err := r.name(&r.q.Subject, companyLabels); err != nil || r.q.Title == "" {
			return err
		}
		return r.posted(r.q.Title)
	case Related:
		return r.name(&r.q.Subject, r.q.subjects)
	case Connected:
		if err := r.name(&r.q.Subject, anyLabels); err != nil {
			return err
		}
		return r.name(&r.q.Object, anyLabels)
	case Disagreement:
		if r.q.Subject.Text == "" {
			return nil
		}
		return r.name(&r.q.Subject, ownerLabels)
	}
	return errNoReading
}

func (r *resolution) name(name *Name, labels []string) error {
	found, id, err := r.resolve(name.Text, labels)
	if err != nil {
		return err
	}
	*name = found
	r.resolved++
	if name == &r.q.Subject {
		r.subject = id
	}
	return nil
}

// topic resolves what is talked about, if it is a thing of the graph that statements are known to be
// about; if not, its words are searched for.
func (r *resolution) topic() {
	found, id, err := r.resolve(r.q.About.Text, aboutLabels)
	if err == nil && r.spokenOf(id) {
		r.q.About = found
		r.resolved++
	}
}

// spokenOf tells whether a statement, of the subject if there is one, is about a node.
func (r *resolution) spokenOf(about graph.NodeID) bool {
	for e := range r.tx.In(about, "ABOUT") {
		if r.subject == 0 {
			return true
		}
		for said := range r.tx.In(e.From, "SAID") {
			if said.From == r.subject {
				return true
			}
		}
	}
	return false
}

// maxSplit is how many characters a company and its metric may have together.
const maxSplit = 80

// split tells a company from what follows it without a word between, the longest company first.
func (r *resolution) split(rest func(string) error) error {
	ph := newPhrase(r.q.phrase)
	best := error(errNoReading)
	if ph.len() > maxSplit {
		return best
	}
	for i := ph.len() - 1; i > 0; i-- {
		if wordRune(ph.folded[i]) && wordRune(ph.folded[i-1]) {
			continue
		}
		head, tail := ph.slice(0, i).trim().String(), ph.slice(i, ph.len()).trim()
		if end, ok := tail.at(0, []rune("的")); ok {
			tail = tail.slice(end, tail.len()).trim()
		}
		for _, try := range [2][2]string{{head, tail.String()}, {tail.String(), head}} {
			found := r.lookup(try[0], ownerLabels)
			if len(found) == 0 || try[1] == "" {
				continue
			}
			r.q.Subject, r.subject = nameOf(try[0], found), found[0].Node
			err := rest(try[1])
			if err == nil {
				r.q.phrase = ""
				r.resolved++
				return nil
			}
			if r.resolved == 0 {
				r.resolved, best = 1, err
			}
		}
	}
	return best
}

// posted takes text for a post at the subject. Where nothing else says that a post is asked for, it must be a
// known one.
func (r *resolution) posted(text string) error {
	if r.q.Subject.Label != "Company" && r.q.Subject.Label != "Organization" {
		return errNoReading
	}
	if r.q.weak && !r.held(text) {
		return errNoReading
	}
	r.q.Title = text
	return nil
}

// held tells whether text is the name of a post, by the table of posts or because someone holds it at the subject.
func (r *resolution) held(text string) bool {
	like := titlesLike(text)
	if len(like) > 1 {
		return true
	}
	for e := range r.tx.In(r.subject, "HOLDS_POSITION") {
		title, _ := e.Props["title"].(string)
		if strings.EqualFold(title, text) {
			return true
		}
	}
	return false
}

// metric resolves a metric, and before its words, the segment or the accounting basis that it is
// of: 国际市场游戏收入, Non-IFRS net profit; or the product: 腾讯的微信月活.
func (r *resolution) metric(text string) error {
	if r.metricNamed(text, text) {
		return nil
	}
	ph := newPhrase(text)
	for i := 1; i < ph.len() && ph.len() <= maxSplit; i++ {
		if wordRune(ph.folded[i]) && wordRune(ph.folded[i-1]) {
			continue
		}
		head, tail := ph.slice(0, i).trim().String(), ph.slice(i, ph.len()).trim().String()
		head = strings.TrimSuffix(head, "的")
		if r.subject == 0 || head == "" || !r.metricNamed(tail, text) {
			continue
		}
		if segment := r.segment(head); segment != "" {
			r.q.Segment = segment
			return nil
		}
		if found := r.lookup(head, ownerLabels); len(found) > 0 {
			r.q.Subject, r.subject = nameOf(head, found), found[0].Node
			return nil
		}
	}
	r.q.Metric = Name{Text: text}
	if found := r.lookup(text, metricLabels); len(found) > 1 {
		return &AmbiguousNameError{Name: text, Candidates: found}
	}
	return &UnknownNameError{Name: text, Labels: metricLabels, Known: r.metrics()}
}

// metricNamed resolves a metric by a name; of several metrics of that name the one that the subject
// has figures of.
func (r *resolution) metricNamed(name, text string) bool {
	found := r.lookup(name, metricLabels)
	if len(found) > 1 && r.subject != 0 {
		found = slices.DeleteFunc(found, func(c Candidate) bool {
			return !r.measures(func(e graph.Edge) bool { return e.To == c.Node })
		})
	}
	if len(found) != 1 {
		return false
	}
	r.q.Metric = nameOf(text, r.measured(found))
	r.resolved++
	return true
}

// kinds of a metric that answer for it where the subject has no figures of the metric itself: who asks how many users
// there are is told how many are active.
var metricKinds = map[string][]string{"users": {"mau", "dau", "paying_users"}}

// measured returns the metric found, or the first of its kinds that the subject has figures of.
func (r *resolution) measured(found []Candidate) []Candidate {
	kinds := metricKinds[found[0].Key]
	if r.subject == 0 || len(kinds) == 0 {
		return found // without a look at the figures, which may be many
	}
	for _, code := range append([]string{found[0].Key}, kinds...) {
		id, err := r.tx.NodeByKey("Metric", code)
		if err == nil && r.measures(func(e graph.Edge) bool { return e.To == id }) {
			c, _ := r.candidate(id, metricLabels)
			return []Candidate{c}
		}
	}
	return found
}

// measures tells whether one of the subject's figures is of a kind.
func (r *resolution) measures(is func(graph.Edge) bool) bool {
	for e := range r.tx.Out(r.subject, "REPORTED", "GREW_BY") {
		if is(e) {
			return true
		}
	}
	return false
}

// segment finds the segment of the subject, or the accounting basis of its figures, that text
// names: the one written so, else the first that holds it.
func (r *resolution) segment(text string) string {
	folded, found := fold.Name(text), ""
	r.measures(func(e graph.Edge) bool {
		for _, key := range []string{"segment", "basis"} {
			s, _ := e.Props[key].(string)
			switch name := fold.Name(s); {
			case s != "" && name == folded:
				found = s
				return true
			case s != "" && found == "" && strings.Contains(name, folded):
				found = s
			}
		}
		return false
	})
	return found
}

// metrics are the names of the metrics of the subject's figures, or of all, the first ones.
func (r *resolution) metrics() []string {
	var list []string
	add := func(id graph.NodeID) {
		if name := r.text(id, "name"); name != "" && len(list) < 12 && !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	if r.subject == 0 {
		for id := range r.tx.NodesByLabel("Metric") {
			add(id)
		}
		return list
	}
	for e := range r.tx.Out(r.subject, "REPORTED", "GREW_BY") {
		add(e.To)
	}
	return list
}
