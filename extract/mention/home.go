package mention

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
)

// atHome is the least weight of a short name that other markets do not know in an
// article of Taiwan's: there 力成 and 经济部 need no more said of them. A name that
// is also a word of the dictionary needs a context as everywhere.
func (f *finder) atHome(s document.Span, c lexicon.Candidate, context float64) float64 {
	body := f.lex.Kind(c.ID) == lexicon.Organization
	if !f.taiwanese || !body && isWord(f.d.Slice(s)) || f.runes(s) < 2 || !f.boundary(s.Start) || !f.boundary(s.End) {
		return 0
	}
	e := f.lex.Entry(c.ID)
	if !strings.HasPrefix(e.Name, "台湾") && !strings.HasPrefix(e.Full, "台湾") && !listedInTaiwan(e.Tickers) {
		return 0
	}
	return 0.6 + 0.3*context
}

func listedInTaiwan(tickers []string) bool {
	for _, t := range tickers {
		if strings.HasSuffix(t, ".TW") || strings.HasSuffix(t, ".TWO") {
			return true
		}
	}
	return false
}
