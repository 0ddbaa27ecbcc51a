package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/newsgraph/kg/extract"
	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/mention/tagger"
	"github.com/newsgraph/kg/extract/source"
)

// An evaluation measures extraction on sentences that neither the weights nor the
// tables were made from. The sentences are dealt into folds, like ones into the same
// one; the weights for a fold come from the other folds, and the names that are
// marked in this fold only are not in the tables, for the tables were made with
// the marks too.
type evaluation struct {
	folds, upTo  int
	tables, hide string
	kept, misses string
}

// run prints the share of marked companies found with exact borders, and writes
// what was found in place of the others.
func (e *evaluation) run(sentences []sentence, doubt float64, o tagger.Options) error {
	entries, err := lexicon.ReadTables(os.DirFS(e.tables))
	if err != nil {
		return err
	}
	misses, err := os.Create(cmp.Or(e.misses, os.DevNull))
	if err != nil {
		return err
	}
	defer misses.Close()
	var all tally
	dealt := deal(sentences, e.folds)
	for fold := range min(e.folds, e.upTo) {
		one, err := e.fold(fold, dealt, entries, sentences, doubt, o, misses)
		if err != nil {
			return err
		}
		fmt.Printf("fold %d: %v\n", fold, one)
		all.add(one)
	}
	fmt.Printf("together: %v\n", all)
	return nil
}

func (e *evaluation) fold(fold int, dealt []int, entries []lexicon.Entry, sentences []sentence, doubt float64, o tagger.Options, misses io.Writer) (one tally, err error) {
	var train, held []sentence
	for i, s := range sentences {
		if dealt[i] == fold {
			held = append(held, s)
		} else {
			train = append(train, s)
		}
	}
	seen, unseen := count(train), map[string]bool{}
	for name := range count(held) {
		unseen[name] = seen[name] == 0
	}
	switch e.hide {
	case "made":
		entries = hideMade(entries, unseen)
	case "all":
		entries = hideAll(entries, unseen)
	case "none":
	default:
		return one, fmt.Errorf("-hide %s: want made, all or none", e.hide)
	}
	lex, err := new(lexicon.Lexicon).With(entries)
	if err != nil {
		return one, err
	}
	t := newTrainer(lex, train, doubt)
	model, err := keep(e.kept, fold, func() *tagger.Model { return t.learn(train, o) })
	if err != nil {
		return one, err
	}
	tagger.Default = func() *tagger.Model { return model }
	tag := tagger.New(model)
	var in tagger.Input
	for _, s := range held {
		t.read(&in, s.text, all)
		tagged := map[string]bool{}
		for _, n := range tag.Names(nil, &in) {
			start, end := in.Bytes(n)
			tagged[s.text[start:end]] = true
		}
		if err := one.read(s, seen, tagged, lex, misses); err != nil {
			return one, err
		}
	}
	return one, nil
}

// tally counts marked names by whether other folds mark them too.
type tally struct {
	marked, found, unseen, unseenFound, otherKind, sentences, companies int

	tagged, tagFound, tagUnseen int // by the weights alone
}

func (t tally) String() string {
	return fmt.Sprintf("%d of %d marked names found with exact borders (%.3f), of those marked nowhere else %d of %d (%.3f), %d more as another kind; %.2f companies found a sentence; by the weights alone %.3f, %.3f, %.2f",
		t.found, t.marked, ratio(t.found, t.marked), t.unseenFound, t.unseen, ratio(t.unseenFound, t.unseen), t.otherKind, ratio(t.companies, t.sentences), ratio(t.tagFound, t.marked), ratio(t.tagUnseen, t.unseen), ratio(t.tagged, t.sentences))
}

func (t *tally) add(u tally) {
	t.marked += u.marked
	t.found += u.found
	t.unseen += u.unseen
	t.unseenFound += u.unseenFound
	t.otherKind += u.otherKind
	t.sentences += u.sentences
	t.companies += u.companies
	t.tagged += u.tagged
	t.tagFound += u.tagFound
	t.tagUnseen += u.tagUnseen
}

