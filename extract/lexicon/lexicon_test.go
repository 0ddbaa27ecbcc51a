package lexicon

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// few are tables with a handful of rows.
var few = map[string]string{
	"companies-a.tsv": `# a comment
name	full	english	tickers	aliases
腾讯控股	腾讯控股有限公司	Tencent	0700.HK	腾讯|?鹅厂
?苹果	苹果公司	?Apple	AAPL.US	Apple Inc
平安银行	平安银行股份有限公司	Ping An Bank	000001.SZ	?平安
万科	万科企业股份有限公司	China Vanke	000002.SZ	万科A
`,
	"companies-b.tsv":   "name\tfull\tenglish\ttickers\taliases\n中国平安\t\tPing An\t601318.SH|2318.HK\t?平安\n万科\t\tVanke\t000002.SZ|2202.HK\t\n",
	"organizations.tsv": "name\tenglish\taliases\tkind\n中国证监会\tCSRC\t证监会\tregulator\n",
	"products.tsv":      "name\tenglish\towner\taliases\tkind\n微信\tWeChat\t腾讯控股\t\tapp\n",
	"people.tsv":        "name\tenglish\taliases\tcompany\ttitle\n蒂姆·库克\tTim Cook\t?库克\t苹果\t首席执行官\n",
	"titles.tsv":        "title\tenglish\tclass\n首席执行官\tchief executive officer\texecutive\n",
	"verbs.tsv":         "verb\tclass\tenglish\n表示\tsay\tstate\n?称\tsay\tsay\n",
	"metrics.tsv":       "code\tzh\ten\twords_zh\twords_en\tunit\nrevenue\t营业收入\trevenue\t营收|?收入\trevenue|net sales\tmoney\n",
	"surnames.tsv":      "surname\tweight\n欧阳\t0.5\n",
}

func folder(files map[string]string) fstest.MapFS {
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

func fewNames(t testing.TB) *Lexicon {
	t.Helper()
	entries, err := ReadTables(folder(few))
	if err != nil {
		t.Fatal(err)
	}
	image, err := Build(entries)
	if err != nil {
		t.Fatal(err)
	}
	l, err := open(image, 0)
	if err != nil {
		t.Fatal(err)
	}
	return &Lexicon{layers: []layer{l}}
}

// describe writes matches as form=name, with ? before the ambiguous.
func describe(l *Lexicon, table Table, text string) string {
	var all []string
	for m := range l.Find(table, text) {
		s := text[m.Start:m.End] + "="
		for i, c := range m.Candidates {
			if i > 0 {
				s += "|"
			}
			if c.Ambiguous {
				s += "?"
			}
			s += l.Entry(c.ID).Name
		}
		all = append(all, s)
	}
	return strings.Join(all, " ")
}

func TestFind(t *testing.T) {
	l := fewNames(t)
	for name, c := range map[string]struct {
		table      Table
		text, want string
	}{
		"the longest form wins":               {Names, "腾讯控股有限公司和腾讯", "腾讯控股有限公司=腾讯控股 腾讯=腾讯控股"},
		"a shared alias has two candidates":   {Names, "平安宣布", "平安=?平安银行|?中国平安"},
		"an ambiguous name is marked":         {Names, "吃苹果", "苹果=?苹果"},
		"letters match in any case":           {Names, "TENCENT, tencent", "TENCENT=腾讯控股 tencent=腾讯控股"},
		"wide letters match":                  {Names, "Ｔｅｎｃｅｎｔ", "Ｔｅｎｃｅｎｔ=腾讯控股"},
		"part of a Latin word is none":        {Names, "Pineapple Apples", ""},
		"a Latin name may stand in Chinese":   {Names, "由Apple制造", "Apple=?苹果"},
		"the longest whole word wins":         {Names, "Apple Incorporated", "Apple=?苹果"},
		"a shorter form stands before Latin":  {Names, "万科AI", "万科=万科"},
		"other dots are dots":                 {Names, "蒂姆•库克", "蒂姆•库克=蒂姆·库克"},
		"a name does not cross a line":        {Names, "Tim\nCook", ""},
		"a no-break space is a space":         {Names, "Tim\u00a0Cook", "Tim\u00a0Cook=蒂姆·库克"},
		"tables are apart":                    {Titles, "腾讯首席执行官表示", "首席执行官=首席执行官"},
		"a verb's English gloss is no form":   {Verbs, "表示 state 称", "表示=表示 称=?称"},
		"a metric is found by its words only": {Metrics, "营收和Net Sales及营业收入", "营收=营业收入 Net Sales=营业收入 收入=?营业收入"},
		"an empty table finds nothing":        {Places, "北京", ""},
		"invalid UTF-8 is stepped over":       {Names, "\xff腾讯\xe8", "腾讯=腾讯控股"},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, describe(l, c.table, c.text)); diff != "" {
				t.Errorf("Find in %q (-want +got):\n%s", c.text, diff)
			}
		})
	}
}

