package main

import (
	_ "embed"
	"strings"
)

//go:embed ordinary.txt
var ordinaryText string

// ordinary are sentences in which every company is marked: written for training,
// since those of FinRE all name two.
func ordinary() []sentence {
	var all []sentence
	for line := range strings.Lines(ordinaryText) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		var s sentence
		for open := strings.IndexByte(line, '['); open >= 0; open = strings.IndexByte(line, '[') {
			end := strings.IndexByte(line, ']')
			s.names = append(s.names, line[open+1:end])
			line = line[:open] + line[open+1:end] + line[end+1:]
		}
		s.text = cleaned(line)
		for i := range s.names {
			s.names[i] = cleaned(s.names[i])
		}
		all = append(all, s)
	}
	return all
}
