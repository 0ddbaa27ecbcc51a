package query

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"weak"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/cypher"
	"github.com/newsgraph/kg/query/exec"
	"github.com/newsgraph/kg/query/plan"
)

// prepared is a query up to its plan. It is never changed, but for checked, so that many runs can share it.
type prepared struct {
	tree    *cypher.Query
	planner *plan.Planner
	plan    *plan.Plan
	// checked is the version of the graph at which the plan was last found to hold and the query to
	// deserve no notes; nil where no plan is kept.
	checked *atomic.Uint64
	// spare holds programs of the plan that no run is at; nil where no plan is kept.
	spare *sync.Pool
}

// program is a plan compiled for one version of the graph: the plans within its expressions may hold for no other.
type program struct {
	*exec.Program
	version uint64
}

// spareFor returns a program for what a transaction sees that no run is at, nil if there is none.
func (p *prepared) spareFor(tx *graph.Tx) *program {
	if p.spare == nil {
		return nil
	}
	if s, _ := p.spare.Get().(*program); s != nil && s.version == tx.Version() {
		return s
	}
	return nil
}

// holds tells whether the plan is one for what a transaction sees.
func (p *prepared) holds(tx *graph.Tx) bool {
	return p.plan != nil && (p.checked != nil && p.checked.Load() == tx.Version() || p.plan.Holds(tx))
}

// recentPlans keeps the plans of the queries that ran last, in two generations: when the younger is full, the
// older is forgotten. The plan of a query costs several times what looking up a node does.
type recentPlans struct {
	mu             sync.Mutex
	younger, older map[planKey]*prepared
}

var recent = &recentPlans{}

// planKey is what a plan depends on, but for indexes and statistics; see plan.Plan.Holds. Of the parameters it is
// the names: whether each has a value is checked before a query is planned.
type planKey struct {
	graph        weak.Pointer[graph.Graph] // a plan must not keep a closed graph in memory
	text, params string
}

const (
	// generation is how many plans one generation holds.
	generation = 128
	// longestKept is the length in bytes of queries whose plans are kept. Those with data in them are
	// longer, and do not come again.
	longestKept = 4 << 10
)

func newPlanKey(g *graph.Graph, text string, params map[string]any) planKey {
	names := slices.AppendSeq(make([]string, 0, 8), maps.Keys(params))
	slices.Sort(names)
	return planKey{weak.Make(g), text, strings.Join(names, "\x00")}
}

// get returns the plan of a query, nil if it is not kept.
func (r *recentPlans) get(k planKey) *prepared {
	r.mu.Lock()
	defer r.mu.Unlock()
	if p := r.younger[k]; p != nil {
		return p
	}
	p := r.older[k]
	if p != nil {
		r.add(k, p)
	}
	return p
}

func (r *recentPlans) put(k planKey, p *prepared) {
	if len(k.text) > longestKept {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.add(k, p)
}

func (r *recentPlans) add(k planKey, p *prepared) {
	if r.younger == nil || len(r.younger) >= generation {
		r.older, r.younger = r.younger, map[planKey]*prepared{}
	}
	r.younger[k] = p
}
