package lexicon

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// schema is what a file of tables holds: entries of a kind, in columns.
type schema struct {
	file    string // pattern of its name
	kind    Kind
	columns []string
}

var schemas = []schema{
	{"companies-*.tsv", Company, []string{"name", "full", "english", "tickers", "aliases"}},
	{"organizations*.tsv", Organization, []string{"name", "english", "aliases", "kind"}},
	{"products*.tsv", Product, []string{"name", "english", "owner", "aliases", "kind"}},
	{"people*.tsv", Person, []string{"name", "english", "aliases", "company", "title"}},
	{"topics*.tsv", Topic, []string{"name", "english", "aliases"}},
	{"titles.tsv", Title, []string{"title", "english", "class"}},
	{"verbs.tsv", Verb, []string{"verb", "class", "english"}},
	{"metrics.tsv", Metric, []string{"code", "zh", "en", "words_zh", "words_en", "unit"}},
	{"places.tsv", Place, []string{"place", "kind"}},
	{"surnames.tsv", Surname, []string{"surname", "weight"}},
	{"translit.tsv", Transliteration, []string{"char", "weight"}},
}

// userColumns are those of a file of a user's own names.
var userColumns = []string{"kind", "name", "aliases", "english", "tickers", "owner"}

// A source is an entry and the line it was read from.
type source struct {
	Entry
	place string // file:line
}

// ReadTables reads the tables of a folder, in the order of the schemas and
// then of the names of files. The error tells every fault, each with its file
// and line.
func ReadTables(folder fs.FS) ([]Entry, error) {
	var sources []source
	var faults []error
	for _, schema := range schemas {
		names, err := fs.Glob(folder, schema.file)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			rows, err := readTable(folder, name, schema)
			sources = append(sources, rows...)
			faults = append(faults, err)
		}
	}
	faults = append(faults, checkFolder(folder))
	entries, err := merge(sources)
	return entries, errors.Join(append(faults, err)...)
}

// checkFolder notices files that no schema reads.
func checkFolder(folder fs.FS) error {
	files, err := fs.ReadDir(folder, ".")
	if err != nil {
		return err
	}
	for _, f := range files {
		read := slices.ContainsFunc(schemas, func(s schema) bool {
			ok, _ := path.Match(s.file, f.Name())
			return ok
		})
		if !read && path.Ext(f.Name()) == ".tsv" {
			return fmt.Errorf("%s: no table has this name", f.Name())
		}
	}
	return nil
}

func readTable(folder fs.FS, name string, schema schema) ([]source, error) {
	file, err := folder.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return readRows(file, name, schema.columns, schema.kind)
}

// readRows reads rows of the kind; with kind 0 each row tells its own.
func readRows(r io.Reader, name string, columns []string, kind Kind) ([]source, error) {
	var rows []source
	var faults []error
	seen := map[string]string{}
	header := false
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSuffix(lines.Text(), "\r")
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		place := fmt.Sprintf("%s:%d", name, n)
		cells := strings.Split(line, "\t")
		if !header {
			if !slices.Equal(cells, columns) {
				return nil, fmt.Errorf("%s: the columns are %q, want %q", place, cells, columns)
			}
			header = true
			continue
		}
		e, err := parseRow(cells, columns, kind)
		if err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", place, err))
			continue
		}
		key := e.identity()
		if before, twice := seen[key]; twice {
			faults = append(faults, fmt.Errorf("%s: %s stands at %s already", place, key, before))
			continue
		}
		seen[key] = place
		rows = append(rows, source{e, place})
	}
	if err := lines.Err(); err != nil {
		faults = append(faults, fmt.Errorf("%s: %w", name, err))
	}
	return rows, errors.Join(faults...)
}

func parseRow(cells, columns []string, kind Kind) (Entry, error) {
	if len(cells) != len(columns) {
		return Entry{}, fmt.Errorf("%d columns, want %d: %s", len(cells), len(columns), strings.Join(columns, ", "))
	}
	e := Entry{Kind: kind}
	for i, column := range columns {
		if err := e.set(column, cells[i]); err != nil {
			return Entry{}, fmt.Errorf("column %s: %w", column, err)
		}
	}
	if e.Name == "" {
		return Entry{}, fmt.Errorf("column %s is empty", columns[0])
	}
	e.tidy()
	return e, nil
}

