package ask

import (
	"slices"

	"github.com/newsgraph/kg/graph/temporal"
)

// Table is the answer for machines: a row for every fact, with all of its evidence in the last
// column, as a list of maps: title, outlet, published, url, path, start, end, text, confidence. Its values
// are nil, bool, int64, float64, string, []any and map[string]any.
//
// Statements that were searched for also have the sentence that fits best, and what matches in it as
// pairs of byte offsets.
func (a *Answer) Table() (columns []string, rows [][]any) {
	searched := a.Question.searched() != ""
	disagree := a.Question.Form == Disagreement
	columns = slices.Clone(a.Columns)
	if searched {
		columns = append(columns, "sentence", "matches")
	}
	if disagree {
		columns = append(columns, "other_evidence")
	}
	columns = append(columns, "evidence")
	for i := range a.Rows {
		r := &a.Rows[i]
		row := make([]any, 0, len(columns))
		for _, v := range r.Values {
			row = append(row, plainValue(v))
		}
		if searched {
			matches := make([]any, len(r.Quote.Matches))
			for j, m := range r.Quote.Matches {
				matches[j] = []any{int64(m[0]), int64(m[1])}
			}
			row = append(row, r.Quote.Sentence, matches)
		}
		if disagree {
			row = append(row, evidenceValue(r.Against))
		}
		rows = append(rows, append(row, evidenceValue(r.Sources)))
	}
	return columns, rows
}

func plainValue(v any) any {
	if d, ok := v.(temporal.Date); ok {
		return formatDate(d)
	}
	return v
}

func evidenceValue(list []Source) []any {
	out := []any{}
	for _, s := range list {
		for _, p := range s.Places {
			m := map[string]any{"start": int64(p.Start), "end": int64(p.End), "text": p.Text, "confidence": p.Confidence}
			for key, value := range map[string]string{"title": s.Title, "outlet": s.Outlet, "published": s.Published, "url": s.URL, "path": s.Path} {
				if value != "" {
					m[key] = value
				}
			}
			out = append(out, m)
		}
	}
	return out
}
