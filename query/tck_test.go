package query_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gherkin "github.com/cucumber/gherkin/go/v26"
	messages "github.com/cucumber/messages/go/v21"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query"
	"github.com/newsgraph/kg/query/cypher"
	"github.com/newsgraph/kg/query/function"
	"github.com/newsgraph/kg/query/procedure"
	"github.com/newsgraph/kg/query/value"
)

const knownFailures = "testdata/tck-known-failures.txt"

// TestMain lets the tests read the zones that Go ships: those of the system may have another history.
func TestMain(m *testing.M) {
	if out, err := exec.Command("go", "env", "GOROOT").Output(); err == nil {
		os.Setenv("ZONEINFO", filepath.Join(strings.TrimSpace(string(out)), "lib", "time", "zoneinfo.zip"))
	}
	os.Exit(m.Run())
}

// tckRoot is the folder of the openCypher TCK: $KG_TCK, or shared/tck beside the module.
func tckRoot(t testing.TB) string {
	if dir := os.Getenv("KG_TCK"); dir != "" {
		return dir
	}
	shared := os.Getenv("KG_SHARED")
	if shared == "" {
		dir, err := os.Getwd()
		for err == nil && dir != "/" {
			if _, statErr := os.Stat(filepath.Join(dir, "go.mod")); statErr == nil {
				shared = filepath.Join(filepath.Dir(dir), "shared")
				break
			}
			dir = filepath.Dir(dir)
		}
	}
	if _, err := os.Stat(filepath.Join(shared, "tck", "features")); err != nil {
		t.Skip("the openCypher TCK is not here: put it in ../shared/tck or name its folder in $KG_TCK")
	}
	return filepath.Join(shared, "tck")
}

// scenario is one scenario of the TCK, or one row of an outline.
type scenario struct {
	name  string
	steps []*messages.PickleStep
}

func tckScenarios(t testing.TB, root string) []scenario {
	var list []scenario
	seen := map[string]int{}
	walk := func(path string, d os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".feature") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		newID := (&messages.Incrementing{}).NewId
		doc, err := gherkin.ParseGherkinDocument(bytes.NewReader(text), newID)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		for _, p := range gherkin.Pickles(*doc, path, newID) {
			name := strings.TrimSuffix(filepath.Base(path), ".feature") + " " + p.Name
			seen[name]++
			if n := seen[name]; n > 1 {
				name += fmt.Sprintf(" #%d", n)
			}
			list = append(list, scenario{name, p.Steps})
		}
		return nil
	}
	if err := filepath.WalkDir(filepath.Join(root, "features"), walk); err != nil {
		t.Fatal(err)
	}
	return list
}

// TestTCK runs the openCypher Technology Compatibility Kit. A scenario passes if its result, the order of
// that where it matters, its error (kind, phase and detail) and its side effects are all as they should be.
func TestTCK(t *testing.T) {
	root := tckRoot(t)
	known := readKnownFailures(t)
	g := openScratch(t)
	passed, failed := 0, 0
	var failures []string
	only := os.Getenv("KG_TCK_ONLY")
	for _, s := range tckScenarios(t, root) {
		if only != "" && !strings.Contains(s.name, only) {
			continue
		}
		err := runScenario(g, root, s)
		if err == nil {
			passed++
			if known[s.name] {
				t.Errorf("%s passes now: remove it from %s", s.name, knownFailures)
			}
			continue
		}
		failed++
		failures = append(failures, s.name)
		if !known[s.name] {
			t.Errorf("%s: %v", s.name, err)
		}
	}
	fmt.Printf("TCK: %d passed, %d failed of %d scenarios\n", passed, failed, passed+failed)
	if path := os.Getenv("KG_TCK_FAILURES"); path != "" {
		if err := os.WriteFile(path, []byte(strings.Join(failures, "\n")+"\n"), 0o600); err != nil {
			t.Error(err)
		}
	}
}

// queries are the texts that a scenario executes.
func (s *scenario) queries() []string {
	var list []string
	for _, step := range s.steps {
		if step.Argument != nil && step.Argument.DocString != nil {
			list = append(list, step.Argument.DocString.Content)
		}
	}
	return list
}

func TestTCKQueriesPrintToTheSame(t *testing.T) {
	for _, s := range tckScenarios(t, tckRoot(t)) {
		for _, text := range s.queries() {
			q, err := cypher.Parse(text)
			if err != nil {
				continue
			}
			printed := cypher.Print(q)
			again, err := cypher.Parse(printed)
			if err != nil {
				t.Errorf("%s: %s\nprinted as\n%s\n%v", s.name, text, printed, err)
			} else if twice := cypher.Print(again); twice != printed {
				t.Errorf("%s: %s\nprinted as\n%s\nand then as\n%s", s.name, text, printed, twice)
			}
		}
	}
}

func readKnownFailures(t *testing.T) map[string]bool {
	text, err := os.ReadFile(knownFailures)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			known[line] = true
		}
	}
	return known
}