// read extracts one sentence, of which the weights alone take tagged for names.
func (t *tally) read(s sentence, seen map[string]int, tagged map[string]bool, lex *lexicon.Lexicon, misses io.Writer) error {
	d, err := extract.Article(context.Background(), &source.Article{Text: s.text}, extract.Options{Lexicon: lex})
	if err != nil {
		return err
	}
	t.sentences++
	t.tagged += len(tagged)
	kinds := map[string]document.Kind{}
	for _, m := range d.Mentions {
		if m.Form == document.Named && kinds[d.Slice(m.Span)] != document.Company {
			kinds[d.Slice(m.Span)] = m.Kind
			if m.Kind == document.Company {
				t.companies++
			}
		}
	}
	for _, name := range s.names {
		t.marked++
		isNew := seen[name] == 0
		if isNew {
			t.unseen++
		}
		if tagged[name] {
			t.tagFound++
			if isNew {
				t.tagUnseen++
			}
		}
		switch kinds[name] {
		case document.Company:
			t.found++
			if isNew {
				t.unseenFound++
			}
			continue
		case document.None, document.JobTitle, document.Topic:
		default:
			t.otherKind++
		}
		fmt.Fprintf(misses, "%s\t%d\t%t\t%s\t%s\n", name, seen[name], tagged[name], instead(d, name), d.Text)
	}
	return nil
}

func ratio(a, b int) float64 { return float64(a) / float64(max(b, 1)) }

// instead tells what was found at the first place of a missed name.
func instead(d *document.Document, name string) string {
	at := strings.Index(d.Text, name)
	if at < 0 {
		return "not in the cleaned text"
	}
	var found []string
	for _, m := range d.Mentions {
		if m.Overlaps(document.Span{Start: at, End: at + len(name)}) && m.Form == document.Named {
			class := ""
			switch {
			case m.Start <= at && m.End >= at+len(name):
				class = "longer"
			case m.Start >= at && m.End <= at+len(name):
				class = "shorter"
			default:
				class = "across"
			}
			if d.Slice(m.Span) == name {
				class = "same"
			}
			found = append(found, fmt.Sprintf("%s %v %s (%s)", class, m.Kind, d.Slice(m.Span), m.Rule))
		}
	}
	return cmp.Or(strings.Join(found, ", "), "nothing")
}

// hideMade drops the unseen names from what the tables list without any other
// fact, as do the tables that were made from FinRE's counts.
func hideMade(entries []lexicon.Entry, unseen map[string]bool) []lexicon.Entry {
	return slices.DeleteFunc(slices.Clone(entries), func(e lexicon.Entry) bool {
		return e.Kind == lexicon.Company && unseen[e.Name] && e.Full == "" && e.English == "" && len(e.Tickers) == 0
	})
}

// hideAll drops every unseen name, also those that were in the tables without
// FinRE's help: a lower bound.
func hideAll(entries []lexicon.Entry, unseen map[string]bool) []lexicon.Entry {
	var kept []lexicon.Entry
	for _, e := range entries {
		if e.Kind == lexicon.Company {
			if unseen[e.Name] {
				continue
			}
			e.Aliases = slices.DeleteFunc(slices.Clone(e.Aliases), func(a string) bool { return unseen[a] })
			if unseen[e.Full] {
				e.Full = ""
			}
		}
		kept = append(kept, e)
	}
	return kept
}

// keep takes the weights of a fold from the folder, or learns them and puts them
// there. They do not depend on the rules of mention, which can so be changed and
// measured without learning again.
func keep(folder string, fold int, learn func() *tagger.Model) (*tagger.Model, error) {
	if folder == "" {
		return learn(), nil
	}
	file := filepath.Join(folder, fmt.Sprintf("fold%d.bin", fold))
	data, err := os.ReadFile(file)
	if err == nil {
		return tagger.Decode(data)
	}
	m := learn()
	return m, os.WriteFile(file, m.Encode(), 0o644)
}
