package document

import "time"

// Facts are what the article says, each with the place where it says it.
// Entities are given by index into Document.Entities, -1 for none.
type Facts struct {
	Statements []Statement
	Figures    []Figure
	Growth     []Growth
	Roles      []Role
	Relations  []Relation
}

// Basis of every fact: where it stands, how sure it is, which rule found it.
type Basis struct {
	Evidence   []Span
	Confidence float64 // 0 to 1
	Rule       string
}

// Form of a statement.
type Form string

// The forms of statement.
const (
	Direct   Form = "direct"   // in quotation marks
	Indirect Form = "indirect" // without
	Mixed    Form = "mixed"    // partly quoted
)

// Statement is one piece of reported speech.
type Statement struct {
	Basis
	Speaker     int  // a person, a company, an organization or a described source
	SpeakerSpan Span // the words that name the speaker; empty when the context does
	Form        Form
	Text        string // the content alone, cue left out, its parts joined
	Content     []Span // the parts, in order
	Cue         Span   // the verb or noun of saying; empty when there is none
	Verb        string // the cue's verb: 表示, 否认, 预计
	About       []int  // entities that the content names
	Metrics     []string
	SaidOn      time.Time // zero when unknown
}

// Number is an exact decimal with the unit it counts.
type Number struct {
	Value Decimal
	Unit  string // ISO 4217 code for money, "1" for ratios, else the counted thing: user, vehicle, unit, store, person
	Min   *Decimal
	Max   *Decimal
	About bool // 约, 近, 超过: the figure is not exact
}

// Figure is one reported number of a company, a product or a segment.
type Figure struct {
	Basis
	Company     int
	Subject     int    // entity that the number is of, -1 when it is a segment
	SubjectText string // the segment's words, or the entity's name
	Metric      string // code: revenue, net_profit, mau, ...
	MetricText  string
	Period      string // YYYY, YYYYH1, YYYYQ4, YYYY9M, YYYY-MM, YYYY-MM-DD, or ""
	Number      Number
	Accounting  string // accounting basis: "", Non-IFRS, GAAP, 扣非, 经调整
	Forecast    bool   // an estimate or target, not a report
	Source      int    // who made the forecast
}

// Growth is one stated change of a metric: a rate or an absolute change.
type Growth struct {
	Basis
	Company     int
	Subject     int
	SubjectText string
	Metric      string
	MetricText  string
	Period      string
	Rate        *Decimal // signed: 下降3% is -0.03
	Delta       *Number  // signed, instead of Rate
	Compare     string   // yoy, qoq, mom or ""
	Accounting  string
	Forecast    bool
	Source      int
}

// Role is a post that a person holds or held.
type Role struct {
	Basis
	Person  int
	Title   string
	Company int
	Former  bool
	Since   string // date as a period, where stated
	Until   string
}

// Relation is a tie between two entities, typed as in the gold's README:
// offers, owns, holds_stake, invested_in, acquired, cooperates_with,
// competes_with, supplies, sued, listed_on, issued, appointed, left, founded.
type Relation struct {
	Basis
	From, To int
	Type     string
	Date     string // period, where stated
	Amount   *Number
	Share    *Decimal // 0.51 for 51 %
}
