package period

// yearRef tells how an expression names its year.
type yearRef uint8

const (
	noYear       yearRef = iota
	absoluteYear         // 2022年
	offsetYear           // 去年: counted from the year of the article
	sameYear             // 同年, 当年: that of the discourse, plus an offset
)

// part tells what an expression names within its year, or beside it.
type part uint8

const (
	wholeYear   part = iota
	monthsPart       // months a to b of the year: quarters, halves, months
	dayPart          // day b of month a
	dayOnly          // day a of the month that is spoken of
	quarterStep      // a quarters from the present one
	monthStep        // a months from the present one
	dayStep          // a days from the article's
	weekdayPart      // weekday a of the week b weeks on; b is recent for the last one
	current          // what the discourse is about, of kind a
	samePeriod       // 同期: what the discourse is about, a years on
	previousOne      // the quarter, month or year before what the discourse is about, of kind a
	yearsAgo         // a years before the article
	vague            // a stretch without ends
)

// recent marks a weekday without a week: the last one.
const recent = 99

// expression is a period as the text says it.
type expression struct {
	ref     yearRef
	year    int // the year, or the offset
	part    part
	a, b    int
	fiscal  bool
	full    bool // 全年: the year of what is spoken of
	end     bool // 底, 末: its last month, or with asOf its last day
	asOf    bool
	since   bool
	until   bool
	against bool        // for comparison
	closed  bool        // a report of it is out, so that it is over
	length  int         // 止三个月: that many months, ending with this one
	to      *expression // the other end of a range
}
