package semantic

import "github.com/newsgraph/kg/query/cypher"

// match checks MATCH: variables that are bound keep their kind, the others are bound.
func (w *walk) match(c *cypher.Match) error {
	s, err := w.pattern(c.Paths, w.scope)
	if err != nil {
		return err
	}
	w.scope = s
	return w.where(c.Where, s)
}

// pattern binds the variables of some paths, then checks their expressions.
func (c *checker) pattern(paths []*cypher.PathPattern, s scope) (scope, error) {
	seen := map[string]bool{} // relationships of this pattern
	var err error
	for _, p := range paths {
		if s, err = c.bindPath(p, s, seen); err != nil {
			return nil, err
		}
	}
	for _, p := range paths {
		if err := c.pathExprs(p, s); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func (c *checker) bindPath(p *cypher.PathPattern, s scope, seen map[string]bool) (scope, error) {
	if p.Shortest != cypher.AnyLength && p.Rels[0].Min > 1 {
		return nil, cypher.Errorf(p.Rels[0].Offset(), "InvalidRelationshipPattern", "a shortest path has no least length but 0 or 1")
	}
	var err error
	for i, n := range p.Nodes {
		if s, err = bindNode(n, s); err != nil {
			return nil, err
		}
		if i < len(p.Rels) {
			if s, err = bindRel(p.Rels[i], s, seen); err != nil {
				return nil, err
			}
		}
	}
	if p.Var == nil {
		return s, nil
	}
	if _, ok := s[p.Var.Name]; ok {
		return nil, alreadyBound(p.Var)
	}
	return s.with(p.Var.Name, kind{base: path}), nil
}

func bindNode(n *cypher.NodePattern, s scope) (scope, error) {
	if n.Var == nil {
		return s, nil
	}
	k, ok := s[n.Var.Name]
	if !ok {
		return s.with(n.Var.Name, kind{base: node}), nil
	}
	if !k.open() && k.base != node {
		return nil, typeConflict(n.Var, "a node")
	}
	return s, nil
}

func typeConflict(v *cypher.Variable, wanted string) error {
	return cypher.Errorf(v.Offset(), "VariableTypeConflict", "variable %s is not %s", v.Name, wanted)
}

func bindRel(r *cypher.RelPattern, s scope, seen map[string]bool) (scope, error) {
	if r.Var == nil {
		return s, nil
	}
	if seen[r.Var.Name] {
		return nil, cypher.Errorf(r.Var.Offset(), "RelationshipUniquenessViolation", "relationship %s cannot stand twice in one pattern", r.Var.Name)
	}
	k, ok := s[r.Var.Name]
	if ok && !k.open() {
		if r.VarLength && (k.base != list || !(kind{base: k.elem}).open() && k.elem != rel) || !r.VarLength && k.base != rel {
			return nil, typeConflict(r.Var, "a relationship")
		}
	}
	seen[r.Var.Name] = true
	if ok {
		return s, nil
	}
	k = kind{base: rel}
	if r.VarLength {
		k = kind{list, rel}
	}
	return s.with(r.Var.Name, k), nil
}

// pathExprs checks the properties and conditions in a path.
func (c *checker) pathExprs(p *cypher.PathPattern, s scope) error {
	check := func(props, where cypher.Expr, s scope) error {
		if param, ok := props.(*cypher.Parameter); ok {
			return cypher.Errorf(param.Offset(), "InvalidParameterUse", "a pattern cannot take all of its properties from a parameter").
				WithHint("write {key: $%s.key}", param.Name)
		}
		if props != nil {
			if _, err := c.expr(props, s, plain); err != nil {
				return err
			}
		}
		return c.where(where, s)
	}
	for _, n := range p.Nodes {
		if err := check(n.Props, n.Where, s); err != nil {
			return err
		}
	}
	for _, r := range p.Rels {
		inner := s
		if r.VarLength && r.Var != nil {
			inner = s.with(r.Var.Name, kind{base: rel})
		}
		if err := check(r.Props, r.Where, inner); err != nil {
			return err
		}
	}
	return nil
}

// creation checks a path of CREATE or MERGE and binds its variables.
func (w *walk) creation(p *cypher.PathPattern, merge bool) error {
	for i, n := range p.Nodes {
		if err := w.newNode(n, len(p.Rels) == 0, merge); err != nil {
			return err
		}
		if i < len(p.Rels) {
			if err := w.newRel(p.Rels[i], merge); err != nil {
				return err
			}
		}
	}
	if p.Var != nil {
		return w.bind(p.Var, kind{base: path})
	}
	return nil
}

func (w *walk) newNode(n *cypher.NodePattern, alone, merge bool) error {
	if err := w.newProps(n.Props, merge); err != nil {
		return err
	}
	if n.Where != nil {
		return cypher.Errorf(n.Where.Offset(), "UnexpectedSyntax", "what is created cannot have a condition")
	}
	if _, plainLabels := cypher.AllOf(n.Labels); !plainLabels {
		return cypher.Errorf(n.Labels.Offset(), "UnexpectedSyntax", "what is created needs plain labels, as in :A:B")
	}
	if n.Var == nil {
		return nil
	}
	k, bound := w.scope[n.Var.Name]
	if !bound {
		w.scope = w.scope.with(n.Var.Name, kind{base: node})
		return nil
	}
	if alone || n.Labels != nil || n.Props != nil {
		return alreadyBound(n.Var)
	}
	if !k.open() && k.base != node {
		return typeConflict(n.Var, "a node")
	}
	return nil
}

func (w *walk) newRel(r *cypher.RelPattern, merge bool) error {
	if r.Var != nil {
		if err := w.bind(r.Var, kind{base: rel}); err != nil {
			return err
		}
	}
	switch types, isPlain := cypher.AnyOf(r.Types); {
	case r.VarLength:
		return cypher.Errorf(r.Offset(), "CreatingVarLength", "a relationship of variable length cannot be created")
	case !isPlain || len(types) != 1:
		return cypher.Errorf(r.Offset(), "NoSingleRelationshipType", "a relationship is created with one type").WithHint("write -[:TYPE]->")
	case r.Dir == cypher.Both && !merge:
		return cypher.Errorf(r.Offset(), "RequiresDirectedRelationship", "a relationship is created with a direction").WithHint("write -[:TYPE]->")
	case r.Where != nil:
		return cypher.Errorf(r.Where.Offset(), "UnexpectedSyntax", "what is created cannot have a condition")
	}
	return w.newProps(r.Props, merge)
}

func (w *walk) newProps(props cypher.Expr, merge bool) error {
	if props == nil {
		return nil
	}
	if p, ok := props.(*cypher.Parameter); ok && merge {
		return cypher.Errorf(p.Offset(), "InvalidParameterUse", "MERGE cannot take all properties from a parameter").
			WithHint("write {key: $%s.key}", p.Name)
	}
	_, err := w.expr(props, w.scope, plain)
	return err
}
