// Package ask answers questions, in English and in Chinese, over a graph of companies, people and
// what they say. A question of a known form becomes an openCypher query with parameters; nothing is
// guessed: a question of no known form is an error that says which forms come near it.
//
// Start with [Answer], which does all of it, and forms.go, the table of the forms and their
// wordings. The way of a question:
//
//	Read      text -> readings       forms.go, pattern.go, period.go, rate.go
//	resolve   names -> nodes         names.go, near.go
//	Compile   question -> Cypher     compile.go
//	Answer    rows -> words          answer.go, text.go, number.go, records.go
package ask
