package tagger

import "strings"

// Input is one sentence as the tagger sees it: its characters, and for each of
// them where it stands in a dictionary word and in a hit of the name tables.
// Fill it with Reset, then Word and Hit; its buffers are used again by the next
// Reset.
type Input struct {
	Text  []rune
	Words []uint8 // per character: bits of Word
	Table []uint8 // per character: bits of Hit

	pairs  [64]uint64 // a set of the pairs of neighbouring characters, and
	twice  [64]uint64 // of those that stand twice, by a hash of 12 bits
	words  []word     // in order
	of     []int32    // per character: its word, or -1
	offset []int32    // byte offset of each character, and of the end
	index  []int32    // character at each byte offset where one starts
}

// Bits of Input.Words: where the character stands in its dictionary word, and
// what kind of word that is.
const (
	WordStart uint8 = 1 << iota
	WordEnd
	WordName    // a name to the dictionary: nr, nt, ns, nz
	WordVerb    // v
	WordNoun    // n
	WordUnknown // not in the dictionary
	WordLink    // a function word: p, c, d, r, u
	WordCount   // m, q, t
)

// Bits of Input.Table: where the character stands in a hit of the name tables,
// and the kind of that name.
const (
	HitStart uint8 = 1 << iota
	HitInside
	HitEnd
	HitCompany
	HitOther     // a person, a product, an organization, a topic
	HitAmbiguous // also an ordinary word
	HitPlace
)

// Reset makes in the sentence text, without words and hits.
func (in *Input) Reset(text string) {
	in.Text, in.offset = in.Text[:0], in.offset[:0]
	if cap(in.index) <= len(text) {
		in.index = make([]int32, 2*len(text)+1)
	}
	in.index = in.index[:len(text)+1]
	for i, r := range text {
		in.index[i] = int32(len(in.Text))
		in.Text = append(in.Text, r)
		in.offset = append(in.offset, int32(i))
	}
	in.index[len(text)] = int32(len(in.Text))
	in.offset = append(in.offset, int32(len(text)))
	in.Words = zeros(in.Words, len(in.Text))
	in.Table = zeros(in.Table, len(in.Text))
	in.pairs, in.twice = [64]uint64{}, [64]uint64{}
	for i := 1; i < len(in.Text); i++ {
		h := pair(in.Text[i-1], in.Text[i])
		in.twice[h>>6] |= in.pairs[h>>6] & (1 << (h & 63))
		in.pairs[h>>6] |= 1 << (h & 63)
	}
	in.words = in.words[:0]
	if cap(in.of) < len(in.Text) {
		in.of = make([]int32, 2*len(in.Text))
	}
	in.of = in.of[:len(in.Text)]
	for i := range in.of {
		in.of[i] = -1
	}
}

func pair(a, b rune) uint32 { return (uint32(a)*31 + uint32(b)) * 2654435761 >> 20 }

// again tells whether the pairs of characters before and behind i stand twice in
// the sentence, as a name that it repeats does.
func (in *Input) again(i int) uint32 {
	twice := uint32(0)
	for k := i; k <= i+1; k++ {
		twice <<= 1
		if k > 0 && k < len(in.Text) && isHan(in.Text[k-1]) && isHan(in.Text[k]) {
			h := pair(in.Text[k-1], in.Text[k])
			twice |= uint32(in.twice[h>>6] >> (h & 63) & 1)
		}
	}
	return twice
}

func isHan(r rune) bool { return 0x3400 <= r && r <= 0x9fff }

// A word of the dictionary.
type word struct {
	start, end int32  // characters
	hash       uint32 // of its text
}

// word is the hash of the word that character i stands in, and where: 1 at its
// start, 2 at its end, 3 when it is all of it.
func (in *Input) word(i int) (hash, at uint32) {
	k := in.of[i]
	if k < 0 {
		return 0, 4
	}
	w := &in.words[k]
	if int(w.start) == i {
		at |= 1
	}
	if int(w.end) == i+1 {
		at |= 2
	}
	return w.hash, at
}

// neighbours are the hashes of the words before and after that of character i.
func (in *Input) neighbours(i int) (before, after uint32) {
	k := in.of[i]
	if k < 0 {
		return 0, 0
	}
	if k > 0 {
		before = in.words[k-1].hash
	}
	if int(k)+1 < len(in.words) {
		after = in.words[k+1].hash
	}
	return before, after
}

// Bytes is the range of bytes of a name found.
func (in *Input) Bytes(n Name) (start, end int) {
	return int(in.offset[n.Start]), int(in.offset[n.End])
}

// Word marks the dictionary word of bytes [start, end) by its tag, one of
// gse's.
func (in *Input) Word(start, end int, tag string) {
	bits := in.Words[in.index[start]:in.index[end]]
	if len(bits) == 0 {
		return
	}
	kind := kindOfWord(tag)
	w := word{start: in.index[start], end: in.index[end], hash: 7}
	for i := w.start; i < w.end; i++ {
		w.hash = (w.hash ^ uint32(charAt(in.Text, int(i)))) * 16777619
		in.of[i] = int32(len(in.words))
	}
	in.words = append(in.words, w)
	for i := range bits {
		bits[i] |= kind
	}
	bits[0] |= WordStart
	bits[len(bits)-1] |= WordEnd
}

func kindOfWord(tag string) uint8 {
	switch {
	case tag == "" || tag == "x":
		return WordUnknown
	case tag == "nt" || tag == "ns" || tag == "nz" || len(tag) >= 2 && tag[:2] == "nr":
		return WordName
	case tag[0] == 'v':
		return WordVerb
	case tag[0] == 'n':
		return WordNoun
	case strings.IndexByte("pcdru", tag[0]) >= 0:
		return WordLink
	case strings.IndexByte("mqt", tag[0]) >= 0:
		return WordCount
	}
	return 0
}

// Hit marks the name of a table at bytes [start, end); kind is HitCompany,
// HitOther or HitPlace, with HitAmbiguous where it is also a word.
func (in *Input) Hit(start, end int, kind uint8) {
	bits := in.Table[in.index[start]:in.index[end]]
	if len(bits) == 0 {
		return
	}
	for i := range bits {
		bits[i] |= kind | HitInside
	}
	bits[0] |= HitStart
	bits[len(bits)-1] |= HitEnd
}

func zeros(b []uint8, n int) []uint8 {
	if cap(b) < n {
		return make([]uint8, n, 2*n)
	}
	b = b[:n]
	clear(b)
	return b
}
