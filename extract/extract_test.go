package extract

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/source"
)

const acceptance = "../testdata/articles/tencent-2022q4.txt"

// read extracts the one article of a file.
func read(t testing.TB, path string) *document.Document {
	t.Helper()
	for d, err := range Read(context.Background(), path, nil, Options{Published: time.Date(2023, 3, 22, 0, 0, 0, 0, time.UTC)}) {
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	t.Fatalf("no article in %s", path)
	return nil
}

func TestTheAcceptanceArticleTellsWhoSaidWhat(t *testing.T) {
	d := read(t, acceptance)
	said := func(speaker, words string) bool {
		for _, s := range d.Facts.Statements {
			if d.Entities[s.Speaker].Name == speaker && strings.Contains(s.Text, words) {
				return true
			}
		}
		return false
	}
	for _, want := range []struct{ speaker, words string }{
		{"刘炽平", "AI将成为公司未来业务增长的放大器"},
		{"刘炽平", "如今的AI对我们来说就是非常令人振奋的机遇"},
		{"詹姆斯·米歇尔", "其实并不是提供AIGC内容本身要产生高昂成本"},
		{"詹姆斯·米歇尔", "例如如果你决定进入社区团购"},
		{"国盛证券", "GPT-3训练一次的成本约为140万美元"},
	} {
		if !said(want.speaker, want.words) {
			t.Errorf("%s did not say %q", want.speaker, want.words)
		}
	}
}

func TestTheAcceptanceArticleTellsWhatWasReported(t *testing.T) {
	d := read(t, acceptance)
	for _, want := range []struct{ metric, period, basis, value string }{
		{"revenue", "2022Q4", "", "144950000000"},
		{"net_profit", "2022Q4", "", "106270000000"},
		{"net_profit", "2022Q4", "Non-IFRS", "29710000000"},
		{"revenue", "2022", "", "554550000000"},
	} {
		found := false
		for _, f := range d.Facts.Figures {
			found = found || f.Metric == want.metric && f.Period == want.period && f.Accounting == want.basis && f.Number.Value.String() == want.value && f.Number.Unit == "CNY"
		}
		if !found {
			t.Errorf("no figure %+v", want)
		}
	}
}

// articles are the files that the tests of invariants read: those of testdata,
// and the gold's where shared/ is there.
func articles(t testing.TB) []string {
	files, err := filepath.Glob("../testdata/articles/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no articles in testdata: %v", err)
	}
	shared := os.Getenv("KG_SHARED")
	if shared == "" {
		shared = "../../shared"
	}
	gold, _ := filepath.Glob(filepath.Join(shared, "gold/articles/*.txt"))
	return append(files, gold...)
}

func TestEveryFactPointsIntoTheArticle(t *testing.T) {
	for _, path := range articles(t) {
		t.Run(filepath.Base(path), func(t *testing.T) { checkSpans(t, read(t, path)) })
	}
}

// checkSpans checks that all that was found lies in the text, on characters'
// borders, and that indexes are in range.
func checkSpans(t *testing.T, d *document.Document) {
	t.Helper()
	span := func(what string, s document.Span) {
		if s.Start < 0 || s.End < s.Start || s.End > len(d.Text) || !utf8.ValidString(d.Text[s.Start:s.End]) {
			t.Fatalf("%s: span %v of a text of %d bytes", what, s, len(d.Text))
		}
	}
	entity := func(what string, e int) {
		if e < -1 || e >= len(d.Entities) {
			t.Fatalf("%s: entity %d of %d", what, e, len(d.Entities))
		}
	}
	if !utf8.ValidString(d.Text) {
		t.Fatal("the cleaned text is not UTF-8")
	}
	for _, m := range d.Mentions {
		span("mention", m.Span)
		entity("mention", m.Entity)
	}
	f := &d.Facts
	for _, s := range f.Statements {
		entity("speaker", s.Speaker)
		span("speaker", s.SpeakerSpan)
		span("cue", s.Cue)
		for _, c := range append(s.Content, s.Evidence...) {
			span("content", c)
		}
		if s.Text == "" {
			t.Fatal("a statement without text")
		}
	}
	var all []document.Span
	for _, x := range f.Figures {
		all = append(all, x.Evidence...)
		entity("company", x.Company)
		entity("subject", x.Subject)
	}
	for _, x := range f.Growth {
		all = append(all, x.Evidence...)
		entity("company", x.Company)
	}
	for _, x := range f.Roles {
		all = append(all, x.Evidence...)
		entity("person", x.Person)
	}
	for _, x := range f.Relations {
		all = append(all, x.Evidence...)
		entity("from", x.From)
		entity("to", x.To)
	}
	for _, s := range all {
		span("evidence", s)
	}
}

func TestReadEndsWhenItsContextDoes(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, err := range Read(ctx, acceptance, nil, Options{}) {
		if err == nil {
			t.Fatal("an article was read after the context had ended")
		}
	}
}

func FuzzArticle(f *testing.F) {
	for _, seed := range []string{
		"刘芳表示，“我们明年会扩大产能。”华星电子公告称，净利润12.5亿元，同比增长10%。",
		"“““”””", "：“", "他说：“", "腾讯（00700.HK）", "·", "A·B表示", "《》", "\u3000\u3000。。。", "亿元，同比增长%", "said “", "<p>&lt;p&gt;",
		"“We are pleased,” said Jane R. Doe Jr., Ph.D., chief executive of Acme Inc. (NYSE: ACM), whose shares rose $1.20, or 3%, to $41. The startup company, which makes Loops, bought Widget LLC for $2 billion, Acme-backed Larkin's parent said on Tuesday.",
	} {
		f.Add(seed)
	}
	if data, err := os.ReadFile(acceptance); err == nil {
		f.Add(string(data))
	}
	f.Fuzz(func(t *testing.T, raw string) {
		d, err := Article(context.Background(), &source.Article{Text: raw}, Options{})
		if err != nil {
			return
		}
		checkSpans(t, d)
	})
}

func BenchmarkArticle(b *testing.B) {
	data, err := os.ReadFile(acceptance)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Article(context.Background(), &source.Article{Text: string(data)}, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func TestTheDayOfAnArticleFollowsFromTheReportItTellsOf(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"results of the year before", "3月22日下午，华星电子发布2022年第四季度及全年财报。", "2023-03-22"},
		{"results of this year", "8月20日，华星电子公布2021年上半年业绩。", "2021-08-20"},
		{"a day too far from the period is none", "6月30日，华星电子发布2019年第一季度财报的更正。8月1日开会。", "2019-06-30"},
		{"no report", "3月22日下午，华星电子在北京开会。", ""},
		{"no period", "3月22日下午，华星电子发布财报。", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Article(context.Background(), &source.Article{Text: c.text}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if !d.Meta.Published.IsZero() {
				got = d.Meta.Published.Format(time.DateOnly)
			}
			if got != c.want {
				t.Errorf("%s: published %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestAPostThatOverlapsANameIsReadWithoutFailure(t *testing.T) {
	text := "刘炽平：AI将成为公司未来业务增长的放大器\n" +
		"事实上,早在年底,杭新汇药业以一纸文书注销了汉金达科技对五粮液的股权托管关系。一直持有ST中国船舶股票的济南投资者刘先生认为," +
		"在旗下汽车产业重组后,皖天达科技或将适时对旗下摩托车资源进行优化和整合,。"
	if _, err := Article(context.Background(), &source.Article{Text: text}, Options{}); err != nil {
		t.Error(err)
	}
}
