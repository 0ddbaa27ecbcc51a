package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/newsgraph/kg/extract/clean"
)

// A template is a piece of a real article in which names are slots.
type template []part

// A part is text or, where kind is set, a slot for a name of that kind.
type part struct {
	text string
	kind string // company or person
	slot int    // the same number is the same name throughout a passage
}

// corpus is what articles are made of: the sentences of FinRE's training set
// and the paragraphs of the gold articles, as found and repaired.
type corpus struct {
	sentences []template
	passages  [][]template // the paragraphs of one article in order
	companies []string     // that FinRE marks
}

// readCorpus reads the folder shared that stands beside the project.
func readCorpus(shared string) (*corpus, error) {
	c := &corpus{}
	if err := c.readFinRE(filepath.Join(shared, "finre", "train.txt")); err != nil {
		return nil, err
	}
	files, err := filepath.Glob(filepath.Join(shared, "gold", "articles", "*.txt"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s: %w", filepath.Join(shared, "gold", "articles"), fs.ErrNotExist)
	}
	for _, f := range files {
		if err := c.readGold(f); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// readFinRE reads lines of head, tail, relation and sentence.
func (c *corpus) readFinRE(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	marked := map[string][]string{}
	seen := map[string]bool{}
	var order []string
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		fields := strings.Split(lines.Text(), "\t")
		if len(fields) != 4 {
			continue
		}
		sentence := strings.ReplaceAll(fields[3], "<N>", "12") // it hides some numbers
		if marked[sentence] == nil {
			order = append(order, sentence)
		}
		for _, name := range fields[:2] {
			if !slices.Contains(marked[sentence], name) {
				marked[sentence] = append(marked[sentence], name)
			}
			if !seen[name] {
				seen[name] = true
				c.companies = append(c.companies, name)
			}
		}
	}
	for _, s := range order {
		var names []slotName
		for i, name := range marked[s] {
			names = append(names, slotName{name, "company", i})
		}
		c.sentences = append(c.sentences, cut(strings.TrimRight(s, "。"), names))
	}
	return errors.Join(lines.Err(), f.Close())
}

// readGold reads one article, twice: as it was found and repaired.
func (c *corpus) readGold(path string) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	id := strings.TrimSuffix(filepath.Base(path), ".txt")
	b, err := os.ReadFile(filepath.Join(filepath.Dir(path), "..", "gold", id+".json"))
	if err != nil {
		return err
	}
	var gold struct {
		Entities []struct {
			Kind  string
			Names []string
		}
	}
	if err := json.Unmarshal(b, &gold); err != nil {
		return fmt.Errorf("read %s.json: %w", id, err)
	}
	var names []slotName
	for i, e := range gold.Entities {
		if e.Kind != "company" && e.Kind != "person" {
			continue
		}
		for _, n := range e.Names {
			names = append(names, slotName{n, e.Kind, i})
		}
	}
	for _, text := range []string{clean.Text(string(raw)), string(raw)} {
		var passage []template
		for line := range strings.Lines(text) {
			if line = strings.TrimSpace(line); line != "" {
				passage = append(passage, cut(line, names))
			}
		}
		c.passages = append(c.passages, passage)
	}
	return nil
}

type slotName struct {
	name string
	kind string
	slot int
}

// cut makes slots of the names in a text, of the longest first.
func cut(text string, names []slotName) template {
	t := template{{text: text}}
	names = slices.Clone(names)
	slices.SortStableFunc(names, func(a, b slotName) int { return len(b.name) - len(a.name) })
	for _, n := range names {
		var next template
		for _, p := range t {
			if p.kind != "" {
				next = append(next, p)
				continue
			}
			for i, s := range strings.Split(p.text, n.name) {
				if i > 0 {
					next = append(next, part{kind: n.kind, slot: n.slot})
				}
				if s != "" {
					next = append(next, part{text: s})
				}
			}
		}
		t = next
	}
	return t
}

// writer makes articles, of which no two are the same.
type writer struct {
	corpus    *corpus
	random    *rand.Rand
	companies *rand.Zipf
	people    *rand.Zipf

	text  strings.Builder
	cast  []string        // companies of the article
	names map[part]string // of the passage at hand
	lead  int             // whom of the cast it begins with
}

// newWriter returns a writer whose articles depend on seed alone.
func newWriter(c *corpus, seed uint64) *writer {
	r := rand.New(rand.NewPCG(seed, 0))
	return &writer{
		corpus: c, random: r,
		// As in news, few names come often and most seldom, and there are always new ones.
		companies: rand.NewZipf(r, 1.1, 50, 2_000_000),
		people:    rand.NewZipf(r, 1.1, 50, 2_000_000),
	}
}

// article returns the text of the next article: a title, a day, passages of two
// gold articles and between them sentences of FinRE, 3 kB on average.
func (w *writer) article() string {
	w.text.Reset()
	w.cast = w.cast[:0]
	for range 5 {
		w.cast = append(w.cast, w.company())
	}
	w.sentence()
	day := time.Date(2012, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, w.random.IntN(4700))
	w.text.WriteString("\n" + day.Format(time.DateOnly) + "\n")
	for range 2 {
		w.passage()
		for range 1 + w.random.IntN(3) {
			for range 1 + w.random.IntN(4) {
				w.sentence()
				w.text.WriteString("。")
			}
			w.text.WriteString("\n")
		}
	}
	return w.text.String()
}

// passage writes some paragraphs of a gold article with names of the cast; three
// of four times repaired.
func (w *writer) passage() {
	i := 2 * w.random.IntN(len(w.corpus.passages)/2)
	if w.random.IntN(4) == 0 {
		i++
	}
	paragraphs := w.corpus.passages[i]
	w.recast()
	first := w.random.IntN(max(len(paragraphs)-3, 1))
	for _, t := range paragraphs[first:min(first+4, len(paragraphs))] {
		w.fill(t)
		w.text.WriteString("\n")
	}
}

func (w *writer) sentence() {
	w.recast()
	w.fill(w.corpus.sentences[w.random.IntN(len(w.corpus.sentences))])
}

// recast has the next passage be about others, more often those whom the cast
// begins with.
func (w *writer) recast() {
	w.names = map[part]string{}
	w.lead = min(w.random.IntN(len(w.cast)), w.random.IntN(len(w.cast)))
}

// fill writes a template with names for its slots and other numbers.
func (w *writer) fill(t template) {
	for _, p := range t {
		if p.kind == "" {
			w.renumber(p.text)
			continue
		}
		if w.names[p] == "" {
			if p.kind == "person" {
				w.names[p] = personName(int(w.people.Uint64()))
			} else {
				w.names[p] = w.cast[(w.lead+len(w.names))%len(w.cast)]
			}
		}
		w.text.WriteString(w.names[p])
	}
}

// renumber writes text with other numbers in it, but leaves days and quarters,
// of which only some exist, and years within this century.
func (w *writer) renumber(text string) {
	for text != "" {
		i := strings.IndexAny(text, digits)
		if i < 0 {
			break
		}
		w.text.WriteString(text[:i])
		text = text[i:]
		number := text[:len(text)-len(strings.TrimLeft(text, digits))]
		text = text[len(number):]
		switch {
		case hasAnyPrefix(text, "月", "日", "号", "季", "时", "点", "Q", "-", ":", "/"):
			w.text.WriteString(number)
		case len(number) == 4 && hasAnyPrefix(number, "19", "20"):
			fmt.Fprint(&w.text, 2010+w.random.IntN(15))
		default:
			lowest := 1 // of the first digit
			for range number {
				w.text.WriteByte(digits[lowest+w.random.IntN(10-lowest)])
				lowest = 0
			}
		}
	}
	w.text.WriteString(text)
}

const digits = "0123456789"

func hasAnyPrefix(s string, prefixes ...string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(s, p) })
}

