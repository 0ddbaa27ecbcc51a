package segment

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/go-ego/gse"

	"github.com/newsgraph/kg/extract/document"
)

// shared is the folder of shared data, beside the module.
func shared(t testing.TB) string {
	t.Helper()
	if dir := os.Getenv("KG_SHARED"); dir != "" {
		return dir
	}
	dir, err := filepath.Abs(".")
	for err == nil && dir != filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			dir = filepath.Join(filepath.Dir(dir), "shared")
			if _, err := os.Stat(dir); err == nil {
				return dir
			}
			break
		}
		dir = filepath.Dir(dir)
	}
	t.Skip("no ../shared and no KG_SHARED: the texts to compare on are not here")
	return ""
}

// sentences reads the gold articles, a paragraph each, and up to limit
// sentences of FinRE.
func sentences(t testing.TB, limit int) []string {
	t.Helper()
	var all []string
	articles, err := filepath.Glob(filepath.Join(shared(t), "gold", "articles", "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range articles {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, strings.Split(string(text), "\n")...)
	}
	finre, err := os.ReadFile(filepath.Join(shared(t), "finre", "train.txt"))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for line := range strings.Lines(string(finre)) {
		if fields := strings.Split(strings.TrimSpace(line), "\t"); len(fields) == 4 && !seen[fields[3]] && len(seen) < limit {
			seen[fields[3]] = true
			all = append(all, fields[3])
		}
	}
	return all
}

var realGse = sync.OnceValue(func() *gse.Segmenter {
	seg := &gse.Segmenter{SkipLog: true}
	if err := seg.LoadDictEmbed("zh_s"); err != nil {
		panic(err)
	}
	return seg
})

// hanRuns are the longest runs of Chinese characters that gse weighs too.
func hanRuns(seg *gse.Segmenter, text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool {
		if !unicode.Is(unicode.Han, r) {
			return true
		}
		frequency, _, prefix := seg.Find(string(r))
		return prefix && frequency == 0 // gse weighs it -Inf
	})
}

func TestChineseIsCutAndTaggedAsGseDoes(t *testing.T) {
	if testing.Short() {
		t.Skip("loading gse's own dictionary takes seconds")
	}
	seg := realGse()
	same, runs := 0, 0
	for _, sentence := range sentences(t, 10_000) {
		for _, run := range hanRuns(seg, sentence) {
			want := seg.Cut(run, true)
			tokens := Cut(run)
			var got []string
			for _, token := range tokens {
				got = append(got, run[token.Start:token.End])
			}
			runs++
			if strings.Join(got, " ") == strings.Join(want, " ") {
				same++
			} else {
				t.Logf("gse: %v, here: %v", want, got)
			}
			for i, token := range tokens {
				if _, tag, ok := seg.Find(got[i]); ok && tag != "" && tag != token.Tag {
					t.Errorf("%s in %s is tagged %s; gse's dictionary says %s", got[i], run, token.Tag, tag)
				}
			}
		}
	}
	t.Logf("%d of %d runs are cut as gse cuts them", same, runs)
	if runs < 10_000 || float64(same) < 0.999*float64(runs) {
		t.Errorf("only %d of %d runs are cut as gse cuts them", same, runs)
	}
}

// BenchmarkWords reports MB/s of this segmenter with tags, of gse's Cut with
// its HMM, which gives none, and of gse's Pos, which has no HMM, on one core.
func BenchmarkWords(b *testing.B) {
	text := sentences(b, 500)
	size := int64(len(strings.Join(text, "")))
	b.Run("here", func(b *testing.B) {
		d := &document.Document{Text: strings.Join(text, "")}
		at := 0
		for _, s := range text {
			d.Sentences = append(d.Sentences, document.Sentence{Span: document.Span{Start: at, End: at + len(s)}})
			at += len(s)
		}
		Words(d)
		b.SetBytes(size)
		b.ReportAllocs()
		for b.Loop() {
			Words(d)
		}
	})
	seg := realGse()
	b.Run("gse Cut", func(b *testing.B) {
		b.SetBytes(size)
		b.ReportAllocs()
		for b.Loop() {
			for _, s := range text {
				seg.Cut(s, true)
			}
		}
	})
	b.Run("gse Pos", func(b *testing.B) {
		b.SetBytes(size)
		b.ReportAllocs()
		for b.Loop() {
			for _, s := range text {
				seg.Pos(s)
			}
		}
	})
}
