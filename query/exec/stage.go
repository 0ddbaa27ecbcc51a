package exec

import (
	"fmt"
	"math"
	"slices"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/cypher"
	"github.com/newsgraph/kg/query/function"
	"github.com/newsgraph/kg/query/plan"
	"github.com/newsgraph/kg/query/value"
)

// compile makes an operator and all before it into a stage that passes its rows to next.
func (c *compiler) compile(op plan.Op, next stage) (stage, error) {
	if c.measure {
		next = counted(op, next)
	}
	switch op := op.(type) {
	case *plan.Argument:
		return next, nil
	case *plan.Union:
		return c.union(op, next)
	}
	into, err := c.operator(op, next)
	if err != nil {
		return nil, err
	}
	input, err := c.compile(op.Input(), into.take)
	return into.around(input, next), err
}

// counted counts the rows that an operator passes on.
func counted(op plan.Op, next stage) stage {
	return func(r *Run) error {
		if r.rows == nil {
			r.rows = map[plan.Op]int64{}
		}
		r.rows[op]++
		return next(r)
	}
}

// operator is an operator at work. Its input calls take for each row.
type operator interface {
	take(r *Run) error
	// around is the stage that runs the input, with what has to be done before and after it.
	around(input, next stage) stage
}

// streaming is an operator that passes rows on as they come, and needs nothing around that.
type streaming stage

func (s streaming) take(r *Run) error           { return s(r) }
func (s streaming) around(input, _ stage) stage { return input }

// operator makes the operator of a plan one at work, which passes its rows to next.
func (c *compiler) operator(op plan.Op, next stage) (operator, error) {
	switch op := op.(type) {
	case *plan.Scan:
		return c.scan(op, next)
	case *plan.RelSeek:
		return c.relSeek(op, next)
	case *plan.Expand:
		return c.expand(op, next)
	case *plan.Count:
		return streaming(func(r *Run) error {
			n := op.Number(r.Tx)
			for _, slot := range op.Slots {
				r.row[slot] = n
			}
			return next(r)
		}), nil
	case *plan.ExpandMany:
		return c.expandMany(op, next)
	case *plan.Endpoints:
		return c.endpoints(op, next)
	case *plan.ShortestPath:
		return c.shortestPath(op, next)
	case *plan.BuildPath:
		return streaming(func(r *Run) error {
			r.row[op.Slot] = buildPath(r, op)
			return next(r)
		}), nil
	case *plan.Filter:
		return c.filter(op, next)
	case *plan.Apply:
		return c.apply(op, next)
	case *plan.Unwind:
		return c.unwind(op, next)
	case *plan.Project:
		return c.project(op, next)
	case *plan.Call:
		return c.procedure(op, next)
	}
	return c.blockingStage(op, next)
}

func (c *compiler) blockingStage(op plan.Op, next stage) (operator, error) {
	switch op := op.(type) {
	case *plan.Aggregation:
		return c.aggregation(op)
	case *plan.Distinct:
		return &distinct{slots: op.Slots, next: next}, nil
	case *plan.Sort:
		return c.sort(op)
	case *plan.Skip:
		return c.skip(op, next)
	case *plan.Limit:
		return c.limit(op, next)
	case *plan.Each:
		return c.each(op)
	case *plan.Create:
		return c.create(op)
	case *plan.Merge:
		return c.merge(op)
	case *plan.Set:
		return c.set(op)
	case *plan.Delete:
		return c.delete(op)
	}
	return nil, fmt.Errorf("no stage for %T", op)
}

func (c *compiler) union(op *plan.Union, next stage) (stage, error) {
	branches := make([]stage, len(op.Branches))
	for i, b := range op.Branches {
		var err error
		if branches[i], err = c.compile(b, next); err != nil {
			return nil, err
		}
	}
	return func(r *Run) error {
		for _, b := range branches {
			if err := b(r); err != nil {
				return err
			}
		}
		return nil
	}, nil
}

func (c *compiler) conditions(list []plan.Expr) ([]eval, error) {
	evals := make([]eval, len(list))
	for i, e := range list {
		var err error
		if evals[i], err = c.planned(e); err != nil {
			return nil, err
		}
	}
	return evals, nil
}

func (c *compiler) filter(op *plan.Filter, next stage) (operator, error) {
	conditions, err := c.conditions(op.Where)
	return streaming(func(r *Run) error {
		for _, cond := range conditions {
			if ok, err := holds(r, cond); err != nil || !ok {
				return err
			}
		}
		return next(r)
	}), err
}

func holds(r *Run, cond eval) (bool, error) {
	v, err := cond(r)
	if err != nil {
		return false, err
	}
	t, err := truth(v)
	return t == value.True, err
}

func (c *compiler) apply(op *plan.Apply, next stage) (operator, error) {
	found := false
	inner, err := c.compile(op.Inner, func(r *Run) error {
		found = true
		return next(r)
	})
	return streaming(func(r *Run) error {
		found = false
		if err := inner(r); err != nil || found || !op.Optional {
			return err
		}
		for _, slot := range op.Nulls {
			r.row[slot] = nil
		}
		return next(r)
	}), err
}

