package function

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/value"
)

// evidence lists where articles state what a relationship states.
func evidence(env *Env, args []any) (any, error) {
	r, ok := args[0].(value.Rel)
	if !ok {
		return nil, wrongType("evidence", args[0], "a relationship")
	}
	list := []any{}
	var article graph.Node // read last: the places in one article come after each other
	var node any
	var text string
	for e := range env.Tx.Evidence(r.ID) {
		if e.Article != article.ID {
			var err error
			if article, err = env.Tx.Node(e.Article); err != nil && !errors.Is(err, graph.ErrNotFound) {
				return nil, err
			}
			article.ID = e.Article
			node = value.Node{ID: e.Article}
			text, _ = article.Props["text"].(string)
		}
		m := map[string]any{"article": node, "start": int64(e.Start), "end": int64(e.End), "confidence": e.Confidence}
		for _, key := range [...]string{"title", "published", "url"} {
			if v, ok := article.Props[key]; ok {
				m[key] = v
			}
		}
		if text != "" && e.Start <= e.End && e.End <= len(text) {
			m["quote"] = text[e.Start:e.End]
			m["sentence"] = sentence(text, e.Start, e.End)
		}
		list = append(list, m)
	}
	return list, nil
}

// sentenceEnds are the marks that end a sentence wherever they stand. A full stop does only before a space.
const sentenceEnds = "。！？!?\n"

// sentence is the part of a text from the beginning of the sentence that start is in to the end of that
// which end is in.
func sentence(text string, start, end int) string {
	if i := lastEnd(text[:start]); i > 0 {
		start = i
	} else {
		start = 0
	}
	if end > start {
		if r, _ := utf8.DecodeLastRuneInString(text[:end]); strings.ContainsRune(sentenceEnds, r) {
			return strings.TrimSpace(text[start:end])
		}
	}
	if i := firstEnd(text[end:]); i > 0 {
		end += i
	} else {
		end = len(text)
	}
	return strings.TrimSpace(text[start:end])
}

// lastEnd is the offset behind the last mark that ends a sentence, 0 if there is none.
func lastEnd(text string) int {
	i := strings.LastIndexAny(text, sentenceEnds)
	if i >= 0 {
		_, size := utf8.DecodeRuneInString(text[i:])
		i += size
	}
	return max(i, strings.LastIndex(text, ". ")+1)
}

// firstEnd is the offset behind the first mark that ends a sentence, 0 if there is none.
func firstEnd(text string) int {
	i := strings.IndexAny(text, sentenceEnds)
	if i >= 0 {
		_, size := utf8.DecodeRuneInString(text[i:])
		i += size
	}
	if j := strings.Index(text, ". "); j >= 0 && (i <= 0 || j < i) {
		return j + 1
	}
	return max(i, 0)
}
