package ask

import "slices"

// tie is how a period is tied into a question.
type tie uint8

const (
	within tie = iota
	since
	after
	before
	until
)

// period is what the words around a span make of it.
func (t tie) period(s span) Period {
	switch t {
	case since:
		return Period{From: s.String()}
	case after:
		return Period{From: spanOf(s.unit, s.next()).String()}
	case before:
		return Period{To: s.step(-1).String()}
	case until:
		return Period{To: s.String()}
	}
	p := Period{From: s.String(), To: s.String()}
	if s.anyYear {
		p.Part = p.From[len("2006"):]
	}
	return p
}

type tieWord struct {
	words string
	tie   tie
}

// leading and trailing are the words around a period, the longest first.
var leading = []tieWord{
	{"ever since", since}, {"since", since}, {"from", since}, {"starting in", since}, {"after", after}, {"prior to", before}, {"before", before},
	{"up to", until}, {"until", until}, {"till", until}, {"through", until}, {"by the end of", until}, {"by", until},
	{"between", within}, {"as of", within}, {"for the period", within}, {"during", within}, {"in", within}, {"for", within}, {"over", within}, {"of", within}, {"on", within}, {"at", within}, {"throughout", within},
	{"自从", since}, {"自", since}, {"从", since}, {"截至", within}, {"截止", within}, {"在", within}, {"于", within},
}

var trailing = []tieWord{
	{"onwards", since}, {"onward", since}, {"or later", since}, {"以来", since}, {"至今", since}, {"到现在", since}, {"开始", since}, {"起", since},
	{"之后", since}, {"以后", since}, {"后", since}, {"之前", before}, {"以前", before}, {"前", before}, {"为止", until},
	{"期间", within}, {"当中", within}, {"底", within}, {"末", within}, {"里", within}, {"中", within}, {"内", within}, {"的时候", within}, {"时", within},
}

// ties finds the words around a period and what they make of it.
func (w *when) ties(from, to int) (int, int, tie) {
	t := within
	for _, l := range trailing {
		if end, ok := w.at(w.spaces(to), []rune(l.words)); ok {
			to, t = end, l.tie
			break
		}
	}
	for _, article := range []string{"the", ""} {
		if at, ok := w.endsAt(from, article); ok {
			for _, l := range leading {
				if start, ok := w.endsAt(at, l.words); ok {
					if t == within {
						t = l.tie
					}
					return start, to, t
				}
			}
			from = at
		}
	}
	return from, to, t
}

// tied tells whether one of the leading words stands just before i.
func (w *when) tied(i int) bool {
	return slices.ContainsFunc(leading, func(l tieWord) bool {
		_, ok := w.endsAt(i, l.words)
		return ok
	})
}

// endsAt tells whether word stands just before i, spaces aside, and where it begins.
func (w *when) endsAt(i int, word string) (start int, ok bool) {
	for i > 0 && w.folded[i-1] == ' ' {
		i--
	}
	rs := []rune(word)
	if len(rs) == 0 {
		return i, true
	}
	if i < len(rs) {
		return 0, false
	}
	end, ok := w.at(i-len(rs), rs)
	return i - len(rs), ok && end == i
}