func TestEntriesKeepEveryField(t *testing.T) {
	l := fewNames(t)
	entry := func(table Table, form string) Entry {
		return l.Entry(l.Lookup(table, form)[0].ID)
	}
	for name, c := range map[string]struct{ got, want Entry }{
		"a company of two files": {entry(Names, "万科"), Entry{Kind: Company, Name: "万科", Full: "万科企业股份有限公司", English: "China Vanke",
			Tickers: []string{"000002.SZ", "2202.HK"}, Aliases: []string{"万科A", "Vanke"}}},
		"a product": {entry(Names, "wechat"), Entry{Kind: Product, Name: "微信", English: "WeChat", Owner: "腾讯控股", Class: "app"}},
		"a person": {entry(Names, "库克"), Entry{Kind: Person, Name: "蒂姆·库克", English: "Tim Cook", Owner: "苹果", Title: "首席执行官",
			Aliases: []string{"库克"}, Ambiguous: []string{"库克"}}},
		"a metric": {entry(Metrics, "营收"), Entry{Kind: Metric, Code: "revenue", Name: "营业收入", English: "revenue", Class: "money",
			Aliases: []string{"营收", "收入", "revenue", "net sales"}, Ambiguous: []string{"收入"}}},
		"a surname": {entry(Surnames, "欧阳"), Entry{Kind: Surname, Name: "欧阳", Weight: 0.5}},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestPeopleOfOneNameAreToldApartByTheirEmployer(t *testing.T) {
	people := func(company string) Entry { return Entry{Kind: Person, Name: "张勇", Owner: company} }
	l, err := fewNames(t).With([]Entry{people("海底捞"), people("阿里巴巴")})
	if err != nil {
		t.Fatal(err)
	}
	zhang := people("海底捞")
	zhang.Aliases = []string{"张大哥"}
	if l, err = l.With([]Entry{zhang}); err != nil {
		t.Fatal(err)
	}
	if got := describe(l, Names, "张勇和张大哥"); got != "张勇=张勇|张勇 张大哥=张勇" {
		t.Errorf("two people of one name give %s", got)
	}
}

func TestTickersAreFoundWithAndWithoutLeadingZeros(t *testing.T) {
	l := fewNames(t)
	for ticker, want := range map[string]string{"00700.HK": "腾讯控股", "700.hk": "腾讯控股", "000001.SZ": "平安银行", "1.SZ": "", "AAPL.US": "苹果"} {
		got := ""
		for _, c := range l.Ticker(ticker) {
			got += l.Entry(c.ID).Name
		}
		if got != want {
			t.Errorf("Ticker(%s) is %q, want %q", ticker, got, want)
		}
	}
}

func TestUserNamesExtendAndOverrule(t *testing.T) {
	base := fewNames(t)
	entries, err := ReadNames(strings.NewReader("kind\tname\taliases\tenglish\ttickers\towner\n"+
		"company\t腾讯控股\t企鹅\tTencent Holdings\t\t\ncompany\t苹果园\t?苹果\t\t\t\nperson\t马化腾\tPony\t\t\t腾讯控股\n"), "mine.tsv")
	if err != nil {
		t.Fatal(err)
	}
	l, err := base.With(entries)
	if err != nil {
		t.Fatal(err)
	}
	text := "鹅厂、企鹅、苹果、苹果园、Pony"
	if diff := cmp.Diff("鹅厂=?腾讯控股 企鹅=腾讯控股 苹果=?苹果园|?苹果 苹果园=苹果园 Pony=马化腾", describe(l, Names, text)); diff != "" {
		t.Errorf("with the user's names (-want +got):\n%s", diff)
	}
	tencent := l.Lookup(Names, "企鹅")
	if e := l.Entry(tencent[0].ID); len(tencent) != 1 || !cmp.Equal(e.Tickers, []string{"0700.HK"}) || !cmp.Equal(e.Aliases, []string{"腾讯", "鹅厂", "Tencent Holdings", "企鹅"}) {
		t.Errorf("企鹅 is %+v of %d candidates", e, len(tencent))
	}
	companies := 0
	for range l.Entries(Company) {
		companies++
	}
	if companies != 6 {
		t.Errorf("%d companies, want the five of before and one more", companies)
	}
	if got := describe(base, Names, text); got != "鹅厂=?腾讯控股 苹果=?苹果 苹果=?苹果" {
		t.Errorf("the lexicon that was extended now finds %s", got)
	}

	again, err := l.With([]Entry{{Kind: Company, Name: "腾讯控股", Aliases: []string{"南山"}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, form := range []string{"腾讯", "企鹅", "南山"} {
		if c := again.Lookup(Names, form); len(c) != 1 || len(again.Entry(c[0].ID).Aliases) != 5 {
			t.Errorf("extended twice, %s is %v", form, c)
		}
	}
}

func TestFaultyTablesAreRefusedWithFileAndLine(t *testing.T) {
	head := "name\tfull\tenglish\ttickers\taliases\n"
	for name, c := range map[string]struct{ file, text, want string }{
		"other columns":       {"companies-x.tsv", "name\tfull\n", `companies-x.tsv:1: the columns are`},
		"a missing cell":      {"companies-x.tsv", head + "# note\n甲\t\t\t\n", "companies-x.tsv:3: 4 columns, want 5"},
		"no name":             {"companies-x.tsv", head + "\t全名\t\t\t\n", "companies-x.tsv:2: column name is empty"},
		"space around a name": {"companies-x.tsv", head + "甲 \t\t\t\t\n", "companies-x.tsv:2: column name"},
		"a name twice":        {"companies-x.tsv", head + "甲\t\t\t\t\n甲\t\t\t\t\n", "companies-x.tsv:3: company 甲 stands at companies-x.tsv:2 already"},
		"an empty alias":      {"companies-x.tsv", head + "甲\t\t\t\t乙||丙\n", "companies-x.tsv:2: column aliases"},
		"a ticker in the air": {"companies-x.tsv", head + "甲\t\t\t600519\t\n", `"600519" is no ticker`},
		"two under one name":  {"companies-x.tsv", head + "万科\t另一家公司\t\t9999.HK\t\n", "companies-x.tsv:2: company 万科 at companies-a.tsv:6 is another one"},
		"a weight of nothing": {"surnames.tsv", "surname\tweight\n欧阳\t0\n", "surnames.tsv:2: column weight"},
		"one person twice":    {"people.tsv", "name\tenglish\taliases\tcompany\ttitle\n张勇\t\t\t海底捞\t\n张勇\t\t\t海底捞\t\n", "people.tsv:3: person 张勇 of 海底捞 stands at people.tsv:2 already"},
		"an unknown table":    {"nonsense.tsv", "a\n", "nonsense.tsv: no table has this name"},
	} {
		t.Run(name, func(t *testing.T) {
			files := folder(few)
			files[c.file] = &fstest.MapFile{Data: []byte(c.text)}
			_, err := ReadTables(files)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("the error is %v, want %s", err, c.want)
			}
		})
	}
}

func TestCheckedInImageIsWhatTheTablesCompileTo(t *testing.T) {
	entries, err := ReadTables(os.DirFS("tables"))
	if err != nil {
		t.Fatal(err)
	}
	fresh, err := Build(entries)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(fresh, image) {
		t.Error("names.img is not what the tables compile to; run go generate ./extract/lexicon")
	}
}

func TestEveryFormOfTheTablesIsFound(t *testing.T) {
	entries, err := ReadTables(os.DirFS("tables"))
	if err != nil {
		t.Fatal(err)
	}
	l := Default()
	if l.Len() != len(entries) {
		t.Fatalf("%d entries, the tables have %d", l.Len(), len(entries))
	}
	for i, e := range entries {
		if diff := cmp.Diff(e, l.Entry(ID(i)), emptyIsNil); diff != "" {
			t.Fatalf("entry %d (-want +got):\n%s", i, diff)
		}
		for _, form := range e.forms() {
			m, ok := l.Longest(tableOf(e.Kind), form, 0)
			if !ok || m.End != len(form) || !contains(m.Candidates, ID(i)) {
				t.Fatalf("%s, a form of %s, gives %v", form, e.Name, m)
			}
		}
	}
}

var emptyIsNil = cmp.Transformer("emptyIsNil", func(s []string) []string { return append([]string(nil), s...) })

func FuzzFind(f *testing.F) {
	l := fewNames(f)
	f.Add("腾讯控股的Tim Cook表示")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for m := range l.Find(Names, text) {
			if m.Start < end || m.Empty() || len(m.Candidates) == 0 {
				t.Fatalf("%q has match %v after %d", text, m, end)
			}
			end = m.End
		}
	})
}

func FuzzReadNames(f *testing.F) {
	f.Add("kind\tname\taliases\tenglish\ttickers\towner\ncompany\t甲\t乙|?丙\t\t600519.SH\t\n")
	base := fewNames(f)
	f.Fuzz(func(t *testing.T, file string) {
		entries, err := ReadNames(strings.NewReader(file), "names.tsv")
		if err != nil {
			return
		}
		l, err := base.With(entries)
		if err != nil {
			t.Fatalf("names that were read are refused: %v", err)
		}
		for _, e := range entries {
			if len(l.Lookup(Names, e.Name)) == 0 {
				t.Fatalf("%q is not found", e.Name)
			}
		}
	})
}

// BenchmarkOpen is what loading all tables costs a process.
func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	b.ReportMetric(float64(len(image)), "image-bytes")
	for b.Loop() {
		l, err := open(image, 0)
		if err != nil {
			b.Fatal(err)
		}
		if _, ok := l.root(Names); !ok {
			b.Fatal("no names")
		}
	}
}

func BenchmarkFind(b *testing.B) {
	l := Default()
	text := strings.Repeat("周三，腾讯控股有限公司公布了截至2022年12月31日的业绩，首席战略官詹姆斯·米歇尔表示，Apple Inc与微信的合作增长3.5%。", 20)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for range l.Find(Names, text) {
		}
	}
}

func BenchmarkWithUserNames(b *testing.B) {
	entries := make([]Entry, 1000)
	for i := range entries {
		entries[i] = Entry{Kind: Company, Name: fmt.Sprintf("第%d号公司", i), Aliases: []string{fmt.Sprintf("%d号", i)}}
	}
	l := Default()
	for b.Loop() {
		if _, err := l.With(entries); err != nil {
			b.Fatal(err)
		}
	}
}

func TestKnowsAFormOfTheKindAndOfNoOther(t *testing.T) {
	lex := Default()
	for _, c := range []struct {
		form string
		kind Kind
		want bool
	}{
		{"腾讯", Company, true}, {"腾讯", Person, false}, {"腾讯", Place, false}, {"北京", Place, true}, {"北京", Title, false}, {"", Company, false},
	} {
		if got := lex.Knows(c.form, c.kind); got != c.want {
			t.Errorf("Knows(%q, %v) = %v", c.form, c.kind, got)
		}
	}
}
