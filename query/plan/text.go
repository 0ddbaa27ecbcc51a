package plan

import (
	"fmt"
	"math"
	"reflect"
	"strings"

	"github.com/newsgraph/kg/query/cypher"
)

// Text shows a plan as a tree, last operator first, with the rows expected of each and, where measured is
// not nil, the rows that it really passed on.
func Text(p *Plan, measured map[Op]int64) string {
	var b strings.Builder
	writeOp(&b, p.Root, 0, measured)
	return b.String()
}

func writeOp(b *strings.Builder, op Op, depth int, measured map[Op]int64) {
	for ; op != nil; op = op.Input() {
		name := reflect.TypeOf(op).Elem().Name()
		line := strings.Repeat("  ", depth) + name
		if d := detail(op); d != "" {
			line += " " + d
		}
		fmt.Fprintf(b, "%s  (expected %s", line, expected(rows(op)))
		if measured != nil {
			fmt.Fprintf(b, ", actual %d", measured[op])
		}
		b.WriteString(")\n")
		for _, inner := range branches(op) {
			writeOp(b, inner, depth+1, measured)
		}
	}
}

func expected(rows float64) string {
	if rows < 10 {
		return fmt.Sprintf("%.2g", rows)
	}
	return fmt.Sprintf("%.0f", math.Round(rows))
}

// branches are the plans that an operator runs besides its input.
func branches(op Op) []Op {
	switch op := op.(type) {
	case *Union:
		return op.Branches
	case *Apply:
		return []Op{op.Inner}
	case *Each:
		return []Op{op.Inner}
	case *Merge:
		return []Op{op.Match}
	}
	return nil
}

func detail(op Op) string {
	switch op := op.(type) {
	case *Scan:
		return op.detail()
	case *RelSeek:
		return fmt.Sprintf("[%s:%s] by index of %s = %s", visible(op.Name), op.Type, op.Prop, printed(op.Value.Expr))
	case *Expand:
		if op.Count {
			return "degree of " + expansion(op.Names, op.Dir, op.Types, "", false)
		}
		return expansion(op.Names, op.Dir, op.Types, "", op.Closed)
	case *Count:
		return op.detail()
	case *ExpandMany:
		length := fmt.Sprintf("*%d..", op.Min)
		if op.Max >= 0 {
			length += fmt.Sprint(op.Max)
		}
		return expansion(op.Names, op.Dir, op.Types, length, op.Closed)
	case *Filter:
		parts := make([]string, len(op.Where))
		for i, e := range op.Where {
			parts[i] = printed(e.Expr)
		}
		return strings.Join(parts, " AND ")
	case *Apply:
		if op.Optional {
			return "optional"
		}
	case *Unwind:
		return printed(op.List.Expr)
	case *Project:
		parts := make([]string, len(op.Items))
		for i, item := range op.Items {
			parts[i] = printed(item.Expr.Expr)
		}
		return strings.Join(parts, ", ")
	case *Aggregation:
		var parts []string
		for _, k := range op.Keys {
			parts = append(parts, printed(k.Expr.Expr))
		}
		for _, c := range op.Calls {
			parts = append(parts, printed(c.Call))
		}
		return strings.Join(parts, ", ")
	case *Sort:
		return op.detail()
	case *Skip:
		return printed(op.Count.Expr)
	case *Limit:
		return printed(op.Count.Expr)
	case *Call:
		if op.Limit != nil {
			return op.Procedure + ", best " + printed(op.Limit.Expr)
		}
		return op.Procedure
	}
	return ""
}

// printed shows an expression; names that the planner made up are left out.
func printed(e cypher.Expr) string {
	text := cypher.PrintExpr(e)
	for {
		i := strings.Index(text, "`"+string(anonymousMark))
		if i < 0 {
			return text
		}
		j := strings.IndexByte(text[i+1:], '`')
		if j < 0 {
			return text
		}
		text = text[:i] + "_" + text[i+j+2:]
	}
}

func (s *Scan) detail() string {
	name := visible(s.Name)
	switch s.Access {
	case AllNodes:
		return "(" + name + ")"
	case ByLabel:
		return fmt.Sprintf("(%s:%s) by label", name, s.Label)
	case ByRange:
		return fmt.Sprintf("(%s:%s) by range of %s", name, s.Label, s.Prop)
	case ByPrefix:
		return fmt.Sprintf("(%s:%s) by prefix of %s", name, s.Label, s.Prop)
	case BySeek:
		return fmt.Sprintf("(%s:%s) by index of %s = %s", name, s.Label, s.Prop, printed(s.Value.Expr))
	}
	return fmt.Sprintf("(%s:%s) by key %s = %s", name, s.Label, s.Prop, printed(s.Value.Expr))
}

func (s *Sort) detail() string {
	parts := make([]string, len(s.Keys))
	for i, k := range s.Keys {
		parts[i] = printed(k.Expr.Expr)
		if k.Descending {
			parts[i] += " DESC"
		}
	}
	text := strings.Join(parts, ", ")
	if s.Limit != nil {
		text += " top " + printed(s.Limit.Expr)
	}
	return text
}

func visible(name string) string {
	if anonymous(name) {
		return ""
	}
	return name
}

func expansion(names [3]string, dir cypher.Direction, types []string, length string, closed bool) string {
	left, right := "-", "-"
	switch dir {
	case cypher.Outgoing:
		right = "->"
	case cypher.Incoming:
		left = "<-"
	}
	typ := strings.Join(types, "|")
	if typ != "" {
		typ = ":" + typ
	}
	text := fmt.Sprintf("(%s)%s[%s%s%s]%s(%s)", visible(names[0]), left, visible(names[1]), typ, length, right, visible(names[2]))
	if closed {
		text += " closed"
	}
	return text
}

func (c *Count) detail() string {
	label := ""
	if c.Label != "" {
		label = ":" + c.Label
	}
	if !c.Rels {
		return "of (" + label + ") by the statistics"
	}
	return "of " + expansion([3]string{label, "", ""}, c.Dir, c.Types, "", false) + " by the statistics"
}
