package exec

import (
	"slices"

	"github.com/newsgraph/kg/query/function"
	"github.com/newsgraph/kg/query/nodeset"
	"github.com/newsgraph/kg/query/plan"
	"github.com/newsgraph/kg/query/value"
)

// distinct passes on the first of all rows with the same values.
type distinct struct {
	slots []int
	next  stage
	seen  map[string]struct{}
	key   []byte
	bytes int64
}

func (d *distinct) take(r *Run) error {
	d.key = d.key[:0]
	for _, slot := range d.slots {
		d.key = value.AppendKey(d.key, r.row[slot])
	}
	if _, ok := d.seen[string(d.key)]; ok {
		return nil
	}
	d.seen[string(d.key)] = struct{}{}
	n := int64(len(d.key)) + 48
	d.bytes += n
	if err := r.Charge(n); err != nil {
		return err
	}
	return d.next(r)
}

func (d *distinct) around(input, _ stage) stage {
	return func(r *Run) error {
		d.seen = map[string]struct{}{}
		err := input(r)
		_ = r.Charge(-d.bytes)
		d.seen, d.bytes = nil, 0
		return err
	}
}

// skipper drops the first rows.
type skipper struct {
	count eval
	next  stage
	left  int64
}

func (c *compiler) skip(op *plan.Skip, next stage) (operator, error) {
	e, err := c.planned(op.Count)
	return &skipper{count: e, next: next}, err
}

func (s *skipper) take(r *Run) error {
	if s.left > 0 {
		s.left--
		return nil
	}
	return s.next(r)
}

func (s *skipper) around(input, _ stage) stage {
	return func(r *Run) (err error) {
		if s.left, err = count(r, s.count, "SKIP"); err != nil {
			return err
		}
		return input(r)
	}
}

// limiter stops its input after some rows.
type limiter struct {
	count eval
	next  stage
	left  int64
	full  *stop
}

func (c *compiler) limit(op *plan.Limit, next stage) (operator, error) {
	e, err := c.planned(op.Count)
	return &limiter{count: e, next: next, full: &stop{}}, err
}

func (l *limiter) take(r *Run) error {
	if l.left == 0 {
		return l.full
	}
	l.left--
	if err := l.next(r); err != nil || l.left > 0 {
		return err
	}
	return l.full
}

func (l *limiter) around(input, _ stage) stage {
	return func(r *Run) (err error) {
		if l.left, err = count(r, l.count, "LIMIT"); err != nil {
			return err
		}
		return l.full.after(input(r))
	}
}

// sorter keeps rows with their keys, or of them the first few.
type sorter struct {
	op          *plan.Sort
	keys        []eval
	skip, limit eval
	top         int64 // how many rows are wanted; -1 for all
	rows        []sorted
	worst       *sorted // no row that is not better is wanted
	room        saved   // for the keys of the next row
	bytes       int64
}

type sorted struct {
	keys saved
	row  saved
}

func (c *compiler) sort(op *plan.Sort) (operator, error) {
	s := &sorter{op: op}
	var err error
	for _, k := range op.Keys {
		e, err := c.planned(k.Expr)
		if err != nil {
			return nil, err
		}
		s.keys = append(s.keys, e)
	}
	if s.skip, err = c.optional(op.Skip); err != nil {
		return nil, err
	}
	s.limit, err = c.optional(op.Limit)
	return s, err
}

func (s *sorter) compare(a, b sorted) int {
	for i := range a.keys {
		if c := value.Order(a.keys[i], b.keys[i]); c != 0 {
			if s.op.Keys[i].Descending {
				return -c
			}
			return c
		}
	}
	return 0
}

