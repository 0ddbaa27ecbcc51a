// Package ask answers questions, in English and in Chinese, over a graph of companies, people and
// what they say. A question of a known form becomes an openCypher query with parameters; nothing is
// guessed: a question of no known form is an error that says which forms come near it.
//
// Start with [Ask], which does all of it, and forms.go, the table of the forms and their wordings.
// The way of a question:
//
//	Read       text -> readings       forms.go, relations.go, pattern.go, read.go, when.go, tie.go, rate.go
//	resolve    names -> things        resolve.go, names.go, near.go, suggest.go
//	Compile    question -> Cypher     compile.go
//	choose     statements that fit    words.go, mark.go
//	WriteText  answer -> words        view.go, text.go, language.go, number.go, source.go
//	Table      answer -> rows         table.go
package ask
