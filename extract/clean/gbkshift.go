package clean

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/internal/pinyin"
	"github.com/newsgraph/kg/extract/internal/plausible"
	"github.com/newsgraph/kg/extract/script"
)

// findShifted repairs runs of text that were read as GBK one byte off.
//
// Where a decoder meets half a character it writes a question mark and takes
// the next bytes in pairs that belong to no character: 。”面對提問 (A1A3 A1B1
// C3E6 8CA6 CCE1 8696), its first byte lost, is read as ?！泵鎸μ釂 (A3A1 B1C3
// E68C A6CC E186). The run goes on until half a character meets a byte that
// cannot be its second: that is one more question mark, which also swallows
// the byte; or until it meets a Latin letter, which can: then the two are
// read as one more character.
//
// A run is undone by writing it as GBK again and pairing the bytes anew. The
// two bytes at its ends are unknown; they are chosen so that the whole is
// most plausible. The repair is kept only when it is far more plausible than
// what stood there, even after paying for what was chosen.
func findShifted(text string) (edits []edit) {
	var s *shifter
	for i := 0; i < len(text); {
		mark := nextMark(text, i)
		if mark < 0 {
			break
		}
		if s == nil {
			s = newShifter(text)
		}
		if e, ok := s.at(mark); ok {
			edits = append(edits, e)
			i = e.end
			continue
		}
		_, size := utf8.DecodeRuneInString(text[mark:])
		i = mark + size
	}
	return edits
}

// nextMark is the place of the next mark of a lost byte, or -1.
func nextMark(text string, from int) int {
	for i := from; i < len(text); i++ {
		if text[i] == '?' || text[i] == 0xef && strings.HasPrefix(text[i:], "\ufffd") {
			return i
		}
	}
	return -1
}

// maxShifted bounds the characters of a run.
const maxShifted = 48

// Costs, in nats, of what a repair has to assume.
var (
	guessLead  = math.Log(126) // one of the first bytes
	guessTrail = math.Log(190) // one of the second bytes
	guessPair  = 7.0           // that two bytes were dropped just there
	perRune    = 1.5           // what a repair must gain for each character
	perRun     = 3.0           // and for the whole
)

// hopeless is how much dearer than the text as it stands a repair may be
// halfway, to be followed still.
const hopeless = 30.0

// shifter looks for runs in one text.
type shifter struct {
	text   string
	words  *ownPairs
	budget int // steps that may still be taken
}

// newShifter grants a number of steps that grows with the text, so that the
// time does not grow faster: text with marks all over is beyond repair.
func newShifter(text string) *shifter {
	return &shifter{text: text, budget: 200_000 + 2*len(text)}
}

// What the parts of a try cost of the budget, nearly.
const (
	stepsToStart  = 10
	stepsToExtend = 1
	stepsToRepair = 30
)

// run is a candidate: the characters between two marks.
type run struct {
	start, end int     // in the text, with the marks
	length     int     // characters between the marks
	lead       byte    // the last byte of the run as it was read
	old        float64 // cost of the run as it was read, up to here
	last       rune    // its last character
	paths      []path  // the ways to read it anew, up to here
	tail       string  // a Latin letter that ends the run instead of a mark
	reading    string  // the reading that the character cut by the end mark has
	before     rune    // what stands before the run
	after      rune    // and after it
	markup     bool    // the end mark swallowed the < of a tag
	swallowed  bool    // the end mark swallowed a character that is not known
}

// at tries all runs that start with the mark at i and takes the best.
func (s *shifter) at(i int) (best edit, found bool) {
	_, size := utf8.DecodeRuneInString(s.text[i:])
	at := i + size
	_, n := orphanReading(s.text[at:])
	at += n
	r := run{start: i, before: before(s.text, i), last: '?'}
	if r.before == ')' { // the character before has its reading, too
		r.before = beforeReading(s.text, i)
	}
	r.old = s.step(r.before, '?')
	mixed, gain := false, 0.0 // a run of marks alone says nothing
	for at < len(s.text) && r.length < maxShifted && s.budget > 0 {
		c, size := utf8.DecodeRuneInString(s.text[at:])
		if mixed && (c == '?' || c == utf8.RuneError) {
			r.end, r.tail = at+size, ""
			s.lookBehind(&r)
			if e, g := s.repair(&r); g > gain {
				best, gain, found = e, g, true
			}
		}
		pair, ok := gbkBytes(wide(c))
		if !ok || !s.extend(&r, c, pair) {
			break
		}
		at += size
		if mixed = mixed || c != '?'; !mixed && r.length > 2 {
			break
		}
		if latin(rune(pair[1])) {
			r.end, r.tail, r.reading, r.markup, r.swallowed = at, string(rune(pair[1])), "", false, false
			r.after = rune(pair[1])
			if e, g := s.repair(&r); g > gain {
				best, gain, found = e, g, true
			}
		}
	}
	return best, found
}