func (s *sorter) take(r *Run) error {
	if s.room == nil {
		s.room = make(saved, len(s.keys))
	}
	for i, e := range s.keys {
		var err error
		if s.room[i], err = e(r); err != nil {
			return err
		}
	}
	row := sorted{keys: s.room}
	if s.worst != nil && s.compare(row, *s.worst) >= 0 {
		return nil
	}
	s.room = nil
	row.row = save(r, s.op.Live)
	n := row.keys.size() + row.row.size()
	s.bytes += n
	s.rows = append(s.rows, row)
	if err := r.Charge(n); err != nil {
		return err
	}
	if s.top >= 0 && int64(len(s.rows)) >= 2*s.top+64 {
		s.cut(r)
	}
	return nil
}

// cut keeps the best rows, as many as are wanted; the last of them is the bar for those to come.
func (s *sorter) cut(r *Run) {
	slices.SortStableFunc(s.rows, s.compare)
	for _, row := range s.rows[s.top:] {
		n := row.keys.size() + row.row.size()
		s.bytes -= n
		_ = r.Charge(-n) // giving back cannot fail
	}
	clear(s.rows[s.top:])
	s.rows = s.rows[:s.top]
	if s.top > 0 {
		worst := s.rows[s.top-1]
		s.worst = &worst
	}
}

func (s *sorter) around(input, next stage) stage {
	return func(r *Run) error {
		if err := s.begin(r); err != nil {
			return err
		}
		defer func() { _ = r.Charge(-s.bytes) }() // giving back cannot fail
		if err := input(r); err != nil {
			return err
		}
		slices.SortStableFunc(s.rows, s.compare)
		rows := s.rows
		s.rows = nil
		for _, row := range rows {
			row.row.restore(r, s.op.Live)
			if err := next(r); err != nil {
				return err
			}
		}
		return nil
	}
}

func (s *sorter) begin(r *Run) error {
	s.rows, s.worst, s.bytes, s.top = nil, nil, 0, -1
	if s.limit == nil {
		return nil
	}
	n, err := limited(r, s.skip, s.limit)
	if err != nil {
		return err
	}
	if n < 1<<20 {
		s.top = n
	}
	return nil
}

// aggregation groups rows.
type aggregation struct {
	op     *plan.Aggregation
	keys   []eval
	calls  []call
	groups map[string]*group
	order  []*group
	key    []byte
	room   saved // for the keys of the next row
	bytes  int64

	spare     []group // for those to come
	spareKeys saved
}

type call struct {
	aggregate *function.Aggregate // nil for count(*)
	args      []eval
	distinct  bool
	slot      int
}

// valueSet is a set of values, one of each that DISTINCT takes for the same.
type valueSet struct {
	nodes  nodeset.Set
	others map[string]struct{} // by their keys
	key    []byte
}

// add returns about how many bytes a value that is new takes, 0 for one that is there.
func (s *valueSet) add(v any) (size int64) {
	if n, ok := v.(value.Node); ok {
		if _, added := s.nodes.Add(n.ID); !added {
			return 0
		}
		return nodeset.Bytes
	}
	s.key = value.AppendKey(s.key[:0], v)
	if _, ok := s.others[string(s.key)]; ok {
		return 0
	}
	if s.others == nil {
		s.others = map[string]struct{}{}
	}
	s.others[string(s.key)] = struct{}{}
	return int64(len(s.key)) + 48
}

type group struct {
	keys   saved
	carry  saved
	states []function.Aggregator
	seen   []*valueSet // of DISTINCT calls
	rows   int64
}

func (c *compiler) aggregation(op *plan.Aggregation) (operator, error) {
	a := &aggregation{op: op}
	for _, k := range op.Keys {
		e, err := c.planned(k.Expr)
		if err != nil {
			return nil, err
		}
		a.keys = append(a.keys, e)
	}
	for _, ac := range op.Calls {
		if ac.Call.Star || ac.Rows {
			a.calls = append(a.calls, call{slot: ac.Slot})
			continue
		}
		args, err := c.exprs(ac.Call.Args, ac.Scope)
		if err != nil {
			return nil, err
		}
		x := call{args: args, distinct: ac.Call.Distinct, slot: ac.Slot, aggregate: function.LookupAggregate(ac.Call.Name)}
		a.calls = append(a.calls, x)
	}
	return a, nil
}

