package ask

import (
	"strconv"
	"strings"
)

// Form is a kind of question.
type Form uint8

// The forms of question.
const (
	WhoSaid      Form = iota // who said X
	WhoTalks                 // who talks about X
	Said                     // what did P say about Y
	Reported                 // what did C report
	Figure                   // what is C's M
	Growth                   // how much did C's M grow
	Grew                     // which companies grew M by more than 10%
	Fell                     // which companies' M fell
	Highest                  // which company has the highest M
	Lowest                   // which company has the lowest M
	Describe                 // who is P
	Positions                // what is P's position
	Staff                    // who works for C
	Related                  // what does C offer, who acquired C
	Connected                // how are A and B connected
	Disagreement             // what do sources disagree on
)

var formNames = [...]string{"who said", "who talks about", "said", "reported", "figure", "growth", "grew", "fell", "highest", "lowest", "describe", "positions", "staff", "related", "connected", "disagreement"}

func (f Form) String() string { return formNames[f] }

// Language of a question, and so of its answer.
type Language uint8

// The languages.
const (
	English Language = iota
	Chinese
)

// Name is a name in a question and, once resolved, the thing of the graph that it stands for.
type Name struct {
	Text  string // as the question writes it
	Label string // of the node; "" before it is resolved, or when it need not be
	Key   string // the node's name, or its code for a metric
	Shown string // the node's name as people read it
	// Also are other things of that name, which the question's form made less likely.
	Also []Candidate
}

// Question is a question of a known form. Which parts it has depends on the form.
type Question struct {
	Form     Form
	Language Language

	Subject Name // the speaker, company, person: who the question is about
	Object  Name // the other end: B of "how are A and B connected"
	About   Name // what is talked about
	Metric  Name
	Text    string // the words that somebody said
	Title   string // the post of "who is the CEO of C"
	Segment string // the part of a company, or the accounting basis, that a figure is of

	Speakers  string   // label of the speakers asked for: Person, Company, Organization; "" for any
	Compare   string   // yoy, qoq or "": what growth is against
	Types     []string // types of edge of Related
	Inward    bool     // Related: the edges point to the subject
	Period    Period
	Threshold Threshold // of Grew and Fell
	Most      int       // Highest and Lowest: how many are asked for; 0 where it is not said

	search   string   // Text or About with the other names of what they name
	subjects []string // Related: the labels that the subject may be of
	phrase   string   // subject and metric, or title, not yet told apart
	weak     bool     // the wording is that of no question unless its names are known
}

// Threshold is what growth must be above or below.
type Threshold struct {
	Below bool    // less than Rate, else more
	Equal bool    // the threshold itself is in
	Rate  float64 // 0.1 for 10 %
}

// String is the question as it was understood, in short.
func (q Question) String() string {
	var b strings.Builder
	b.WriteString(q.Form.String())
	add := func(key, value string) {
		if value != "" {
			b.WriteString(" " + key + "=" + value)
		}
	}
	for _, n := range []struct {
		key string
		Name
	}{{"subject", q.Subject}, {"object", q.Object}, {"about", q.About}, {"metric", q.Metric}} {
		if n.Key == "" {
			add(n.key, n.Text)
		} else {
			add(n.key, n.Key)
		}
	}
	add("phrase", q.phrase)
	add("text", q.Text)
	add("title", q.Title)
	add("segment", q.Segment)
	add("speakers", q.Speakers)
	add("compare", q.Compare)
	if q.Form == Related {
		add("types", strings.Join(q.Types, "|"))
		if q.Inward {
			add("direction", "in")
		}
	}
	add("period", q.Period.String())
	if q.Form == Grew || q.Form == Fell {
		op := ">"
		if q.Threshold.Below {
			op = "<"
		}
		if q.Threshold.Equal {
			op += "="
		}
		add("rate", op+strconv.FormatFloat(q.Threshold.Rate, 'g', -1, 64))
	}
	if q.Most > 0 {
		add("most", strconv.Itoa(q.Most))
	}
	return b.String()
}
