package mention

import (
	"fmt"
	"os"
)

func (f *finder) dumpChosen(names []candidate) {
	if os.Getenv("KGDBG") == "" {
		return
	}
	for _, c := range names {
		if c.rule == linearModel {
			for _, m := range f.marked {
				if m.Start >= c.Start-30 && m.Start <= c.Start && m.End >= c.End {
					fmt.Fprintf(os.Stderr, "LM \t%s\t%f\t%v\t%f\t%f\n", f.d.Slice(c.Span), m.odds, m.lone, c.weight, f.companyContext(c.Span))
				}
			}
		}
	}
}
