package ask

import (
	"context"
	"strings"
	"testing"

	"github.com/newsgraph/kg/graph"
)

// understood reads a question as Answer does.
func understood(t testing.TB, g *graph.Graph, text string) (q Question, err error) {
	t.Helper()
	viewErr := g.View(context.Background(), func(tx *graph.Tx) error {
		q, err = names{tx}.resolveReadings(text, Read(text, today))
		return nil
	})
	if viewErr != nil {
		t.Fatal(viewErr)
	}
	return q, err
}

func TestWordingsAreUnderstood(t *testing.T) {
	g := openSample(t)
	for _, test := range understoodQuestions {
		q, err := understood(t, g, test.text)
		if err != nil {
			t.Errorf("%s\n got error %v\nwant %s", test.text, err, test.want)
			continue
		}
		if got := q.String(); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
	if n := len(understoodQuestions); n < 150 {
		t.Errorf("%d wordings, want at least 150", n)
	}
}

func TestOtherTextsAreRefusedWithHelp(t *testing.T) {
	g := openSample(t)
	for _, test := range refusedQuestions {
		q, err := understood(t, g, test.text)
		if err == nil {
			t.Errorf("%q was understood as %s, want an error", test.text, q)
			continue
		}
		if !strings.Contains(err.Error(), test.says) {
			t.Errorf("%q\n got error %v\nwant it to say %s", test.text, err, test.says)
		}
	}
	if n := len(refusedQuestions); n < 40 {
		t.Errorf("%d refusals, want at least 40", n)
	}
}

func TestExamplesInErrorsAreUnderstood(t *testing.T) {
	g := openSample(t)
	for _, l := range []Language{English, Chinese} {
		var fill map[string]string
		err := g.View(context.Background(), func(tx *graph.Tx) error {
			fill = names{tx}.fillers(l)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range forms {
			example, ok := filled(f.examples[l], fill)
			if !ok {
				t.Errorf("%s: slots are left in %q", f.Form, example)
			}
			if q, err := understood(t, g, example); err != nil || q.Form != f.Form || q.Language != l {
				t.Errorf("%q is understood as %s (%v), want %s", example, q, err, f.Form)
			}
		}
	}
}
