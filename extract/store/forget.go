package store

import (
	"errors"
	"strings"

	"github.com/newsgraph/kg/graph"
)

// Forgotten counts what went with an article.
type Forgotten struct {
	Evidence int // spans
	Edges    int // facts that no other article states
	Nodes    int // entities and statements that no fact speaks of any more

	Names []string // of the entities that the article spoke of
}

// Forget removes an article and its evidence, the facts that have no other, and
// the nodes that have no fact left.
func Forget(tx *graph.Tx, article graph.NodeID) (Forgotten, error) {
	var names []string
	for e := range tx.Out(article, "MENTIONS") {
		names = append(names, tx.Names(e.To)...)
	}
	f, err := tx.Forget(article)
	if err != nil {
		return Forgotten{}, err
	}
	res := Forgotten{Evidence: f.Evidence, Edges: f.Edges, Names: names}
	for _, id := range f.Orphans {
		if id == article {
			continue
		}
		if err := tx.DeleteNode(id); err != nil {
			return res, err
		}
		res.Nodes++
	}
	return res, tx.DetachDelete(article)
}

// FindArticles are the articles that a user's word stands for: a hash or its
// first letters, at least six; else a URL, a path or a title.
func FindArticles(tx *graph.Tx, word string) ([]graph.NodeID, error) {
	id, err := tx.NodeByKey("Article", word)
	if err == nil {
		return []graph.NodeID{id}, nil
	}
	if !errors.Is(err, graph.ErrNotFound) {
		return nil, err
	}
	var found []graph.NodeID
	for id := range tx.IndexSeek("Article", "url", word) {
		found = append(found, id)
	}
	if len(found) > 0 {
		return found, tx.Err()
	}
	for id := range tx.NodesByLabel("Article") {
		hash, _ := tx.Prop(id, "hash")
		path, _ := tx.Prop(id, "path")
		title, _ := tx.Prop(id, "title")
		if path == word || title == word || len(word) >= 6 && strings.HasPrefix(asString(hash), word) {
			found = append(found, id)
		}
	}
	return found, tx.Err()
}
