package ask

import (
	"fmt"
	"strings"
)

// UnknownNameError says that the graph has nothing of a name that a question asks about.
type UnknownNameError struct {
	Name   string
	Labels []string    // what it was looked for among
	Near   []Candidate // names that are written much like it
	Known  []string    // what there is instead, where that is a short list
}

func (e *UnknownNameError) Error() string {
	s := fmt.Sprintf("no %s named %q in the graph", kindsOf(e.Labels), e.Name)
	switch {
	case len(e.Near) > 0:
		return s + "; did you mean " + orList(describeAll(e.Near)) + "?"
	case len(e.Known) > 0:
		return s + "; there are " + strings.Join(e.Known, ", ")
	}
	return s
}

// AmbiguousNameError says that a name stands for several things of the same kind.
type AmbiguousNameError struct {
	Name       string
	Candidates []Candidate
}

func (e *AmbiguousNameError) Error() string {
	return fmt.Sprintf("%q may be %s; ask again with one of these names", e.Name, orList(describeAll(e.Candidates)))
}

// UnknownFormError says that a text is a question of no known form.
type UnknownFormError struct {
	Text string
	Near []string // questions that kg can answer, the likest to Text first
}

func (e *UnknownFormError) Error() string {
	return fmt.Sprintf("%q is no question that kg knows; ask for example: %s", e.Text, strings.Join(e.Near, " / "))
}

func kindsOf(labels []string) string {
	kinds := make([]string, len(labels))
	for i, l := range labels {
		kinds[i] = strings.ToLower(l)
	}
	return orList(kinds)
}

func describeAll(list []Candidate) []string {
	out := make([]string, len(list))
	for i, c := range list {
		out[i] = fmt.Sprintf("%s (%s)", c.Shown, strings.ToLower(c.Label))
	}
	return out
}

func orList(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " or " + list[len(list)-1]
}