// company returns the name of a company, every other one of FinRE's.
func (w *writer) company() string {
	n := int(w.companies.Uint64())
	if n%2 == 0 && n/2 < len(w.corpus.companies) {
		return w.corpus.companies[n/2]
	}
	return companyName(n)
}

var (
	places   = []rune("京沪深广杭苏宁汉蓉渝津连青厦闽鲁豫湘赣皖")
	first    = []rune("华天金宏恒瑞东海兴科国新银长中大安泰福盛嘉明远博创智星云光龙")
	second   = []rune("达信源通润丰业诚德和腾航联鑫杰康力威凯美为锐亿邦臣川帆洲汇")
	trades   = []string{"科技", "股份", "集团", "控股", "生物", "药业", "证券", "电子", "能源", "网络", "地产", "汽车", "传媒", "银行", "光电", "材料"}
	surnames = []rune("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧")
	given    = []rune("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华建文辉力国庆志")
)

// companyName is the name of the company with a number, one of 290,000.
func companyName(n int) string {
	var b strings.Builder
	for _, list := range [][]rune{places, first, second} {
		b.WriteRune(list[n%len(list)])
		n /= len(list)
	}
	return b.String() + trades[n%len(trades)]
}

// personName is the name of the person with a number, one of 27,000.
func personName(n int) string {
	s := string(surnames[n%len(surnames)])
	n /= len(surnames)
	s += string(given[n%len(given)])
	if n /= len(given); n%8 != 0 {
		s += string(given[n%len(given)])
	}
	return s
}
