package extract

import (
	"bufio"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/source"
)

// TestCompaniesOfFinRE reports how many of the companies that FinRE's validation
// sentences mark are found with exactly their borders. FinRE marks some of a
// sentence's companies only, so there is no precision to report.
func TestCompaniesOfFinRE(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 677 sentences")
	}
	shared := os.Getenv("KG_SHARED")
	if shared == "" {
		shared = "../../shared"
	}
	marked := finre(t, filepath.Join(shared, "finre/valid.txt"))
	found, all := 0, 0
	for sentence, names := range marked {
		d, err := Article(context.Background(), &source.Article{Text: sentence}, Options{})
		if err != nil {
			t.Fatalf("%s: %v", sentence, err)
		}
		companies := map[string]bool{}
		for _, m := range d.Mentions {
			if m.Kind == document.Company && m.Form == document.Named {
				companies[d.Slice(m.Span)] = true
			}
		}
		for name := range names {
			all++
			if companies[name] {
				found++
			}
		}
	}
	recall := float64(found) / float64(all)
	t.Logf("FinRE valid: %d of %d marked companies found with exact borders, %.3f", found, all, recall)
	if recall < 0.89 {
		t.Errorf("recall %.3f is below what it was", recall)
	}
}

// finre reads a file of FinRE: sentence -> the companies that it marks.
func finre(t *testing.T, path string) map[string]map[string]bool {
	f, err := os.Open(path)
	if err != nil {
		t.Skipf("shared/ is not beside the project: %v", err)
	}
	defer f.Close()
	marked := map[string]map[string]bool{}
	number := strings.NewReplacer("<N>", "8") // FinRE hides numbers
	for lines := bufio.NewScanner(f); lines.Scan(); {
		fields := strings.Split(lines.Text(), "\t")
		if len(fields) < 4 {
			continue
		}
		sentence := number.Replace(fields[3])
		if marked[sentence] == nil {
			marked[sentence] = map[string]bool{}
		}
		marked[sentence][number.Replace(fields[0])] = true
		marked[sentence][number.Replace(fields[1])] = true
	}
	return marked
}