func (a *aggregation) charge(r *Run, n int64) error {
	a.bytes += n
	return r.Charge(n)
}

func (a *aggregation) take(r *Run) error {
	a.key, a.room = a.key[:0], a.room[:0]
	for _, e := range a.keys {
		v, err := e(r)
		if err != nil {
			return err
		}
		a.room = append(a.room, v)
		a.key = value.AppendKey(a.key, v)
	}
	g, ok := a.groups[string(a.key)]
	if !ok {
		g = a.newGroup(r, a.keep(a.room))
		a.groups[string(a.key)] = g
		if err := a.charge(r, int64(len(a.key))+g.keys.size()+g.carry.size()+128); err != nil {
			return err
		}
	}
	g.rows += 1 + r.more
	for i := range a.calls {
		if err := a.add(r, g, i); err != nil {
			return err
		}
	}
	return nil
}

// groupsAtOnce is how many groups memory is taken for at a time. There can be as many groups as nodes.
const groupsAtOnce = 128

// keep returns a copy of the keys of a group, which lies beside those of others.
func (a *aggregation) keep(keys saved) saved {
	if len(a.spareKeys) < len(keys) {
		a.spareKeys = make(saved, len(keys)*min(groupsAtOnce, len(a.order)+1))
	}
	n := copy(a.spareKeys, keys)
	kept := a.spareKeys[:n:n]
	a.spareKeys = a.spareKeys[n:]
	return kept
}

func (a *aggregation) newGroup(r *Run, keys saved) *group {
	if len(a.spare) == 0 {
		a.spare = make([]group, min(groupsAtOnce, len(a.order)+1))
	}
	g := &a.spare[0]
	a.spare = a.spare[1:]
	g.keys, g.carry = keys, save(r, a.op.Carry)
	for i, c := range a.calls {
		if c.aggregate == nil {
			continue // it counts rows
		}
		if g.states == nil {
			g.states, g.seen = make([]function.Aggregator, len(a.calls)), make([]*valueSet, len(a.calls))
		}
		g.states[i] = c.aggregate.New()
		if c.distinct {
			g.seen[i] = &valueSet{}
		}
	}
	a.order = append(a.order, g)
	return g
}

func (a *aggregation) add(r *Run, g *group, i int) error {
	c := &a.calls[i]
	if c.aggregate == nil {
		return nil // count(*) is the number of rows
	}
	var room [2]any
	args := room[:0]
	for _, e := range c.args {
		v, err := e(r)
		if err != nil {
			return err
		}
		args = append(args, v)
	}
	if c.distinct {
		size := g.seen[i].add(args[0])
		if size == 0 {
			return nil
		}
		if err := a.charge(r, size); err != nil {
			return err
		}
	}
	if c.aggregate.Name == "collect" && args[0] != nil {
		if err := a.charge(r, value.Size(args[0])); err != nil {
			return err
		}
	}
	return g.states[i].Add(args)
}

func (a *aggregation) around(input, next stage) stage {
	return func(r *Run) error {
		a.groups, a.order, a.bytes, a.spare, a.spareKeys = map[string]*group{}, nil, 0, nil, nil
		defer func() { _ = r.Charge(-a.bytes) }() // giving back cannot fail
		if err := input(r); err != nil {
			return err
		}
		if len(a.order) == 0 && len(a.keys) == 0 {
			a.newGroup(r, nil)
		}
		groups := a.order
		a.groups, a.order, a.spare, a.spareKeys = nil, nil, nil, nil
		for _, g := range groups {
			g.carry.restore(r, a.op.Carry)
			for i, k := range a.op.Keys {
				r.row[k.Slot] = g.keys[i]
			}
			for i, c := range a.calls {
				if c.aggregate == nil {
					r.row[c.slot] = g.rows
				} else {
					r.row[c.slot] = g.states[i].Result()
				}
			}
			if err := next(r); err != nil {
				return err
			}
		}
		return nil
	}
}