// extend adds the character c, written as pair, to the run. It returns false
// when there is no use in going on.
func (s *shifter) extend(r *run, c rune, pair [2]byte) bool {
	r.old += s.step(r.last, c)
	r.last = c
	s.budget -= stepsToExtend
	if r.length == 0 {
		s.budget -= stepsToStart
		r.paths = s.first(r, pair[0])
	} else {
		r.paths = s.next(r.paths, r.lead, pair[0])
	}
	r.lead = pair[1]
	r.length++
	return len(r.paths) > 0 && r.paths[0].cost < r.old+hopeless
}

// lookBehind reads what follows the end mark of r.
func (s *shifter) lookBehind(r *run) {
	var n int
	r.reading, n = orphanReading(s.text[r.end:])
	r.end += n
	rest := s.text[r.end:]
	r.after = after(s.text, r.end)
	r.markup = n == 0 && brokenTagAt(rest)
	if r.markup || r.after == '\n' {
		r.after = 0
	}
	r.after = wide(r.after)
	r.swallowed = n == 0 && !r.markup && r.after != 0 && !chineseMark(r.after)
}

// brokenTagAt reports whether s starts with a tag that has lost its <.
func brokenTagAt(s string) bool {
	gt := strings.IndexByte(s[:min(len(s), 12)], '>')
	return gt > 0 && brokenTag(s, gt) == 0
}

// orphanReading is a reading whose opening bracket was swallowed by the mark
// before it, shù), and its length with the bracket.
func orphanReading(s string) (syllable string, n int) {
	syllable, toned := reading(s)
	if !toned || !strings.HasPrefix(s[len(syllable):], ")") {
		return "", 0
	}
	return syllable, len(syllable) + 1
}

// beforeReading is the character that the bracket before i gives the reading
// of.
func beforeReading(text string, i int) rune {
	open := strings.LastIndexByte(text[max(0, i-16):i], '(')
	if open < 0 {
		return ')'
	}
	return before(text, max(0, i-16)+open)
}

// repair is the best reading of r and what it gains, in nats, over the text as
// it stands.
func (s *shifter) repair(r *run) (e edit, gain float64) {
	s.budget -= stepsToRepair
	old, paths := r.old, r.paths
	if r.tail == "" {
		old += s.step(r.last, '?') + s.step('?', r.after)
		paths = s.last(r)
	} else {
		old += s.step(r.last, r.after)
	}
	if len(paths) == 0 {
		return edit{}, 0
	}
	best, least := paths[0], math.Inf(1)
	for _, p := range paths {
		if cost := p.cost + s.step(p.end(), r.after); cost < least {
			best, least = p, cost
		}
	}
	with := string(best.text) + r.tail
	switch {
	case r.markup:
		with += "<"
	case r.swallowed:
		with += "\ufffd"
	}
	return edit{r.start, r.end, with}, old - least - perRun - perRune*float64(len(best.text))
}

// path is one way to read a run up to some byte.
type path struct {
	cost float64
	text []rune
}

func (p path) end() rune { return p.text[len(p.text)-1] }

func (p path) add(cost float64, r ...rune) path {
	text := make([]rune, 0, len(p.text)+len(r)+8)
	return path{p.cost + cost, append(append(text, p.text...), r...)}
}

// beam is how many ways are followed at the same time.
const beam = 6

// first chooses the byte before the run.
func (s *shifter) first(r *run, trail byte) (paths []path) {
	for lead := 0x81; lead <= 0xfe; lead++ {
		if c := gbkRune(byte(lead), trail); chinese(c) {
			cost := guessLead + s.step(r.before, c)
			if c == '”' && !s.openQuote(r.start) {
				cost += guessPair
			}
			paths = keep(paths, path{cost, []rune{c}})
		}
	}
	return paths
}

// next reads one character from the two bytes where two neighbours of the run
// meet, or two when the article has them elsewhere and the decoder dropped
// the bytes between.
func (s *shifter) next(paths []path, lead, trail byte) (out []path) {
	c := gbkRune(lead, trail)
	for _, p := range paths {
		if chinese(c) {
			out = keep(out, p.add(s.step(p.end(), c), c))
		}
		for _, pair := range s.own().dropped(lead, trail) {
			out = keep(out, p.add(guessPair+s.step(p.end(), pair[0])+s.step(pair[0], pair[1]), pair[0], pair[1]))
		}
	}
	return out
}

