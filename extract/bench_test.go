package extract

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/newsgraph/kg/extract/clean"
	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/source"
)

// goldArticles are the real articles that stand beside the project.
func goldArticles(b *testing.B) (articles []*source.Article, size int64) {
	shared := os.Getenv("KG_SHARED")
	if shared == "" {
		shared = "../../shared"
	}
	folder := filepath.Join(shared, "gold", "articles")
	if _, err := os.Stat(folder); err != nil {
		b.Skipf("shared/ is not beside the project: %v", err)
	}
	for a, err := range source.Read(context.Background(), folder, nil) {
		if err != nil {
			b.Fatal(err)
		}
		articles = append(articles, a)
		size += int64(len(a.Text))
	}
	return articles, size
}

// BenchmarkStages runs each stage alone, and all of them, on the gold articles.
func BenchmarkStages(b *testing.B) {
	articles, size := goldArticles(b)
	lex := lexicon.Default()
	run := func(name string, prepared []*document.Document, f func(*document.Document)) {
		b.Run(strings.ReplaceAll(name, " ", "-"), func(b *testing.B) {
			b.SetBytes(size)
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				documents := make([]*document.Document, len(prepared))
				for i, d := range prepared {
					documents[i] = clone(d)
				}
				b.StartTimer()
				for _, d := range documents {
					f(d)
				}
			}
		})
		for _, d := range prepared {
			f(d)
		}
	}
	var documents []*document.Document
	text := map[*document.Document]*source.Article{}
	for _, a := range articles {
		d := &document.Document{Meta: a.Meta}
		documents = append(documents, d)
		text[d] = a
	}
	b.Run("all", func(b *testing.B) {
		b.SetBytes(size)
		b.ReportAllocs()
		for b.Loop() {
			for _, a := range articles {
				if _, err := Article(context.Background(), a, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("clean", func(b *testing.B) {
		b.SetBytes(size)
		b.ReportAllocs()
		for b.Loop() {
			for _, a := range articles {
				clean.Clean(&document.Document{Meta: a.Meta}, a.Text, a.Offsets, nil)
			}
		}
	})
	for _, d := range documents {
		clean.Clean(d, text[d].Text, text[d].Offsets, nil)
	}
	for _, s := range stages {
		run(s.name, documents, func(d *document.Document) { s.run(d, lex) })
	}
}

// clone copies what stages write to.
func clone(d *document.Document) *document.Document {
	c := *d
	c.Paragraphs, c.Sentences, c.Tokens = slices.Clone(d.Paragraphs), slices.Clone(d.Sentences), slices.Clone(d.Tokens)
	c.Quotations, c.Mentions, c.Entities = slices.Clone(d.Quotations), slices.Clone(d.Mentions), slices.Clone(d.Entities)
	for i := range c.Entities {
		e := &c.Entities[i]
		e.Mentions, e.Aliases = slices.Clone(e.Mentions), slices.Clone(e.Aliases)
	}
	return &c
}
