package figure

import "github.com/newsgraph/kg/extract/document"

// figureKey tells figures apart; two of one key are one fact said twice.
type figureKey struct {
	company, entity                      int
	segment, metric, period, unit, basis string
	value                                document.Decimal
	forecast                             bool
}

func (r *reader) addFigure(f document.Figure) {
	key := figureKey{f.Company, f.Subject, f.SubjectText, f.Metric, f.Period, f.Number.Unit, f.Accounting, f.Number.Value.Normalize(), f.Forecast}
	if i, ok := r.seen[key]; ok {
		old := &r.d.Facts.Figures[i]
		old.Evidence = append(old.Evidence, f.Evidence...)
		return
	}
	r.seen[key] = len(r.d.Facts.Figures)
	r.d.Facts.Figures = append(r.d.Facts.Figures, f)
}

// growthKey tells changes apart.
type growthKey struct {
	company, entity                         int
	segment, metric, period, compare, basis string
	value                                   document.Decimal
	rate, forecast                          bool
}

func (r *reader) addGrowth(g document.Growth) {
	key := growthKey{company: g.Company, entity: g.Subject, segment: g.SubjectText, metric: g.Metric, period: g.Period,
		compare: g.Compare, basis: g.Accounting, rate: g.Rate != nil, forecast: g.Forecast}
	if g.Rate != nil {
		key.value = g.Rate.Normalize()
	} else {
		key.value = g.Delta.Value.Normalize()
	}
	if i, ok := r.grown[key]; ok {
		old := &r.d.Facts.Growth[i]
		old.Evidence = append(old.Evidence, g.Evidence...)
		return
	}
	r.grown[key] = len(r.d.Facts.Growth)
	r.d.Facts.Growth = append(r.d.Facts.Growth, g)
}

// forecast reports whether the number after l is expected rather than reported,
// and by whom: the company named before the word that says so, -1 for none.
func (r *reader) forecast(l *lead, m metric) (expected bool, source int) {
	if l.forecast < 0 || r.anchors[l.forecast].mode == wide && (m.code == "share_price" || m.code == "market_value" || m.code == "dividend") {
		return false, -1 // a price was paid; only a 目标价 is expected
	}
	for k := l.forecast - 1; k >= 0; k-- {
		if r.anchors[k].kind == companyAnchor {
			return true, r.anchors[k].index
		}
	}
	return true, -1
}
