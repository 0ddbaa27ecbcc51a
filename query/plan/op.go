package plan

import "github.com/newsgraph/kg/query/cypher"

// Op is an operator. It takes each row of its input, makes none, one or many rows of it, and passes
// them on.
type Op interface {
	// Input is the operator whose rows this one takes; nil for Argument.
	Input() Op
}

// In is what operators with one input share.
type In struct {
	From Op
	// Rows is how many rows the planner expects this operator to pass on.
	Rows float64
}

// Input implements Op.
func (i *In) Input() Op { return i.From }

// Expected implements Estimated.
func (i *In) Expected() float64 { return i.Rows }

// Estimated is an operator that knows how many rows are expected of it.
type Estimated interface{ Expected() float64 }

// Access says how a Scan finds nodes.
type Access uint8

// The ways to find nodes, dearest first.
const (
	AllNodes Access = iota
	ByLabel
	ByRange  // ordered index, between bounds
	ByPrefix // ordered index
	BySeek   // ordered index, one value
	ByKey    // unique key
)

// Bound is an end of a range of an index.
type Bound struct {
	Expr      Expr // nil Expr.Expr for no bound
	Inclusive bool
}

// The operators.
type (
	// Argument passes on the row as it is: the start of every tree.
	Argument struct{}

	// Scan binds Slot to nodes, one after the other.
	Scan struct {
		In
		Slot    int
		Name    string
		Access  Access
		Label   string
		Prop    string
		Value   Expr  // of ByKey, BySeek, ByPrefix
		Test    *Expr // of ByKey, BySeek: the condition that they serve; an index takes some values for equal that = does not
		Low, Hi Bound
	}

	// RelSeek binds Rel to the relationships of Type that the index of Prop has for Value. Endpoints follows.
	RelSeek struct {
		In
		Rel   int
		Name  string
		Type  string
		Prop  string
		Value Expr
		Test  Expr // the condition that it serves; see Scan
	}

	// Expand goes from the node in Node along one relationship to the node in Other.
	Expand struct {
		In
		Node, Rel, Other int
		Names            [3]string // of the three
		Dir              cypher.Direction
		Types            []string // none for any
		Closed           bool     // Other is bound; only relationships that lead there count
		Unique           []int    // slots with relationships that must not be taken again
		Keep             bool     // the relationship itself is wanted, not just that there is one
		Count            bool     // only how many there are is wanted; Rel and Other stay as they are
	}

	// Count puts into Slots what the statistics say: how many nodes there are, or nodes with Label, or, where
	// Rels is set, relationships of Types (none for any) that leave or, by Dir, enter such nodes.
	Count struct {
		In
		Slots []int
		Label string // "" for any
		Rels  bool
		Dir   cypher.Direction
		Types []string
	}

	// ExpandMany goes along Min to Max relationships, none of them twice.
	ExpandMany struct {
		In
		Node, Rel, Other int // Rel becomes a list
		Names            [3]string
		Dir              cypher.Direction
		Types            []string
		Closed           bool
		Min, Max         int // Max is -1 for no bound
		Reverse          bool
		Unique           []int
		Keep             bool  // the list in Rel is wanted, not just where it leads
		Step             int   // slot of one relationship, for Where
		Where            *Expr // what each relationship must meet
	}

	// Endpoints binds both nodes of a relationship that is bound already.
	Endpoints struct {
		In
		Rel, Left, Right      int
		LeftBound, RightBound bool
		Dir                   cypher.Direction
		Types                 []string
		Unique                []int
	}

	// ShortestPath binds Rel to the relationships of the shortest paths between two bound nodes.
	ShortestPath struct {
		In
		Node, Rel, Other int
		Dir              cypher.Direction
		Types            []string
		Min, Max         int
		All              bool
		Step             int
		Where            *Expr
	}

	// BuildPath makes a path of nodes and relationships (or lists of them).
	BuildPath struct {
		In
		Slot        int
		Nodes, Rels []int
	}

	// Filter passes on the rows for which all conditions are true.
	Filter struct {
		In
		Where []Expr
	}

	// Apply runs Inner for each row. If Optional is set, a row for which Inner gives none is passed
	// on with Nulls set to null.
	Apply struct {
		In
		Inner    Op
		Optional bool
		Nulls    []int
	}

	// Each runs Inner for each row and passes the row on once.
	Each struct {
		In
		Inner Op
		Live  []int
	}

	// Unwind binds Slot to the elements of a list.
	Unwind struct {
		In
		List Expr
		Slot int
	}

	// Project computes expressions.
	Project struct {
		In
		Items []Item
	}

	// Aggregation groups rows by Keys and computes Calls for each group. Carry are slots whose value
	// in one row of the group is kept.
	Aggregation struct {
		In
		Keys  []Item
		Calls []AggregateCall
		Carry []int
	}

	// Distinct passes on the first of all rows with the same values in Slots.
	Distinct struct {
		In
		Slots []int
	}

	// Sort orders rows; with a Limit, it keeps no more than that and Skip together.
	Sort struct {
		In
		Keys        []SortKey
		Live        []int
		Skip, Limit *Expr
	}

	// Skip and Limit count rows.
	Skip struct {
		In
		Count Expr
	}
	// Limit passes on no more than Count rows and then stops its input.
	Limit struct {
		In
		Count Expr
	}

	// Union runs its branches one after the other.
	Union struct{ Branches []Op }

	// Call calls a procedure.
	Call struct {
		In
		Procedure string
		Args      []Expr
		Fields    []string // of the procedure's columns
		Slots     []int    // where they go
		Void      bool     // the procedure has no columns; the row is passed on once
		// Skip and Limit are, where Limit is set, how many rows are hardly more than are wanted.
		Skip, Limit *Expr
	}
)

// AggregateCall is one aggregate of an Aggregation.
type AggregateCall struct {
	Call  *cypher.FunctionCall
	Scope *Scope
	Slot  int
	Rows  bool // it counts rows, as count(*) does
}

// SortKey is one key of a Sort.
type SortKey struct {
	Expr       Expr
	Descending bool
}

// The operators that change the graph. They read all of their input before they change anything, and
// make all changes before they pass anything on, so that no clause sees half of another's work.
type (
	// Create makes nodes and relationships.
	Create struct {
		In
		Nodes []NewNode
		Rels  []NewRel
		Paths []*BuildPath
		Live  []int // slots that the rows must keep
	}

	// Merge runs Match; where it finds nothing, it creates what Create says.
	Merge struct {
		In
		Match             Op
		Create            *Create
		OnCreate, OnMatch []Change
		Live              []int
	}

	// Set makes changes to nodes and relationships.
	Set struct {
		In
		Changes []Change
		Live    []int
	}

	// Delete removes nodes, relationships and paths.
	Delete struct {
		In
		Exprs  []Expr
		Detach bool
		Live   []int
	}
)

// NewNode is a node to create.
type NewNode struct {
	Slot   int
	Labels []string
	Props  *Expr
}

// NewRel is a relationship to create.
type NewRel struct {
	Slot, From, To int
	Type           string
	Props          *Expr
}

// Change is one item of SET or REMOVE: of a property (Key), of all properties (Key is empty), or of
// Labels.
type Change struct {
	Target Expr
	Key    string
	Labels []string
	Value  *Expr // nil removes
	Merge  bool  // keep properties that Value does not have
	Remove bool  // of labels
}

// Input implements Op.
func (*Argument) Input() Op { return nil }

// Input implements Op.
func (*Union) Input() Op { return nil }
