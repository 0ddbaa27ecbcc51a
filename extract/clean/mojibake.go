package clean

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/newsgraph/kg/extract/internal/plausible"
	"github.com/newsgraph/kg/extract/script"
)

// findLatin1 repairs UTF-8 that was read as Latin-1 or windows-1252: è…¾è®¯ is
// 腾讯. A run of such letters is repaired when its bytes are UTF-8, which they
// hardly are by chance.
func findLatin1(text string) (edits []edit) {
	for i := 0; i < len(text); {
		if c := text[i]; c != 0xc3 && c != 0xc2 { // à to ô, the first bytes of UTF-8, are U+00C2 to U+00F4
			i++
			continue
		}
		start := i
		var bytes []byte // the run as it was before it was read
		var ends []int   // where each of them ends in text
		for i < len(text) {
			r, size := utf8.DecodeRuneInString(text[i:])
			b, ok := latin1Byte(r)
			if !ok {
				break
			}
			i += size
			bytes, ends = append(bytes, b), append(ends, i)
		}
		switch n := whole(bytes); {
		case n > 1: // letters may follow that were read rightly
			edits = append(edits, edit{start, ends[n-1], string(bytes[:n])})
		case i == start:
			i++
		}
	}
	return edits
}

// latin1Byte is the byte that windows-1252, or Latin-1 where that has none,
// reads as r; ok is false for ASCII and all other characters.
func latin1Byte(r rune) (b byte, ok bool) {
	if r < utf8.RuneSelf {
		return 0, false
	}
	if b, ok = charmap.Windows1252.EncodeRune(r); ok {
		return b, b >= utf8.RuneSelf
	}
	return byte(r), r <= 0xff
}

// whole is the length of the valid UTF-8 that b starts with.
func whole(b []byte) int {
	n := 0
	for n < len(b) {
		r, size := utf8.DecodeRune(b[n:])
		if r == utf8.RuneError && size <= 1 {
			break
		}
		n += size
	}
	return n
}

// findUTF8AsGBK repairs UTF-8 that was read as GBK: 鍏徃鐨 is 公司的. Only a
// text that holds one of the commonest such pairs is looked at: those of ，。的
// and of characters that begin as they do. A run is repaired when its bytes
// are UTF-8 and mean something far more plausible. Where the reader put a
// question mark for two bytes that are no GBK, or for the last one, what
// stood there is found by plausibility.
func findUTF8AsGBK(text string) (edits []edit) {
	if !strings.Contains(text, "锛") && !strings.Contains(text, "銆") && !strings.Contains(text, "鐨") {
		return nil
	}
	for i := 0; i < len(text); {
		start := i
		var run []int16
		for i < len(text) {
			r, size := utf8.DecodeRuneInString(text[i:])
			if r == utf8.RuneError || r == '?' {
				run = append(run, unknown, unknown)
			} else if pair, ok := gbkBytes(r); ok && r >= utf8.RuneSelf {
				run = append(run, int16(pair[0]), int16(pair[1]))
			} else {
				break
			}
			i += size
		}
		if i == start {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		if with, ok := readAsUTF8(run); ok && morePlausible(text[start:i], with) {
			edits = append(edits, edit{start, i, with})
		}
	}
	return edits
}

// unknown stands for a byte that was lost.
const unknown = -1

// readAsUTF8 reads run as Chinese in UTF-8, three bytes a character, and
// chooses the lost bytes. ok is false when a byte that is known does not fit.
func readAsUTF8(run []int16) (text string, ok bool) {
	paths := []path{{text: []rune{0}}} // from the edge of the run
	for len(run) > 2 || len(run) > 0 && run[0] != unknown {
		for len(run) < 3 && run[len(run)-1] == unknown {
			run = append(run[:len(run):len(run)], unknown)
		}
		if len(run) < 3 {
			return "", false // a character cut short without a mark
		}
		if paths = nextUTF8(paths, run); len(paths) == 0 {
			return "", false
		}
		run = run[3:]
	}
	text = string(paths[0].text[1:])
	return text, text != ""
}

// nextUTF8 reads one character from the first three bytes of run. What was
// lost is a pair that GBK does not have.
func nextUTF8(paths []path, run []int16) (out []path) {
	for _, lead := range choices(run[0], 0xe3, 0xf0) {
		for _, second := range choices(run[1], 0x80, 0xc0) {
			for _, third := range choices(run[2], 0x80, 0xc0) {
				r, size := utf8.DecodeRune([]byte{lead, second, third})
				switch {
				case size != 3 || !plausible.Han(r) && !chineseMark(r),
					run[0] == unknown && run[1] == unknown && gbkRune(lead, second) != 0,
					run[1] == unknown && run[2] == unknown && gbkRune(second, third) != 0:
					continue
				}
				for _, p := range paths {
					last := p.end()
					if run[0] == unknown && run[1] != unknown && gbkRune(0x80|byte(last&0x3f), lead) != 0 {
						continue
					}
					out = keep(out, p.add(plausible.Step(script.Rune(last), script.Rune(r)), r))
				}
			}
		}
	}
	return out
}

// choices are the bytes that c can be: itself, or any from low to high-1.
func choices(c int16, low, high int) []byte {
	if c != unknown {
		return []byte{byte(c)}
	}
	all := make([]byte, 0, high-low)
	for b := low; b < high; b++ {
		all = append(all, byte(b))
	}
	return all
}

// morePlausible reports whether with is far likelier Chinese than old: by two
// nats, a factor of seven, for each character of its own.
func morePlausible(old, with string) bool {
	a, b := []rune(script.Simplify(old)), []rune(script.Simplify(with))
	return plausible.Text(0, a, 0) > plausible.Text(0, b, 0)+2*float64(len(b))
}

// findLost marks 锟斤拷: the mark of a lost character, twice, written as UTF-8
// and read as GBK. What stood there is gone for good.
func findLost(text string) (edits []edit) {
	const trace = "锟斤拷"
	for i := 0; ; {
		at := strings.Index(text[i:], trace)
		if at < 0 {
			return edits
		}
		i += at + len(trace)
		edits = append(edits, edit{i - len(trace), i, "\ufffd"})
	}
}