func (c *compiler) unwind(op *plan.Unwind, next stage) (operator, error) {
	list, err := c.planned(op.List)
	return streaming(func(r *Run) error {
		v, err := list(r)
		if err != nil || v == nil {
			return err
		}
		items, ok := v.([]any)
		if !ok {
			items = []any{v}
		}
		for _, item := range items {
			if err := r.tick(); err != nil {
				return err
			}
			r.row[op.Slot] = item
			if err := next(r); err != nil {
				return err
			}
		}
		return nil
	}), err
}

func (c *compiler) project(op *plan.Project, next stage) (operator, error) {
	evals := make([]eval, len(op.Items))
	for i, item := range op.Items {
		var err error
		if evals[i], err = c.planned(item.Expr); err != nil {
			return nil, err
		}
	}
	return streaming(func(r *Run) error {
		for i, e := range evals {
			v, err := e(r)
			if err != nil {
				return err
			}
			r.row[op.Items[i].Slot] = v
		}
		return next(r)
	}), nil
}

func (c *compiler) procedure(op *plan.Call, next stage) (operator, error) {
	proc := c.procs.Lookup(op.Procedure)
	args, err := c.conditions(op.Args)
	if err != nil {
		return nil, err
	}
	columns := make([]int, len(op.Fields))
	for i, field := range op.Fields {
		for j, o := range proc.Outputs {
			if o.Name == field {
				columns[i] = j
			}
		}
	}
	skip, err := c.optional(op.Skip)
	if err != nil {
		return nil, err
	}
	limit, err := c.optional(op.Limit)
	if err != nil {
		return nil, err
	}
	return streaming(func(r *Run) error {
		values := make([]any, len(proc.Params))
		for i, p := range proc.Params {
			values[i] = p.Default
			if i < len(args) {
				var err error
				if values[i], err = args[i](r); err != nil {
					return err
				}
			}
		}
		call := proc.Call
		if limit != nil {
			few, err := limited(r, skip, limit)
			if err != nil {
				return err
			}
			few = min(max(few, 1), math.MaxInt32)
			call = func(env *function.Env, args []any, yield func([]any) error) error {
				return proc.Best(env, args, int(few), yield)
			}
		}
		err := call(&r.Env, values, func(row []any) error {
			if err := r.tick(); err != nil || op.Void {
				return err
			}
			for i, column := range columns {
				r.row[op.Slots[i]] = row[column]
			}
			return next(r)
		})
		if err != nil || !op.Void {
			return err
		}
		return next(r)
	}), nil
}

func buildPath(r *Run, op *plan.BuildPath) any {
	start, ok := r.row[op.Nodes[0]].(value.Node)
	if !ok {
		return nil
	}
	p := &value.Path{Nodes: []value.Node{start}}
	at := start.ID
	step := func(v any) bool {
		rel, ok := v.(value.Rel)
		if !ok {
			return false
		}
		at = rel.Other(at)
		p.Rels = append(p.Rels, rel)
		p.Nodes = append(p.Nodes, value.Node{ID: at})
		return true
	}
	for _, slot := range op.Rels {
		list, many := r.row[slot].([]any)
		if !many {
			list = []any{r.row[slot]}
		}
		for _, v := range list {
			if !step(v) {
				return nil
			}
		}
	}
	return p
}

// limited reads how many rows SKIP, where there is one, and LIMIT let pass together.
func limited(r *Run, skip, limit eval) (int64, error) {
	n, err := count(r, limit, "LIMIT")
	if err != nil || skip == nil {
		return n, err
	}
	m, err := count(r, skip, "SKIP")
	return n + min(m, math.MaxInt64-n), err
}

// count reads the number of rows of SKIP and LIMIT.
func count(r *Run, e eval, clause string) (int64, error) {
	v, err := e(r)
	if err != nil {
		return 0, err
	}
	n, ok := v.(int64)
	if !ok {
		return 0, cypher.RuntimeErrorf("SyntaxError", "InvalidArgumentType", "%s wants an integer, not %s", clause, value.Literal(v))
	}
	if n < 0 {
		return 0, cypher.RuntimeErrorf("SyntaxError", "NegativeIntegerArgument", "%s cannot be negative, as %d is", clause, n)
	}
	return n, nil
}

// relTypes are names of relationship types and their numbers in the graph that a program is for.
type relTypes struct {
	names []string
	known bool
	ids   []graph.TypeID
	never bool
}

// in returns the numbers, none for any type. never says that no relationship has one of the types. They are
// looked up once, unless the run may make types.
func (t *relTypes) in(r *Run) (ids []graph.TypeID, never bool) {
	if t.known && !r.writing {
		return t.ids, t.never
	}
	t.known, t.ids = true, t.ids[:0]
	for _, name := range t.names {
		if id := r.Tx.TypeID(name); id != 0 && !slices.Contains(t.ids, id) {
			t.ids = append(t.ids, id)
		}
	}
	t.never = len(t.names) > 0 && len(t.ids) == 0
	return t.ids, t.never
}
