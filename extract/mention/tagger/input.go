package tagger

// Input is one sentence as the tagger sees it: its characters, and for each of
// them where it stands in a dictionary word and in a hit of the name tables.
// Fill it with Reset, then Word and Hit; its buffers are used again by the next
// Reset.
type Input struct {
	Text  []rune
	Words []uint8 // per character: bits of Word
	Table []uint8 // per character: bits of Hit

	offset []int32 // byte offset of each character, and of the end
	index  []int32 // character at each byte offset where one starts
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
