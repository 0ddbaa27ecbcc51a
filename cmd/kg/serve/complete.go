package serve

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/graph/fold"
	"github.com/newsgraph/kg/query/ask"
	"github.com/newsgraph/kg/query/complete"
)

// Completion is what the word at a cursor can become.
type Completion struct {
	Start      int         `json:"start"`
	Candidates []candidate `json:"candidates"`
}

type candidate struct {
	Text  string `json:"text"`
	Kind  string `json:"kind"`
	Label string `json:"label,omitempty"`
}

func (s *Server) complete(c *call) (any, error) {
	const mostText = 10_000
	text := c.query.Get("text")
	if len(text) > mostText {
		return nil, badRequest("parameter text has %d bytes; the most are %d", len(text), mostText).bounded(mostText)
	}
	cursor, err := c.number("cursor", len(text), 0, len(text))
	if err != nil {
		return nil, err
	}
	if text = text[:cursor]; !utf8.ValidString(text) {
		return nil, badRequest("the cursor %d is within a character, or text is not UTF-8", cursor)
	}
	limit, err := c.number("limit", 20, 1, 100)
	if err != nil {
		return nil, err
	}
	out := &Completion{Candidates: []candidate{}}
	if !ask.IsCypher(text) && strings.TrimSpace(text) != "" {
		for _, question := range ask.Examples(c.tx, text) {
			if len(out.Candidates) < limit {
				out.Candidates = append(out.Candidates, candidate{Text: question, Kind: "question"})
			}
		}
		if len(out.Candidates) > 0 {
			return out, nil
		}
	}
	words, err := s.words.read(c.tag, func() (*complete.Words, error) { return complete.Read(c.tx, nil) })
	if err != nil {
		return nil, err
	}
	start, found := words.With(c.names).At(text, limit)
	out.Start = start
	for _, f := range found {
		out.Candidates = append(out.Candidates, candidate{f.Text, string(f.Kind), f.Label})
	}
	return out, nil
}

// names finds names of nodes that begin as prefix does.
func (r *reader) names(prefix string, limit int) (found []complete.Candidate) {
	seen := map[string]bool{}
	for folded, id := range r.tx.NamesByPrefix(prefix) {
		if len(found) == limit {
			break
		}
		ref, err := r.ref(id)
		if err != nil {
			break // the reader's transaction tells it
		}
		for _, name := range r.tx.Names(id) {
			if key := name + "\x00" + ref.Label; fold.Name(name) == folded && !seen[key] && len(found) < limit {
				seen[key] = true
				found = append(found, complete.Candidate{Text: name, Kind: complete.Name, Label: ref.Label})
			}
		}
	}
	return found
}
