// Package cypher is the language: text in, a syntax tree with positions out, and
// back to text. It knows no graph and gives no meaning to what it reads; package
// semantic does that.
//
// Start with [Parse], then ast.go. The lexer and the parser are written by hand
// after openCypher 9 and the ISO-aligned grammar that the openCypher project
// publishes as openCypher.bnf. No word is reserved: a keyword is an identifier that
// stands where the grammar wants that keyword.
package cypher