// openScratch opens a graph to be filled and emptied many times, in memory where the system has a folder
// for that.
func openScratch(tb testing.TB) *graph.Graph {
	dir, err := os.MkdirTemp("/dev/shm", "kg-tck-")
	if err != nil {
		dir = tb.TempDir()
	} else {
		tb.Cleanup(func() { os.RemoveAll(dir) })
	}
	g, err := graph.Open(filepath.Join(dir, "tck.kg"), nil)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { g.Close() })
	return g
}

func wipe(g *graph.Graph) error {
	return g.Update(context.Background(), func(tx *graph.Tx) error {
		for _, id := range slices.Collect(tx.Nodes()) {
			if err := tx.DetachDelete(id); err != nil {
				return err
			}
		}
		return nil
	})
}

// session is the state of one scenario.
type session struct {
	g          *graph.Graph
	root       string
	params     map[string]any
	procedures []procedure.Procedure
	before     snapshot

	text    string
	columns []string
	rows    [][]any
	err     error
}

func runScenario(g *graph.Graph, root string, s scenario) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	if err := wipe(g); err != nil {
		return err
	}
	ses := &session{g: g, root: root}
	for _, step := range s.steps {
		if err := ses.step(step); err != nil {
			return fmt.Errorf("%s: %w", step.Text, err)
		}
	}
	return nil
}

func (s *session) step(step *messages.PickleStep) error {
	text := step.Text
	var doc string
	var table [][]string
	if a := step.Argument; a != nil {
		if a.DocString != nil {
			doc = a.DocString.Content
		}
		if a.DataTable != nil {
			for _, row := range a.DataTable.Rows {
				var cells []string
				for _, c := range row.Cells {
					cells = append(cells, c.Value)
				}
				table = append(table, cells)
			}
		}
	}
	switch {
	case text == "an empty graph", text == "any graph":
		return nil
	case strings.HasPrefix(text, "the binary-tree-"):
		name := strings.TrimSuffix(strings.TrimPrefix(text, "the "), " graph")
		setup, err := os.ReadFile(filepath.Join(s.root, "graphs", name, name+".cypher"))
		if err != nil {
			return err
		}
		return s.setup(string(setup))
	case text == "having executed:":
		return s.setup(doc)
	case text == "parameters are:":
		s.params = map[string]any{}
		for _, row := range table {
			v, err := parseExpected(row[1])
			if err != nil {
				return err
			}
			s.params[row[0]] = v
		}
		return nil
	case strings.HasPrefix(text, "there exists a procedure "):
		p, err := tckProcedure(strings.TrimPrefix(text, "there exists a procedure "), table)
		s.procedures = append(s.procedures, p)
		return err
	case text == "executing query:", text == "executing control query:":
		s.execute(doc)
		return nil
	case text == "no side effects":
		return s.sideEffects(nil)
	case text == "the side effects should be:":
		return s.sideEffects(table)
	case text == "the result should be empty":
		if s.err != nil {
			return s.err
		}
		if len(s.rows) > 0 {
			return fmt.Errorf("got %d rows", len(s.rows))
		}
		return nil
	case strings.HasPrefix(text, "the result should be"):
		return s.result(table, strings.Contains(text, "in order"), strings.Contains(text, "ignoring element order for lists"))
	case strings.Contains(text, " should be raised at "):
		return s.raised(text)
	}
	return fmt.Errorf("unknown step")
}

func (s *session) setup(text string) error {
	_, err := query.Run(context.Background(), s.g, text, nil, &query.Options{Write: true})
	return err
}

func (s *session) run(text string) (columns []string, rows [][]any, err error) {
	opts := &query.Options{Write: true, Procedures: s.procedures}
	res, err := query.Run(context.Background(), s.g, text, s.params, opts)
	if err != nil {
		return nil, nil, err
	}
	for row, err := range res.Rows() {
		if err != nil {
			return nil, nil, err
		}
		rows = append(rows, row)
	}
	return res.Columns, rows, nil
}

func (s *session) execute(text string) {
	s.before = takeSnapshot(s.g)
	s.text = text
	s.columns, s.rows, s.err = s.run(text)
}

func (s *session) raised(text string) error {
	// a SyntaxError should be raised at compile time: UndefinedVariable
	words := strings.Fields(text)
	kind := words[1]
	_, rest, _ := strings.Cut(text, " raised at ")
	phase, detail, _ := strings.Cut(rest, ": ")
	var e *query.Error
	if !errors.As(s.err, &e) {
		return fmt.Errorf("got %v, rows %v", s.err, s.rows)
	}
	if e.Kind != kind || detail != "*" && e.Detail != detail || phase != "any time" && string(e.Phase) != phase {
		return fmt.Errorf("got a %s at %s: %s (%s)", e.Kind, e.Phase, e.Detail, e.Message)
	}
	// What is found at compile time must be found without running, and the rest must not.
	_, _, err := s.run("EXPLAIN " + s.text)
	if early := err != nil; phase == "compile time" && !early || phase == "runtime" && early {
		return fmt.Errorf("found in the wrong phase: EXPLAIN gives %v", err)
	}
	return nil
}