// last chooses the byte after the run for the two best ways to read it.
func (s *shifter) last(r *run) (out []path) {
	least := math.Inf(1)
	for _, p := range r.paths[:min(len(r.paths), 2)] {
		for trail := 0x40; trail <= 0xfe; trail++ {
			c := gbkRune(r.lead, byte(trail))
			if !chinese(c) || r.reading != "" && !pinyin.Reads(c, r.reading) {
				continue
			}
			cost := s.step(p.end(), c)
			if r.reading == "" {
				cost += guessTrail
			}
			if c == '”' && !s.openQuote(r.start) {
				cost += guessPair
			}
			// what follows decides between the candidates
			if total := p.cost + cost + s.step(c, r.after); total < least {
				out, least = append(out[:0], p.add(cost, c)), total
			}
		}
	}
	return out
}

// keep adds p to the beam, the cheapest first.
func keep(paths []path, p path) []path {
	at := len(paths)
	for at > 0 && p.cost < paths[at-1].cost {
		at--
	}
	if at == beam {
		return paths
	}
	return slices.Insert(paths, at, p)[:min(len(paths)+1, beam)]
}

// openQuote reports whether a quotation is open at i.
func (s *shifter) openQuote(i int) bool {
	start := max(0, i-3000)
	return strings.LastIndex(s.text[start:i], "“") > strings.LastIndex(s.text[start:i], "”")
}

// step is the cost of b after a, by the article's own pairs or by the
// language's.
func (s *shifter) step(a, b rune) float64 {
	cost := plausible.Step(script.Rune(a), script.Rune(b))
	if !han(a) || !han(b) {
		return cost // own pairs are of characters
	}
	return min(cost, s.own().cost(a, b))
}

func (s *shifter) own() *ownPairs {
	if s.words == nil {
		s.words = countPairs(s.text[:min(len(s.text), maxOwn)])
	}
	return s.words
}

// maxOwn bounds the part of a text that its own pairs are counted in.
const maxOwn = 200 << 10

// ownPairs are the neighbours of an article that stand in it more than once:
// its names, which no dictionary has.
type ownPairs struct {
	text   string
	pairs  map[[2]rune]int
	single map[rune]int          // how often a character stands in text, of those asked for
	byEnds map[[2]byte][][2]rune // pairs that could lose their middle bytes, by the outer ones
}

func countPairs(text string) *ownPairs {
	o := &ownPairs{text: text, pairs: map[[2]rune]int{}, single: map[rune]int{}, byEnds: map[[2]byte][][2]rune{}}
	// Most pairs stand only once and need not be counted: two sets of hashes tell
	// which do surely.
	var once, again [1 << 16 / 64]uint64
	eachPair(text, func(a, b rune) {
		bit, i := pairHash(a, b)
		again[i] |= once[i] & bit
		once[i] |= bit
	})
	eachPair(text, func(a, b rune) {
		if bit, i := pairHash(a, b); again[i]&bit != 0 {
			o.pairs[[2]rune{a, b}]++
		}
	})
	for p, n := range o.pairs {
		if n < 2 {
			delete(o.pairs, p)
			continue
		}
		a, ok := gbkBytes(p[0])
		b, ok2 := gbkBytes(p[1])
		if ok && ok2 && gbkRune(a[1], b[0]) == 0 {
			ends := [2]byte{a[0], b[1]}
			o.byEnds[ends] = append(o.byEnds[ends], p)
		}
	}
	return o
}

// eachPair calls f for the neighbours among the characters of text.
func eachPair(text string, f func(a, b rune)) {
	var last rune
	for _, r := range text {
		if han(r) {
			if last != 0 {
				f(last, r)
			}
			last = r
		} else if r != '(' && r != ')' && !pinyin.Letter(r) { // readings part no words
			last = 0
		}
	}
}

// pairHash is the place of a pair in a set of 1024 words.
func pairHash(a, b rune) (bit uint64, word uint32) {
	h := (uint32(a)*0x9e3779b1 ^ uint32(b)) * 0x85ebca6b >> 16
	return 1 << (h & 63), h >> 6
}

func (o *ownPairs) dropped(lead, trail byte) [][2]rune { return o.byEnds[[2]byte{lead, trail}] }

func (o *ownPairs) cost(a, b rune) float64 {
	n := o.pairs[[2]rune{a, b}]
	if n == 0 {
		return math.Inf(1)
	}
	all, known := o.single[a]
	if !known {
		all = strings.Count(o.text, string(a))
		o.single[a] = all
	}
	return -math.Log(float64(n) / float64(all+1))
}
