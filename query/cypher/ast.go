package cypher

// Pos is a byte offset in the source of the query.
type Pos int

// Offset is the position as a plain number; every node of the tree has it.
func (p Pos) Offset() int { return int(p) }

// Node is any node of the tree.
type Node interface{ Offset() int }

// Mode says whether a query is run, explained, or run and measured.
type Mode uint8

// The modes of a query.
const (
	ModeRun Mode = iota
	ModeExplain
	ModeProfile
)

// Query is a whole query: one or more single queries joined by UNION.
type Query struct {
	Pos
	Mode     Mode
	Parts    []*SingleQuery
	UnionAll bool
}

// SingleQuery is a run of clauses.
type SingleQuery struct {
	Pos
	Clauses []Clause
}

// Clause is one of Match, Unwind, With, Return, Create, Merge, Set, Remove, Delete,
// Foreach, Call, CallSubquery.
type Clause interface {
	Node
	clause()
}

// Variable is a name of a value of a row. As an expression it is its value.
type Variable struct {
	Pos
	Name string
}

// The clauses.
type (
	// Match is [OPTIONAL] MATCH paths [WHERE].
	Match struct {
		Pos
		Optional bool
		Paths    []*PathPattern
		Where    Expr
	}
	// Unwind is UNWIND list AS variable.
	Unwind struct {
		Pos
		List Expr
		Var  *Variable
	}
	// With is WITH projection [WHERE].
	With struct {
		Pos
		Projection
		Where Expr
	}
	// Return is RETURN projection.
	Return struct {
		Pos
		Projection
	}
	// Create is CREATE paths.
	Create struct {
		Pos
		Paths []*PathPattern
	}
	// Merge is MERGE path with its actions.
	Merge struct {
		Pos
		Path              *PathPattern
		OnCreate, OnMatch []SetItem
	}
	// Set is SET items.
	Set struct {
		Pos
		Items []SetItem
	}
	// Remove is REMOVE items.
	Remove struct {
		Pos
		Items []RemoveItem
	}
	// Delete is [DETACH] DELETE entities.
	Delete struct {
		Pos
		Detach bool
		Exprs  []Expr
	}
	// Foreach is FOREACH (variable IN list | updates).
	Foreach struct {
		Pos
		Var  *Variable
		List Expr
		Body []Clause
	}
	// Call is CALL procedure(args) [YIELD].
	Call struct {
		Pos
		Procedure  string
		Args       []Expr
		Explicit   bool // arguments stand in parentheses; without, they come from the parameters
		Standalone bool // the call is the whole query
		HasYield   bool
		YieldAll   bool
		Yield      []YieldItem
		Where      Expr
	}
	// CallSubquery is CALL { query }; a query that starts with WITH imports variables.
	CallSubquery struct {
		Pos
		Query *Query
	}
)

// Projection is what WITH and RETURN share.
type Projection struct {
	Distinct    bool
	All         bool // *
	Items       []ReturnItem
	OrderBy     []SortItem
	Skip, Limit Expr
}

// ReturnItem is expression [AS alias]. Text is the expression as it was written,
// which names the column where there is no alias.
type ReturnItem struct {
	Expr  Expr
	Alias *Variable
	Text  string
}

// Name is the name of the item's column.
func (i *ReturnItem) Name() string {
	if i.Alias != nil {
		return i.Alias.Name
	}
	if v, ok := i.Expr.(*Variable); ok {
		return v.Name
	}
	return i.Text
}

// SortItem is expression [DESC].
type SortItem struct {
	Expr       Expr
	Descending bool
}

// YieldItem is field [AS variable].
type YieldItem struct {
	Field string
	Var   *Variable
}

// SetItem is one assignment: to a property, of all properties, or of labels.
type SetItem struct {
	Pos
	Target Expr // a *Property to set, or the expression whose value is the entity
	Labels []string
	Value  Expr
	Merge  bool // +=
}

// RemoveItem removes a property (Target is a *Property) or labels.
type RemoveItem struct {
	Pos
	Target Expr
	Labels []string
}

// Direction of a relationship pattern, read from left to right.
type Direction uint8

// The directions.
const (
	Both Direction = iota
	Outgoing
	Incoming
)

// Shortest says which of the paths a pattern matches are wanted.
type Shortest uint8

// The kinds of shortest.
const (
	AnyLength Shortest = iota
	ShortestOne
	ShortestAll
)

// PathPattern is [variable =] (node)-[relationship]-(node)…; there is one node more
// than there are relationships.
type PathPattern struct {
	Pos
	Var      *Variable
	Shortest Shortest
	Nodes    []*NodePattern
	Rels     []*RelPattern
}

// NodePattern is (variable:Labels {properties} WHERE …).
type NodePattern struct {
	Pos
	Var    *Variable
	Labels LabelExpr // nil for any
	Props  Expr      // *MapLiteral or *Parameter or nil
	Where  Expr
}

// RelPattern is -[variable:TYPES*min..max {properties} WHERE …]->.
type RelPattern struct {
	Pos
	Var       *Variable
	Types     LabelExpr
	Dir       Direction
	VarLength bool
	Min, Max  int // of a variable length; Max is -1 where it has none
	Props     Expr
	Where     Expr
}

// LabelExpr is a condition on the labels of a node or the type of a relationship.
type LabelExpr interface {
	Node
	labelExpr()
}

// The label expressions.
type (
	// LabelName wants the label.
	LabelName struct {
		Pos
		Name string
	}
	// LabelAny (%) wants any label.
	LabelAny struct{ Pos }
	// LabelNot wants the operand not to hold.
	LabelNot struct {
		Pos
		X LabelExpr
	}
	// LabelAnd wants both.
	LabelAnd struct {
		Pos
		X, Y LabelExpr
	}
	// LabelOr wants either.
	LabelOr struct {
		Pos
		X, Y LabelExpr
	}
)

func (*LabelName) labelExpr() {}
func (*LabelAny) labelExpr()  {}
func (*LabelNot) labelExpr()  {}
func (*LabelAnd) labelExpr()  {}
func (*LabelOr) labelExpr()   {}

// AllOf gives the labels of an expression that is a plain conjunction of names.
func AllOf(e LabelExpr) ([]string, bool) {
	switch e := e.(type) {
	case nil:
		return nil, true
	case *LabelName:
		return []string{e.Name}, true
	case *LabelAnd:
		x, okX := AllOf(e.X)
		y, okY := AllOf(e.Y)
		return append(x, y...), okX && okY
	}
	return nil, false
}

// AnyOf gives the names of an expression that is a plain disjunction of names.
func AnyOf(e LabelExpr) ([]string, bool) {
	switch e := e.(type) {
	case nil:
		return nil, true
	case *LabelName:
		return []string{e.Name}, true
	case *LabelOr:
		x, okX := AnyOf(e.X)
		y, okY := AnyOf(e.Y)
		return append(x, y...), okX && okY
	}
	return nil, false
}

func (*Match) clause()        {}
func (*Unwind) clause()       {}
func (*With) clause()         {}
func (*Return) clause()       {}
func (*Create) clause()       {}
func (*Merge) clause()        {}
func (*Set) clause()          {}
func (*Remove) clause()       {}
func (*Delete) clause()       {}
func (*Foreach) clause()      {}
func (*Call) clause()         {}
func (*CallSubquery) clause() {}
