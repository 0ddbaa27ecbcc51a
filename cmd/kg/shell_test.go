package main

import "testing"

func TestAStatementEndsWhereItIsWhole(t *testing.T) {
	tests := []struct {
		name, text string
		want       bool
	}{
		{"a question", "who said AI", true},
		{"a command", ".help", true},
		{"a query", "MATCH (n) RETURN n", true},
		{"a query without its end", "MATCH (n)", false},
		{"a query that stops in a clause", "MATCH (n) WHERE", false},
		{"a query that stops in a pattern", "MATCH (n", false},
		{"a query that stops in a string", "RETURN 'a", false},
		{"anything with a semicolon", "MATCH (n;", true},
		{"a query that is wrong before its end", "MATCH n) RETURN n", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := finished(tt.text); got != tt.want {
				t.Errorf("finished(%q) = %v, want %v", tt.text, got, tt.want)
			}
		})
	}
}
