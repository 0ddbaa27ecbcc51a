package semantic

import (
	"maps"

	"github.com/newsgraph/kg/query/cypher"
	"github.com/newsgraph/kg/query/function"
	"github.com/newsgraph/kg/query/plan"
)

// projection checks WITH or RETURN and returns its columns.
func (w *walk) projection(pr *cypher.Projection, where cypher.Expr, with bool) ([]column, error) {
	var columns []column
	if pr.All {
		if len(w.scope) == 0 && !with {
			return nil, cypher.Errorf(0, "NoVariablesInScope", "RETURN * needs variables, and there are none")
		}
		for _, name := range w.scope.names() {
			columns = append(columns, column{name, w.scope[name]})
		}
	}
	grouped := false
	for i := range pr.Items {
		grouped = grouped || plan.Aggregating(pr.Items[i].Expr)
	}
	for i := range pr.Items {
		item := &pr.Items[i]
		k, err := w.expr(item.Expr, w.scope, context{aggregates: true})
		if err != nil {
			return nil, err
		}
		columns = append(columns, column{item.Name(), k})
	}
	if err := unique(pr, columns); err != nil {
		return nil, err
	}
	if grouped {
		if err := w.grouping(pr); err != nil {
			return nil, err
		}
	}
	if err := w.order(pr, columns, grouped); err != nil {
		return nil, err
	}
	if with {
		if err := named(pr); err != nil {
			return nil, err
		}
	}
	return columns, w.whereAfter(pr, where, columns, grouped)
}

// named checks that every column of a WITH has a name.
func named(pr *cypher.Projection) error {
	for i := range pr.Items {
		item := &pr.Items[i]
		if _, isName := item.Expr.(*cypher.Variable); item.Alias == nil && !isName {
			return cypher.Errorf(item.Expr.Offset(), "NoExpressionAlias", "in WITH, an expression needs a name").
				WithHint("write %s AS name", item.Text)
		}
	}
	return nil
}

func unique(pr *cypher.Projection, columns []column) error {
	seen := map[string]bool{}
	for _, c := range columns {
		if seen[c.name] {
			return cypher.Errorf(pr.Items[len(pr.Items)-1].Expr.Offset(), "ColumnNameConflict", "there are two columns called %s", c.name)
		}
		seen[c.name] = true
	}
	return nil
}

// keys are what a projection groups by: the texts of the items without aggregates.
func keys(pr *cypher.Projection) map[string]bool {
	m := map[string]bool{}
	for i := range pr.Items {
		if !plan.Aggregating(pr.Items[i].Expr) {
			m[cypher.PrintExpr(pr.Items[i].Expr)] = true
		}
	}
	return m
}

// grouping checks that what stands beside aggregates has one value for the group.
func (w *walk) grouping(pr *cypher.Projection) error {
	grouped := keys(pr)
	if pr.All {
		for name := range w.scope {
			grouped[cypher.PrintExpr(&cypher.Variable{Name: name})] = true
		}
	}
	for i := range pr.Items {
		if e := pr.Items[i].Expr; plan.Aggregating(e) {
			if leaf := w.ungrouped(e, grouped, w.scope); leaf != nil {
				return ambiguous(leaf)
			}
		}
	}
	return nil
}

func ambiguous(leaf cypher.Expr) error {
	text := cypher.PrintExpr(leaf)
	return cypher.Errorf(leaf.Offset(), "AmbiguousAggregationExpression", "%s stands beside an aggregate but is not grouped by", text).
		WithHint("compute it in a WITH before, or return %s as a column of its own", text)
}

// ungrouped finds a variable, or a property of one, outside of aggregates that is no key; nil if there is
// none.
func (w *walk) ungrouped(e cypher.Expr, grouped map[string]bool, s scope) cypher.Expr {
	if f, ok := e.(*cypher.FunctionCall); ok && function.LookupAggregate(f.Name) != nil {
		return nil
	}
	switch x := e.(type) {
	case *cypher.Variable:
		if _, outer := s[x.Name]; outer && !grouped[cypher.PrintExpr(e)] {
			return e
		}
		return nil
	case *cypher.Property:
		if _, ok := x.X.(*cypher.Variable); ok && grouped[cypher.PrintExpr(e)] {
			return nil
		}
	}
	if !plan.Aggregating(e) && grouped[cypher.PrintExpr(e)] && len(cypher.Variables(e)) < 2 {
		return nil
	}
	var found cypher.Expr
	cypher.Children(e, func(x cypher.Expr) {
		if found == nil {
			found = w.ungrouped(x, grouped, s)
		}
	})
	if p, ok := e.(*cypher.Property); ok && found == p.X && found != nil {
		return e
	}
	return found
}

// after is the scope behind a projection that ORDER BY and WHERE see: the columns and, unless rows were
// merged, what was there before.
func (w *walk) after(pr *cypher.Projection, columns []column, grouped bool) scope {
	s := scope{}
	if !grouped && !pr.Distinct {
		s = maps.Clone(w.scope)
	}
	for _, c := range columns {
		s[c.name] = c.kind
	}
	return s
}

