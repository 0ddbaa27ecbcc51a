package cypher

// Expr is an expression.
type Expr interface {
	Node
	expr()
}

// Op is an operator of a Unary, Binary or Comparison.
type Op string

// The operators, as they are written.
const (
	OpOr         Op = "OR"
	OpXor        Op = "XOR"
	OpAnd        Op = "AND"
	OpNot        Op = "NOT"
	OpEqual      Op = "="
	OpNotEqual   Op = "<>"
	OpLess       Op = "<"
	OpLessEq     Op = "<="
	OpGreater    Op = ">"
	OpGreaterEq  Op = ">="
	OpIn         Op = "IN"
	OpStartsWith Op = "STARTS WITH"
	OpEndsWith   Op = "ENDS WITH"
	OpContains   Op = "CONTAINS"
	OpMatches    Op = "=~"
	OpAdd        Op = "+"
	OpSubtract   Op = "-"
	OpConcat     Op = "||"
	OpMultiply   Op = "*"
	OpDivide     Op = "/"
	OpModulo     Op = "%"
	OpPower      Op = "^"
)

// The expressions.
type (
	// Literal is a value: nil, bool, int64, float64 or string.
	Literal struct {
		Pos
		Value any
	}
	// Parameter is $name.
	Parameter struct {
		Pos
		Name string
	}
	// ListLiteral is [a, b].
	ListLiteral struct {
		Pos
		Items []Expr
	}
	// MapLiteral is {key: value}, in the order written.
	MapLiteral struct {
		Pos
		Keys   []string
		Values []Expr
	}
	// Property is x.name.
	Property struct {
		Pos
		X    Expr
		Name string
	}
	// Index is x[i].
	Index struct {
		Pos
		X, I Expr
	}
	// Slice is x[from..to]; either end may be nil.
	Slice struct {
		Pos
		X, From, To Expr
	}
	// Unary is NOT x, -x or +x.
	Unary struct {
		Pos
		Op Op
		X  Expr
	}
	// Binary is x op y, for every operator but the comparisons = <> < <= > >=.
	Binary struct {
		Pos
		Op   Op
		X, Y Expr
	}
	// Comparison is a chain a < b <= c; there is one operand more than operators.
	Comparison struct {
		Pos
		Ops      []Op
		Operands []Expr
	}
	// IsNull is x IS [NOT] NULL.
	IsNull struct {
		Pos
		X   Expr
		Not bool
	}
	// HasLabels is x:Label.
	HasLabels struct {
		Pos
		X      Expr
		Labels LabelExpr
	}
	// Call of a function; Name keeps its dots and the case it was written in.
	FunctionCall struct {
		Pos
		Name     string
		Distinct bool
		Star     bool // count(*)
		Args     []Expr
	}
	// Case is CASE [operand] WHEN … THEN … [ELSE …] END.
	Case struct {
		Pos
		Operand Expr // nil for a searched CASE
		Whens   []When
		Else    Expr
	}
	// ListComprehension is [variable IN list WHERE filter | projection].
	ListComprehension struct {
		Pos
		Var                *Variable
		List, Where, Yield Expr
	}
	// Quantifier is all/any/none/single(variable IN list WHERE filter); Kind is lower case.
	Quantifier struct {
		Pos
		Kind        string
		Var         *Variable
		List, Where Expr
	}
	// Reduce is reduce(acc = init, variable IN list | step).
	Reduce struct {
		Pos
		Acc, Var         *Variable
		Init, List, Step Expr
	}
	// PatternComprehension is [path WHERE filter | projection].
	PatternComprehension struct {
		Pos
		Path         *PathPattern
		Where, Yield Expr
	}
	// PatternExpr is a path as a condition: it has a match; or, where Shortest is set,
	// the path itself.
	PatternExpr struct {
		Pos
		Path *PathPattern
	}
	// Subquery is EXISTS { … }, COUNT { … } or COLLECT { … }; Kind is lower case.
	Subquery struct {
		Pos
		Kind  string
		Query *Query
	}
	// MapProjection is variable {.key, .*, name: value, other}.
	MapProjection struct {
		Pos
		Var   *Variable
		Items []ProjectionItem
	}
)

// When is one arm of a Case; Tests has one element but in a simple case WHEN a, b.
type When struct {
	Tests []Expr
	Then  Expr
}

// ProjectionItem of a map projection: Key and Value, or All for .*; .key has a
// Property of the variable as its value.
type ProjectionItem struct {
	All   bool
	Key   string
	Value Expr
}

func (*Variable) expr()             {}
func (*Literal) expr()              {}
func (*Parameter) expr()            {}
func (*ListLiteral) expr()          {}
func (*MapLiteral) expr()           {}
func (*Property) expr()             {}
func (*Index) expr()                {}
func (*Slice) expr()                {}
func (*Unary) expr()                {}
func (*Binary) expr()               {}
func (*Comparison) expr()           {}
func (*IsNull) expr()               {}
func (*HasLabels) expr()            {}
func (*FunctionCall) expr()         {}
func (*Case) expr()                 {}
func (*ListComprehension) expr()    {}
func (*Quantifier) expr()           {}
func (*Reduce) expr()               {}
func (*PatternComprehension) expr() {}
func (*PatternExpr) expr()          {}
func (*Subquery) expr()             {}
func (*MapProjection) expr()        {}