// set reads a cell into the field of its column.
func (e *Entry) set(column, cell string) (err error) {
	if !utf8.ValidString(cell) || strings.TrimSpace(cell) != cell {
		return fmt.Errorf("%q is not valid UTF-8 or has white space around it", cell)
	}
	switch column {
	case "kind":
		if e.Kind != 0 {
			e.Class = cell
			return nil
		}
		e.Kind, err = parseKind(cell)
	case "name", "title", "verb", "place", "surname", "char", "zh":
		if column == "title" && e.Kind == Person {
			e.Title = cell
			return nil
		}
		e.Name, err = e.form(cell)
	case "full":
		e.Full, err = e.form(cell)
	case "english", "en":
		e.English, err = e.form(cell)
	case "aliases", "words_zh", "words_en":
		for _, alias := range values(cell) {
			form, err := e.form(alias)
			if err != nil {
				return err
			}
			if form == "" {
				return fmt.Errorf("%q has an empty value", cell)
			}
			e.Aliases = append(e.Aliases, form)
		}
	case "tickers":
		e.Tickers = values(cell)
		for _, ticker := range e.Tickers {
			if !isTicker(ticker) {
				return fmt.Errorf("%q is no ticker such as 600519.SH", ticker)
			}
		}
	case "weight":
		e.Weight, err = strconv.ParseFloat(cell, 64)
		if err == nil && !(e.Weight > 0) {
			err = fmt.Errorf("weight %s is not above 0", cell)
		}
	case "code":
		e.Code = cell
	case "owner", "company":
		e.Owner = strings.TrimPrefix(cell, "?")
	case "class", "unit":
		e.Class = cell
	}
	return err
}

// form takes the mark of ambiguity off a name and remembers it.
func (e *Entry) form(cell string) (string, error) {
	name, ambiguous := strings.CutPrefix(cell, "?")
	if ambiguous {
		e.Ambiguous = append(e.Ambiguous, name)
	}
	if strings.ContainsAny(name, "?|") || ambiguous && name == "" {
		return "", fmt.Errorf("%q: ? only stands before a name, | only between several", cell)
	}
	return name, nil
}

func parseKind(word string) (Kind, error) {
	for k := Company; k <= Topic; k++ {
		if k.String() == word {
			return k, nil
		}
	}
	return 0, fmt.Errorf("%q is none of company, organization, product, person, topic", word)
}

// isTicker reports whether s is a code, a point and a market in capitals.
func isTicker(s string) bool {
	point := strings.LastIndexByte(s, '.')
	if point < 1 || point == len(s)-1 {
		return false
	}
	for i, r := range s {
		letter, digit := 'A' <= r && r <= 'Z', '0' <= r && r <= '9'
		if !letter && (i > point || !digit && !strings.ContainsRune(".-&", r)) {
			return false
		}
	}
	return true
}

// tidy drops aliases that are written twice, and marks of ambiguity too.
func (e *Entry) tidy() {
	seen := map[string]bool{e.Name: e.Kind != Metric, e.Full: true, e.English: e.Kind != Metric}
	once := func(s string) bool {
		twice := seen[s]
		seen[s] = true
		return twice
	}
	e.Aliases = slices.DeleteFunc(e.Aliases, once)
	clear(seen)
	e.Tickers = slices.DeleteFunc(e.Tickers, once)
	slices.Sort(e.Ambiguous)
	e.Ambiguous = slices.Compact(e.Ambiguous)
}

// merge joins rows of one name that are one thing, and refuses those that are two.
func merge(sources []source) ([]Entry, error) {
	var entries []Entry
	var faults []error
	at := map[string]int{}
	place := map[string]string{}
	for _, s := range sources {
		key := s.identity()
		i, known := at[key]
		switch {
		case !known:
			at[key], place[key] = len(entries), s.place
			entries = append(entries, s.Entry)
		case !entries[i].contradicts(&s.Entry):
			entries[i].add(s.Entry)
		default:
			faults = append(faults, fmt.Errorf("%s: %s at %s is another one: neither ticker nor full nor English name agrees; give one of them another name", s.place, key, place[key]))
		}
	}
	return entries, errors.Join(faults...)
}

// identity is what no two entries share. People of one name are told apart by
// where they work.
func (e *Entry) identity() string {
	id := e.Kind.String() + " " + cmp.Or(e.Code, e.Name)
	if e.Kind == Person && e.Owner != "" {
		id += " of " + e.Owner
	}
	return id
}

// contradicts reports whether two entries of one name tell different things:
// nothing that both give agrees, and there is something that both give.
func (e *Entry) contradicts(f *Entry) bool {
	same := func(a, b string) bool { return a != "" && strings.Map(fold, a) == strings.Map(fold, b) }
	if same(e.Full, f.Full) || same(e.English, f.English) ||
		slices.ContainsFunc(e.Tickers, func(t string) bool { return slices.Contains(f.Tickers, t) }) {
		return false
	}
	return e.Full != "" && f.Full != "" || len(e.Tickers) > 0 && len(f.Tickers) > 0
}

// add puts the names of f, which is the same thing, to those of e.
func (e *Entry) add(f Entry) {
	join := func(into *string, s string) {
		if *into == "" {
			*into = s
		} else if s != *into && s != "" {
			e.Aliases = append(e.Aliases, s)
		}
	}
	join(&e.Full, f.Full)
	join(&e.English, f.English)
	e.Owner = cmp.Or(e.Owner, f.Owner)
	e.Title = cmp.Or(e.Title, f.Title)
	e.Class = cmp.Or(e.Class, f.Class)
	e.Aliases = append(e.Aliases, f.Aliases...)
	e.Tickers = append(e.Tickers, f.Tickers...)
	e.Ambiguous = append(e.Ambiguous, f.Ambiguous...)
	e.tidy()
}