func (w *walk) order(pr *cypher.Projection, columns []column, grouped bool) error {
	s := w.after(pr, columns, grouped)
	for _, item := range pr.OrderBy {
		if plan.Aggregating(item.Expr) && !grouped {
			return cypher.Errorf(item.Expr.Offset(), "InvalidAggregation", "ORDER BY can use an aggregate only where the columns have one")
		}
		if err := w.sortKey(item.Expr, pr, s, grouped); err != nil {
			return err
		}
	}
	for _, count := range []cypher.Expr{pr.Skip, pr.Limit} {
		if count == nil {
			continue
		}
		if err := w.count(count); err != nil {
			return err
		}
	}
	return nil
}

func (w *walk) sortKey(e cypher.Expr, pr *cypher.Projection, s scope, grouped bool) error {
	if !grouped && !pr.Distinct {
		_, err := w.expr(e, s, plain)
		return err
	}
	texts := map[string]bool{}
	for i := range pr.Items {
		texts[cypher.PrintExpr(pr.Items[i].Expr)] = true
	}
	if !plan.Aggregating(e) && covered(e, texts, s) {
		return nil
	}
	both := maps.Clone(w.scope)
	maps.Copy(both, s)
	if _, err := w.expr(e, both, context{aggregates: grouped}); err != nil {
		return err
	}
	if err := w.newAggregates(e, pr, s); err != nil {
		return err
	}
	names := map[string]bool{}
	for text := range keys(pr) {
		names[text] = true
	}
	for name := range s {
		names[cypher.PrintExpr(&cypher.Variable{Name: name})] = true
	}
	leaf := w.ungrouped(e, names, both)
	if leaf == nil {
		return nil
	}
	for i := range pr.Items {
		if plan.Aggregating(e) && !plan.Aggregating(pr.Items[i].Expr) && cypher.Any(pr.Items[i].Expr, func(x cypher.Expr) bool {
			return cypher.PrintExpr(x) == cypher.PrintExpr(leaf)
		}) {
			return ambiguous(leaf)
		}
	}
	for name := range cypher.Variables(leaf) {
		return w.undefined(leaf.Offset(), name, s)
	}
	return nil
}

// newAggregates checks the aggregates of a sort key that no column has: they can use the columns alone.
func (w *walk) newAggregates(e cypher.Expr, pr *cypher.Projection, s scope) error {
	var err error
	cypher.Any(e, func(x cypher.Expr) bool {
		f, ok := x.(*cypher.FunctionCall)
		if !ok || function.LookupAggregate(f.Name) == nil {
			return false
		}
		text := cypher.PrintExpr(f)
		for i := range pr.Items {
			if cypher.Any(pr.Items[i].Expr, func(y cypher.Expr) bool { return cypher.PrintExpr(y) == text }) {
				return false
			}
		}
		_, err = w.all(f.Args, s, context{within: true})
		return err != nil
	})
	return err
}

// covered tells whether an expression is made of columns: their expressions, or variables in s.
func covered(e cypher.Expr, texts map[string]bool, s scope) bool {
	if texts[cypher.PrintExpr(e)] {
		return true
	}
	if v, ok := e.(*cypher.Variable); ok {
		_, known := s[v.Name]
		return known
	}
	all := true
	cypher.Children(e, func(x cypher.Expr) { all = all && covered(x, texts, s) })
	return all
}

// count checks SKIP and LIMIT.
func (w *walk) count(e cypher.Expr) error {
	if cypher.Any(e, func(x cypher.Expr) bool { _, ok := x.(*cypher.Variable); return ok }) {
		return cypher.Errorf(e.Offset(), "NonConstantExpression", "SKIP and LIMIT cannot depend on a row")
	}
	k, err := w.expr(e, scope{}, plain)
	if err != nil {
		return err
	}
	if !k.open() && k.base != integer {
		return cypher.Errorf(e.Offset(), "InvalidArgumentType", "SKIP and LIMIT want an integer")
	}
	if l, ok := e.(*cypher.Literal); ok {
		if n, ok := l.Value.(int64); ok && n < 0 {
			return cypher.Errorf(e.Offset(), "NegativeIntegerArgument", "SKIP and LIMIT cannot be negative")
		}
	}
	return nil
}

// whereAfter checks the WHERE of a WITH.
func (w *walk) whereAfter(pr *cypher.Projection, where cypher.Expr, columns []column, grouped bool) error {
	if where == nil {
		return nil
	}
	texts := map[string]bool{}
	for i := range pr.Items {
		texts[cypher.PrintExpr(pr.Items[i].Expr)] = true
	}
	s := w.after(pr, columns, grouped)
	if (grouped || pr.Distinct) && !plan.Aggregating(where) && covered(where, texts, s) {
		both := maps.Clone(w.scope)
		maps.Copy(both, s)
		s = both
	}
	return w.where(where, s)
}
