package profile

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/newsgraph/kg/graph"
)

// Series is one metric of the entity, or its growth, over periods of one
// length.
type Series struct {
	Metric  string  `json:"metric"`            // code
	Basis   string  `json:"basis,omitempty"`   // Non-IFRS, GAAP, ...
	Segment string  `json:"segment,omitempty"` // the part of the entity that it is of
	Unit    string  `json:"unit,omitempty"`    // of growth rates "%"
	Compare string  `json:"compare,omitempty"` // of growth: yoy, qoq, mom
	Growth  bool    `json:"growth,omitempty"`
	Points  []Point `json:"points"` // in order of Period

	Node graph.NodeID `json:"-"` // of the metric
}

// Point is the values of one period. Sources that disagree give several.
type Point struct {
	Period string    `json:"period"`
	Values []float64 `json:"values"` // of growth rates, per cent

	Edges [][]graph.EdgeID `json:"-"` // that state each value
}

// collector sorts figures into series.
type collector struct {
	tx     *graph.Tx
	series map[string]*Series
}

func newCollector(tx *graph.Tx) *collector { return &collector{tx, map[string]*Series{}} }

// add takes a REPORTED or GREW_BY edge.
func (c *collector) add(e graph.Edge) error {
	if forecast, _ := e.Props["forecast"].(bool); forecast {
		return nil
	}
	code, _ := c.tx.Prop(e.To, "code")
	period := text(e.Props["period"])
	s := Series{Node: e.To, Metric: text(code), Basis: text(e.Props["basis"]), Segment: text(e.Props["segment"]), Unit: text(e.Props["unit"])}
	value, ok := float(e.Props["value"])
	if e.Type == "GREW_BY" {
		s.Growth, s.Compare = true, text(e.Props["compare"])
		if value, ok = float(e.Props["rate"]); ok {
			s.Unit, value = "%", math.Round(value*1e6)/1e4
		} else {
			value, ok = float(e.Props["delta"])
		}
	}
	if !ok {
		return nil
	}
	key := strings.Join([]string{s.Metric, s.Segment, s.Basis, s.Unit, s.Compare, strconv.FormatBool(s.Growth), granularity(period)}, "\x00")
	if c.series[key] == nil {
		c.series[key] = &s
	}
	c.series[key].put(period, value, e.ID)
	return nil
}

func (s *Series) put(period string, value float64, edge graph.EdgeID) {
	i, found := slices.BinarySearchFunc(s.Points, period, func(p Point, t string) int { return cmp.Compare(p.Period, t) })
	if !found {
		s.Points = slices.Insert(s.Points, i, Point{Period: period})
	}
	p := &s.Points[i]
	at := slices.Index(p.Values, value)
	if at < 0 {
		at = len(p.Values)
		p.Values, p.Edges = append(p.Values, value), append(p.Edges, nil)
	}
	p.Edges[at] = append(p.Edges[at], edge)
}

// sorted is all series, those of the entity itself and with the most points
// first.
func (c *collector) sorted() []Series {
	list := make([]Series, 0, len(c.series))
	for _, s := range c.series {
		list = append(list, *s)
	}
	slices.SortFunc(list, func(a, b Series) int {
		return cmp.Or(
			cmp.Compare(min(len(a.Segment), 1), min(len(b.Segment), 1)),
			cmp.Compare(a.Segment, b.Segment), cmp.Compare(a.Metric, b.Metric), cmp.Compare(a.Basis, b.Basis),
			cmp.Compare(growth(a), growth(b)), cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Compare, b.Compare),
			cmp.Compare(len(b.Points), len(a.Points)), cmp.Compare(a.Points[0].Period, b.Points[0].Period))
	})
	return list
}

func growth(s Series) int {
	if s.Growth {
		return 1
	}
	return 0
}

// granularity tells periods of different lengths apart: years, halves,
// quarters, months and days do not stand in one series.
func granularity(period string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '0'
		}
		return r
	}, period)
}

func float(v any) (float64, bool) {
	switch v := v.(type) {
	case int64:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// bars are the heights of a sparkline.
var bars = []rune("▁▂▃▄▅▆▇█")

// Sparkline draws the first value of every point, "" for fewer than two.
func (s *Series) Sparkline() string {
	if len(s.Points) < 2 {
		return ""
	}
	low, high := math.Inf(1), math.Inf(-1)
	for _, p := range s.Points {
		low, high = min(low, p.Values[0]), max(high, p.Values[0])
	}
	line := make([]rune, len(s.Points))
	for i, p := range s.Points {
		height := len(bars) / 2
		if high > low {
			height = int((p.Values[0] - low) / (high - low) * float64(len(bars)-1))
		}
		line[i] = bars[height]
	}
	return string(line)
}

// Short is a value in few digits: 144.95bn, 1.31bn, 572m, 12.
func Short(f float64) string {
	for _, step := range []struct {
		size float64
		unit string
	}{{1e12, "tn"}, {1e9, "bn"}, {1e6, "m"}} {
		if math.Abs(f) >= step.size {
			return number(math.Round(f/step.size*100)/100) + step.unit
		}
	}
	return number(math.Round(f*100) / 100)
}
