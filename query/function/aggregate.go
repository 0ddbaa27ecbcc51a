package function

import (
	"math"
	"slices"

	"github.com/newsgraph/kg/graph/temporal"
	"github.com/newsgraph/kg/query/cypher"
	"github.com/newsgraph/kg/query/value"
)

var aggregates = []Aggregate{
	{"count", 1, 1, func() Aggregator { return new(count) }},
	{"collect", 1, 1, func() Aggregator { return &collect{list: []any{}} }},
	{"sum", 1, 1, func() Aggregator { return &sum{total: int64(0)} }},
	{"avg", 1, 1, func() Aggregator { return new(avg) }},
	{"min", 1, 1, func() Aggregator { return &extreme{sign: -1} }},
	{"max", 1, 1, func() Aggregator { return &extreme{sign: 1} }},
	{"stDev", 1, 1, func() Aggregator { return &deviation{sample: 1} }},
	{"stDevP", 1, 1, func() Aggregator { return new(deviation) }},
	{"percentileDisc", 2, 2, func() Aggregator { return &percentile{name: "percentileDisc"} }},
	{"percentileCont", 2, 2, func() Aggregator { return &percentile{name: "percentileCont", interpolate: true} }},
}

type count struct{ n int64 }

func (c *count) Add(args []any) error {
	if args[0] != nil {
		c.n++
	}
	return nil
}
func (c *count) Result() any { return c.n }

type collect struct{ list []any }

func (c *collect) Add(args []any) error {
	if args[0] != nil {
		c.list = append(c.list, args[0])
	}
	return nil
}
func (c *collect) Result() any { return c.list }

type sum struct{ total any }

func (s *sum) Add(args []any) (err error) {
	if args[0] == nil {
		return nil
	}
	if d, ok := args[0].(temporal.Duration); ok {
		if total, ok := s.total.(temporal.Duration); ok {
			d = total.Add(d)
		}
		s.total = d
		return nil
	}
	if _, ok := value.Float(args[0]); !ok {
		return wrongType("sum", args[0], "numbers or durations")
	}
	s.total, err = Add(s.total, args[0])
	return err
}
func (s *sum) Result() any { return s.total }

type avg struct {
	n     int64
	mean  float64
	total temporal.Duration
	long  bool // durations
}

func (a *avg) Add(args []any) error {
	if args[0] == nil {
		return nil
	}
	a.n++
	if d, ok := args[0].(temporal.Duration); ok {
		a.long, a.total = true, a.total.Add(d)
		return nil
	}
	f, ok := value.Float(args[0])
	if !ok {
		return wrongType("avg", args[0], "numbers or durations")
	}
	a.mean += (f - a.mean) / float64(a.n)
	return nil
}

func (a *avg) Result() any {
	switch {
	case a.n == 0:
		return nil
	case a.long:
		mean, err := a.total.Divide(a.n)
		if err != nil {
			return nil
		}
		return mean
	}
	return a.mean
}

type extreme struct {
	sign int
	best any
}

func (e *extreme) Add(args []any) error {
	if args[0] != nil && (e.best == nil || value.Order(args[0], e.best)*e.sign > 0) {
		e.best = args[0]
	}
	return nil
}
func (e *extreme) Result() any { return e.best }

// deviation is the standard deviation by Welford's method.
type deviation struct {
	sample   float64 // 1 for that of a sample, 0 for that of the whole
	n        float64
	mean, m2 float64
}

func (d *deviation) Add(args []any) error {
	if args[0] == nil {
		return nil
	}
	f, ok := value.Float(args[0])
	if !ok {
		return wrongType("stDev", args[0], "numbers")
	}
	d.n++
	delta := f - d.mean
	d.mean += delta / d.n
	d.m2 += delta * (f - d.mean)
	return nil
}

func (d *deviation) Result() any {
	if d.n < 2 {
		return 0.0
	}
	return math.Sqrt(d.m2 / (d.n - d.sample))
}

type percentile struct {
	name        string
	interpolate bool
	at          float64
	values      []any
}

func (p *percentile) Add(args []any) error {
	at, ok := value.Float(args[1])
	if !ok {
		return wrongType(p.name, args[1], "a percentile from 0.0 to 1.0")
	}
	if !(at >= 0 && at <= 1) {
		return cypher.RuntimeErrorf("ArgumentError", "NumberOutOfRange", "%s() wants a percentile from 0.0 to 1.0, not %v", p.name, at)
	}
	p.at = at
	if args[0] == nil {
		return nil
	}
	if _, ok := value.Float(args[0]); !ok {
		return wrongType(p.name, args[0], "numbers")
	}
	p.values = append(p.values, args[0])
	return nil
}

func (p *percentile) Result() any {
	if len(p.values) == 0 {
		return nil
	}
	slices.SortFunc(p.values, value.Order)
	n := len(p.values)
	if !p.interpolate {
		return p.values[max(int(math.Ceil(p.at*float64(n)))-1, 0)]
	}
	position := p.at * float64(n-1)
	low := int(position)
	a, _ := value.Float(p.values[low])
	if low == n-1 {
		return a
	}
	b, _ := value.Float(p.values[low+1])
	return a + (b-a)*(position-float64(low))
}
