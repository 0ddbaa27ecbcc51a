package render

import (
	"bufio"
	"fmt"
	"io"
	"strconv"

	"github.com/newsgraph/kg/extract/clean"
)

// Repairs writes what was done to the text of an article called path: a line a
// repair with its rule, its place in the file and its context in the manner of
// git's word diff, left[-before-]{+after+}right, then how often each rule found
// something. Characters that cannot be seen are written as \u200b.
func Repairs(w io.Writer, path string, r *clean.Report) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "%s\n", path)
	for _, x := range r.Repairs {
		change := ""
		if x.Before != "" {
			change = "[-" + visible(x.Before) + "-]"
		}
		if x.After != "" {
			change += "{+" + visible(x.After) + "+}"
		}
		fmt.Fprintf(b, "  %-12s %d-%d\t%s%s%s\n", x.Rule, x.Original.Start, x.Original.End, visible(x.Left), change, visible(x.Right))
	}
	if len(r.Counts) == 0 {
		fmt.Fprintln(b, "  nothing to repair")
	}
	for _, c := range r.Counts {
		fmt.Fprintf(b, "%s: %d repairs of %d characters\n", c.Rule, c.Repairs, c.Characters)
	}
	return b.Flush()
}

// visible writes control and other invisible characters as escapes.
func visible(s string) string {
	quoted := strconv.QuoteToGraphic(s)
	return quoted[1 : len(quoted)-1]
}