func (s *session) result(table [][]string, ordered, ignoreListOrder bool) error {
	if s.err != nil {
		return s.err
	}
	header := table[0]
	if got, want := slices.Sorted(slices.Values(s.columns)), slices.Sorted(slices.Values(header)); !slices.Equal(got, want) {
		return fmt.Errorf("got columns %q, want %q", s.columns, header)
	}
	var want, got []string
	for _, row := range table[1:] {
		var cells []string
		for _, cell := range row {
			v, err := parseExpected(cell)
			if err != nil {
				return fmt.Errorf("%q: %w", cell, err)
			}
			cells = append(cells, canonical(v, ignoreListOrder))
		}
		want = append(want, strings.Join(cells, " | "))
	}
	for _, row := range s.rows {
		var cells []string
		for _, name := range header {
			v := simplify(row[slices.Index(s.columns, name)])
			cells = append(cells, canonical(v, ignoreListOrder))
		}
		got = append(got, strings.Join(cells, " | "))
	}
	if !ordered {
		slices.Sort(want)
		slices.Sort(got)
	}
	if !slices.Equal(got, want) {
		return fmt.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
	return nil
}

// snapshot is what a graph holds, as side effects count it.
type snapshot map[string]map[string]bool

func takeSnapshot(g *graph.Graph) snapshot {
	s := snapshot{"nodes": {}, "relationships": {}, "labels": {}, "properties": {}}
	properties := func(owner string, props map[string]any) {
		for key, v := range props {
			s["properties"][fmt.Sprintf("%s %s %s", owner, key, value.Literal(v))] = true
		}
	}
	_ = g.View(context.Background(), func(tx *graph.Tx) error {
		for id := range tx.Nodes() {
			n, err := tx.Node(id)
			if err != nil {
				return err
			}
			owner := fmt.Sprint("node ", id)
			s["nodes"][owner] = true
			for _, l := range n.Labels {
				s["labels"][l] = true
			}
			properties(owner, n.Props)
			for e := range tx.Out(id) {
				owner := fmt.Sprint("relationship ", e.ID)
				s["relationships"][owner] = true
				properties(owner, e.Props)
			}
		}
		return nil
	})
	return s
}

func (s *session) sideEffects(table [][]string) error {
	want := map[string]string{}
	for _, row := range table {
		want[row[0]] = row[1]
	}
	after := takeSnapshot(s.g)
	var wrong []string
	check := func(name string, a, b map[string]bool) {
		n := 0
		for key := range a {
			if !b[key] {
				n++
			}
		}
		expected := want[name]
		if expected == "" {
			expected = "0"
		}
		if fmt.Sprint(n) != expected {
			wrong = append(wrong, fmt.Sprintf("%s is %d, not %s", name, n, expected))
		}
	}
	for kind := range after {
		check("+"+kind, after[kind], s.before[kind])
		check("-"+kind, s.before[kind], after[kind])
	}
	if len(wrong) > 0 {
		return errors.New(strings.Join(wrong, ", "))
	}
	return nil
}

// tckProcedure makes the procedure that a step describes: name(in :: TYPE?) :: (out :: TYPE?): with a table of
// its arguments and results.
func tckProcedure(signature string, table [][]string) (procedure.Procedure, error) {
	signature = strings.TrimSuffix(strings.TrimSpace(signature), ":")
	name, rest, _ := strings.Cut(signature, "(")
	ins, outs, _ := strings.Cut(rest, ") :: (")
	p := procedure.Procedure{Name: name, Params: tckParams(ins), Outputs: tckParams(strings.TrimSuffix(strings.TrimSpace(outs), ")"))}
	var rows [][]any
	for i, cells := range table {
		if i == 0 {
			continue
		}
		var row []any
		for _, cell := range cells {
			v, err := parseExpected(cell)
			if err != nil {
				return p, err
			}
			row = append(row, v)
		}
		rows = append(rows, row)
	}
	n := len(p.Params)
	p.Call = func(_ *function.Env, args []any, yield func([]any) error) error {
		for _, row := range rows {
			matches := true
			for i := range n {
				matches = matches && (args[i] == nil && row[i] == nil || value.Equal(args[i], row[i]) == value.True)
			}
			if matches {
				if err := yield(row[n:]); err != nil {
					return err
				}
			}
		}
		return nil
	}
	return p, nil
}

func tckParams(text string) []procedure.Param {
	var params []procedure.Param
	for part := range strings.SplitSeq(text, ",") {
		if name, typ, ok := strings.Cut(part, "::"); ok {
			params = append(params, procedure.Param{Name: strings.TrimSpace(name), Type: strings.TrimSuffix(strings.TrimSpace(typ), "?")})
		}
	}
	return params
}
