package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/kg/extract/ingest"
	"github.com/newsgraph/kg/graph"
)

// crashRuns is how many databases are filled by a run of kg ingest that is
// killed again and again; KG_CRASH_RUNS asks for more than a quick test does.
func crashRuns(t *testing.T) int {
	asked := os.Getenv("KG_CRASH_RUNS")
	switch {
	case asked == "" && testing.Short():
		t.Skip("runs and kills kg again and again")
	case asked == "":
		return 2
	}
	runs, err := strconv.Atoi(asked)
	if err != nil {
		t.Fatalf("KG_CRASH_RUNS: %v", err)
	}
	return runs
}

// tellingIngest is kg ingest --db DATABASE FOLDER that also prints how many
// articles are stored, as soon as they are.
func tellingIngest(db, folder string) error {
	g := graph.Share(db, &graph.Options{Timeout: time.Minute})
	_, err := ingest.Run(context.Background(), g, []string{folder}, nil, &ingest.Options{
		Progress: func(p ingest.Progress) { fmt.Println(p.Stored) },
	})
	return err
}

// generated writes n short articles, whose names sort in the order of their
// numbers. They share people, companies, statements and figures.
func generated(t testing.TB, n int) string {
	t.Helper()
	folder := t.TempDir()
	for i := range n {
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%05d.txt", i)), []byte(generatedArticle(i)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func generatedArticle(i int) string {
	companies := []string{"腾讯控股", "阿里巴巴", "百度", "京东集团", "小米集团", "比亚迪", "网易"}
	people := []string{"刘炽平", "张勇", "李彦宏", "刘强东", "雷军", "王传福", "丁磊"}
	topics := []string{"人工智能", "云计算", "电动汽车", "广告业务", "海外市场"}
	c, p, topic := i%len(companies), (i/2)%len(people), topics[i%len(topics)]
	return fmt.Sprintf(`2023年3月%d日，%s公布2022年第%d季度业绩，营业收入为%d.%d亿元，同比增长%d%%，净利润%d亿元。
%s总裁%s表示：“%s将成为公司第%d项业务增长的放大器，我们会继续投入。”
%s认为，%s的竞争在%d年内不会结束。
%s`,
		i%28+1, companies[c], i%4+1, 100+i%300, i%10, i%40+1, 10+i%50,
		companies[c], people[c], topic, i%60, people[p], topics[(i+1)%len(topics)], i%9+2, generatedName(i))
}

// firms are such as no table lists.
var firms = []string{"鲸川数据", "星河动力", "飞羽未来", "白塔云", "满天星云"}

// generatedName is a sentence about one of the firms. Some introduce it; that the
// others name a firm is known only to who has learned it before.
func generatedName(i int) string {
	firm := firms[i%len(firms)]
	if 10 <= i%50 && i%50 < 10+len(firms) {
		return fmt.Sprintf("上海%s科技有限公司（以下简称“%s”）2022年营业收入为%d亿元。", firm, firm, i%20+1)
	}
	return "夜里" + firm + "灯火通明。"
}

// dump is a graph as text: a line a node with its names and a line an edge with
// its evidence, sorted, in no way dependent on ids.
func dump(t testing.TB, db string) []string {
	t.Helper()
	g, err := graph.Open(db, &graph.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	var lines []string
	err = g.View(t.Context(), func(tx *graph.Tx) error {
		nodes := map[graph.NodeID]string{}
		for id := range tx.Nodes() {
			n, err := tx.Node(id)
			if err != nil {
				return err
			}
			nodes[id] = asJSON(t, n.Labels, n.Props)
			lines = append(lines, nodes[id]+" "+asJSON(t, tx.Names(id)))
		}
		for id := range tx.Edges("") {
			e, err := tx.Edge(id)
			if err != nil {
				return err
			}
			var evidence []string
			for v := range tx.Evidence(id) {
				hash, _ := tx.Prop(v.Article, "hash")
				evidence = append(evidence, asJSON(t, hash, v.Start, v.End, v.Confidence))
			}
			slices.Sort(evidence)
			lines = append(lines, asJSON(t, nodes[e.From], e.Type, nodes[e.To], e.Props, evidence))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(lines)
	return lines
}

func asJSON(t testing.TB, values ...any) string {
	t.Helper()
	b, err := json.Marshal(values)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// begun checks a database with kg check. It is false where the ingest was
// stopped before there was anything to check.
func begun(t testing.TB, db string) bool {
	t.Helper()
	out, err := exec.Command("kg", "check", "--db", db).CombinedOutput()
	if text := string(out); strings.Contains(text, "there is no database") || strings.Contains(text, "holds nothing yet") {
		return false
	}
	if err != nil {
		t.Fatalf("kg check: %v\n%s", err, out)
	}
	return true
}

// undisturbed answers with the dump of the first n articles of a folder stored
// by one run.
type undisturbed struct {
	folder string
	before []string // articles that were ingested before, from which names were learned
	dumps  map[int][]string
}

// database is a new one, which is not there yet unless articles were ingested
// before.
func (u *undisturbed) database(t testing.TB) string {
	t.Helper()
	db := filepath.Join(t.TempDir(), "kg.db")
	if u.before == nil {
		return db
	}
	if out, err := exec.Command("kg", append([]string{"ingest", "--db", db}, u.before...)...).CombinedOutput(); err != nil {
		t.Fatalf("kg ingest: %v\n%s", err, out)
	}
	return db
}

func (u *undisturbed) first(t testing.TB, n int) []string {
	t.Helper()
	if d, ok := u.dumps[n]; ok || n == 0 && u.before == nil {
		return d
	}
	db := u.database(t)
	if n > 0 {
		list := ""
		for i := range n {
			list += filepath.Join(u.folder, fmt.Sprintf("%05d.txt", i)) + "\n"
		}
		cmd := exec.Command("kg", "ingest", "--db", db, "--from-file", "-")
		cmd.Stdin = strings.NewReader(list)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("kg ingest: %v\n%s", err, out)
		}
	}
	u.dumps[n] = dump(t, db)
	return u.dumps[n]
}

// whole fails the test unless a database is sound and holds a whole number of
// the articles, at least so many, as a run undisturbed would have stored them.
func (u *undisturbed) whole(t testing.TB, db string, atLeast int, what string) {
	t.Helper()
	if !begun(t, db) {
		if atLeast > 0 {
			t.Fatalf("%s: %d articles were told to be stored, and there is no database", what, atLeast)
		}
		return
	}
	n := stored(t, db) - len(u.before)
	if n < atLeast {
		t.Fatalf("%s: %d articles were told to be stored, %d are", what, atLeast, n)
	}
	want, got := u.first(t, n), dump(t, db)
	if ended := without(got, `["Unlearned"]`); len(ended) < len(got) {
		// The run has not ended; it may have learned from some of its articles.
		want, got = without(want, `["LearnedNames"]`), without(ended, `["LearnedNames"]`)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("%s: with %d articles stored (-undisturbed +disturbed):\n%s", what, n, diff)
	}
}

// stored counts the articles of a database.
func stored(t testing.TB, db string) (n int) {
	t.Helper()
	g, err := graph.Open(db, &graph.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	err = g.View(t.Context(), func(tx *graph.Tx) error {
		n = int(tx.CountLabel("Article"))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// killed runs the telling ingest and kills it after a time. It returns the last
// number told and whether the process ended by itself first.
func killed(t testing.TB, db, folder string, after time.Duration) (told int, finished bool) {
	t.Helper()
	cmd := exec.Command("kg-telling-ingest", db, folder)
	var failure bytes.Buffer
	cmd.Stderr = &failure
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	kill := time.AfterFunc(after, func() { cmd.Process.Kill() })
	defer kill.Stop()
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if told, err = strconv.Atoi(lines.Text()); err != nil {
			t.Fatal(err)
		}
	}
	err = cmd.Wait()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) && exit.Exited() {
		t.Fatalf("kg ingest failed: %s", failure.Bytes())
	}
	return told, err == nil
}

func TestAKilledIngestLosesNothingThatItToldAndFinishesWhenRunAgain(t *testing.T) {
	const articles = 300
	folder := generated(t, articles)
	var before []string
	for i := range firms {
		path := filepath.Join(t.TempDir(), "before.txt")
		if err := os.WriteFile(path, []byte(generatedName(110+i)), 0o600); err != nil {
			t.Fatal(err)
		}
		before = append(before, path)
	}
	wants := []*undisturbed{{folder: folder, dumps: map[int][]string{}}, {folder: folder, before: before, dumps: map[int][]string{}}}
	began := time.Now()
	alone := wants[0].first(t, articles)
	whole := time.Since(began)
	if knowing := wants[1].first(t, articles); len(knowing) < len(alone)+articles/2 {
		t.Errorf("with names learned before the graph has %d lines, without %d: they made no difference", len(knowing), len(alone))
	}

	seed := uint64(began.UnixNano())
	random := rand.New(rand.NewPCG(seed, 0))
	kills := 0
	for run := range crashRuns(t) {
		want := wants[run%len(wants)]
		db := want.database(t)
		for finished := false; !finished; {
			var told int
			told, finished = killed(t, db, folder, time.Duration(random.Int64N(int64(whole)/2)))
			if !finished {
				kills++
			}
			want.whole(t, db, told, fmt.Sprintf("run %d, seed %d, after a kill", run, seed))
		}
		want.whole(t, db, articles, fmt.Sprintf("run %d, seed %d, in the end", run, seed))
	}
	t.Logf("%d kills", kills)
}

func TestAFullDiskEndsAnIngestWithOneLineAndTheNextRunGoesOn(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("there is no sh, whose ulimit makes the disk small")
	}
	const articles = 300
	folder := generated(t, articles)
	want := &undisturbed{folder: folder, dumps: map[int][]string{}}
	db := filepath.Join(t.TempDir(), "kg.db")
	full := 0
	for kilobytes := 4; ; kilobytes += kilobytes + 8 {
		var said bytes.Buffer
		cmd := exec.Command(sh, "-c", `ulimit -f "$0" && exec kg "$@"`, strconv.Itoa(2*kilobytes), "ingest", "--db", db, folder)
		cmd.Stderr = &said
		err := cmd.Run()
		if err == nil {
			break
		}
		full++
		if text := said.String(); cmd.ProcessState.ExitCode() != 1 || strings.Count(text, "\n") != 1 || !strings.Contains(text, "too large") || !strings.Contains(text, db) {
			t.Errorf("with %d KiB: %v, it said %q; want status 1 and one line that says what went wrong and where", kilobytes, err, text)
		}
		want.whole(t, db, 0, fmt.Sprintf("with %d KiB", kilobytes))
	}
	if full < 3 {
		t.Errorf("the disk was full %d times, want more often", full)
	}
	want.whole(t, db, articles, "in the end")
}

// TestKilledCareLosesNothing kills the commands that write files anew at random
// moments: the database stays what it was, and a new one is whole or not there.
func TestKilledCareLosesNothing(t *testing.T) {
	const articles = 300
	want := &undisturbed{folder: generated(t, articles), dumps: map[int][]string{}}
	folder := t.TempDir()
	db, other, export := filepath.Join(folder, "kg.db"), filepath.Join(folder, "other.db"), filepath.Join(folder, "all.jsonl")
	kg := func(args ...string) *exec.Cmd { return exec.Command("kg", append(args, "--db", db)...) }
	for _, args := range [][]string{{"ingest", want.folder}, {"export", "--output", export}} {
		if out, err := kg(args...).CombinedOutput(); err != nil {
			t.Fatalf("kg %s: %v\n%s", args[0], err, out)
		}
	}
	want.whole(t, db, articles, "at first")
	for name, cmd := range map[string]func() *exec.Cmd{
		"compact":         func() *exec.Cmd { return kg("compact") },
		"compact to file": func() *exec.Cmd { return kg("compact", "--output", other) },
		"backup":          func() *exec.Cmd { return kg("backup", other) },
		"import":          func() *exec.Cmd { return exec.Command("kg", "import", export, "--db", other) },
		"reindex":         func() *exec.Cmd { return kg("check", "--reindex") },
	} {
		t.Run(name, func(t *testing.T) {
			kills := 0
			var whole time.Duration
			for trial := range 4*crashRuns(t) + 1 {
				for _, leftover := range []string{other, other + ".import"} {
					if err := os.Remove(leftover); err != nil && !errors.Is(err, os.ErrNotExist) {
						t.Fatal(err)
					}
				}
				c := cmd()
				began := time.Now()
				if err := c.Start(); err != nil {
					t.Fatal(err)
				}
				if trial > 0 { // the first tells how long it takes
					kill := time.AfterFunc(rand.N(whole), func() { c.Process.Kill() })
					defer kill.Stop()
				}
				if err := c.Wait(); err != nil {
					if status := c.ProcessState.ExitCode(); status >= 0 {
						t.Fatalf("it failed by itself: %v", err)
					}
					kills++
				}
				whole = max(whole, time.Since(began))
				want.whole(t, db, articles, "the database")
				if _, err := os.Stat(other); err == nil {
					want.whole(t, other, articles, "the other database")
				}
			}
			t.Logf("%d kills", kills)
		})
	}
}
