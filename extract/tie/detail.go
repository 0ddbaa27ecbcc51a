package tie

import (
	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/period"
	"github.com/newsgraph/kg/extract/quantity"
)

// detail adds to a relation the money, the share and the date that its clause
// tells.
func (r *reader) detail(rel *document.Relation, s document.Span) {
	switch rel.Type {
	case "acquired", "invested_in", "holds_stake", "owns", "sued", "supplies":
		c := r.clause(s)
		for _, q := range quantity.Find(r.d.Slice(c)) {
			switch {
			case q.Kind == quantity.Money && rel.Amount == nil && rel.Type != "owns":
				n := q.Number
				if n.Unit == "" {
					n.Unit = r.home
				}
				rel.Amount = &n
			case q.Kind == quantity.Percent && rel.Share == nil && q.Attributive && rel.Type != "sued":
				share := q.Value
				rel.Share = &share
			}
		}
	case "offers", "competes_with":
		return
	}
	rel.Date = r.date()
}

// date is the one day, month or year that the sentence names for what it
// tells, or "".
func (r *reader) date() string {
	value := ""
	for _, p := range period.Find(r.d.Slice(r.s.Span), period.Reference{Date: r.d.Meta.Published}) {
		if p.Compared || p.Since || p.Until || p.Value == "" {
			continue
		}
		switch p.Kind {
		case period.Day, period.Month, period.Year:
			if value != "" && value != p.Value {
				return ""
			}
			value = p.Value
		}
	}
	return value
}
