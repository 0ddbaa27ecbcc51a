package ask

import (
	"context"
	"errors"
	"io"
	"testing"

	"github.com/newsgraph/kg/query"
)

func FuzzAnyTextIsAnsweredOrRefused(f *testing.F) {
	for _, q := range understoodQuestions {
		f.Add(q.text)
	}
	for _, q := range refusedQuestions {
		f.Add(q.text)
	}
	g := openSample(f)
	f.Fuzz(func(t *testing.T, text string) {
		a, err := Ask(context.Background(), g, text, &Options{Now: today})
		if err != nil {
			var form *UnknownFormError
			var unknown *UnknownNameError
			var ambiguous *AmbiguousNameError
			if !errors.As(err, &form) && !errors.As(err, &unknown) && !errors.As(err, &ambiguous) {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		if err := a.WriteText(io.Discard, Style{Evidence: true, Bold: func(s string) string { return "<" + s + ">" }}); err != nil {
			t.Fatal(err)
		}
		columns, rows := a.Table()
		for _, row := range rows {
			if len(row) != len(columns) {
				t.Fatalf("%q: %d values for %d columns", text, len(row), len(columns))
			}
		}
		// What --explain prints can be run as it is, and gives the same rows.
		res, err := query.Run(context.Background(), g, a.Query.String(), nil, nil)
		if err != nil {
			t.Fatalf("%q: %v\n%s", text, err, a.Query)
		}
		n := 0
		for _, err := range res.Rows() {
			if err != nil {
				t.Fatal(err)
			}
			n++
		}
		if a.Question.searched() == "" && n != len(a.Rows) {
			t.Fatalf("%q: the query written out has %d rows, with parameters %d", text, n, len(a.Rows))
		}
	})
}
