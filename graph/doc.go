// Package graph is an embedded property graph in one file: nodes with labels, edges with types, both
// with properties; evidence on edges; names, indexes and full text search; transactions.
//
// Start with Open, then Graph.Update to write and Graph.View to read:
//
//	g, err := graph.Open("news.kg", nil)
//	...
//	err = g.Update(ctx, func(tx *graph.Tx) error {
//		tencent, err := tx.CreateNode([]string{"Company"}, map[string]any{"name": "腾讯"})
//		if err != nil {
//			return err
//		}
//		return tx.AddName(tencent, "騰訊控股")
//	})
//
// Properties are bool, int64, float64, string, []byte, []any, map[string]any and the types of package
// temporal; Go's other numbers, []string and time.Time are taken too and come back as one of these.
// What the graph hands out is the caller's to keep, but for the Tx, which ends with its function.
//
// # Files
//
// graph.go opens and closes, shared.go does so for each transaction; tx.go is the transaction; node.go,
// edge.go, adjacency.go, evidence.go and name.go are the data; schema.go, index.go and edgeindex.go the indexes,
// textbuffer.go, posting.go, segment.go, block.go, search.go and rank.go that of full text; count.go what planners ask; memo.go,
// merge.go, load.go, check.go, care.go and migrate.go the rest. Package kv is the store beneath.
//
// # Layout
//
// A graph is a set of tables of sorted keys. Numbers in keys are written by codec.AppendUint, short
// and in order, here u(x). Ordered values are codec.AppendOrdered, here o(v). No number is 0.
//
//	table      key                                          value
//	meta       "meta"                                       format, next numbers, checksum; see meta.go
//	symbol     kind, name                                   u(number), checksum
//	schema     kind, u(label or type) [, u(property)]       u(index), u(property)...
//	node       u(node)                                      codec.AppendNode: labels, properties, checksum
//	edge       u(edge)                                      codec.AppendEdge: type, ends, properties, checksum
//	adjacency  0 out or 1 in, u(node), u(type), u(other), u(edge)    see edgeSum
//	label      u(label), u(node)
//	key        u(index), k(value)                           u(node)
//	index      u(index), o(value), u(node or edge)
//	name       folded name, 00, u(node)
//	alias      u(node), name                                checksum
//	evidence   u(edge), u(article), u(start), u(end)        confidence, float64 big-endian; checksum
//	cited      u(article), u(edge)
//	posting    u(index), u(segment), first term             a block of terms, nodes and positions; see block.go
//	segment    u(index), u(segment)                         u(bytes), u(first node), u(last node)
//	textnode   u(index), u(node)                            u(terms in the node's text)
//	count      see count.go                                 u(number)
//
// The edges of a node in one direction are one run of adjacency, those of one type a run within it, and
// the keys hold all that an expansion needs.
package graph
