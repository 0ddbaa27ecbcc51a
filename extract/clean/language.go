package clean

import (
	"sync/atomic"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"github.com/newsgraph/kg/extract/script"
)

// How many characters of a text are looked at to know its language.
const (
	sampleHans   = 500
	sampleLatins = 4000
)

// language tells zh-Hans, zh-Hant or en by the characters of text. A text
// without letters is taken for simplified Chinese.
func language(text string) string {
	sample, english := sample(text)
	if english {
		return "en"
	}
	var n [onlySimplified + 1]int
	for _, r := range sample {
		if han(r) {
			n[scriptOf(r)]++
		}
	}
	if n[onlyTraditional] > n[onlySimplified] {
		return "zh-Hant"
	}
	return "zh-Hans"
}

// english reports whether a text is written in English, for the repairs that
// must know it before the script is told.
func english(text string) bool {
	_, english := sample(text)
	return english
}

// sample is as much of the beginning of a text as tells its language, and
// whether that is English.
func sample(text string) (sample string, english bool) {
	hans, latins := 0, 0
	for i, r := range text {
		if hans > sampleHans || latins > sampleLatins {
			text = text[:i]
			break
		}
		switch {
		case r < 0x80 && latin(r):
			latins++
		case han(r):
			hans++
		}
	}
	return text, hans*6 < latins
}

// inBig5 reports whether the character set of Taiwan and Hong Kong holds r.
func inBig5(r rune) bool {
	var dst [8]byte
	_, _, err := traditionalchinese.Big5.NewEncoder().Transform(dst[:], []byte(string(r)), true)
	return err == nil
}

// inGB2312 reports whether the mainland's basic character set holds r, which
// makes it a character of simplified text.
func inGB2312(r rune) bool {
	var dst [8]byte
	n, _, err := simplifiedchinese.GBK.NewEncoder().Transform(dst[:], []byte(string(r)), true)
	return err == nil && n == 2 && dst[0] >= 0xa1 && dst[1] >= 0xa1
}

// usage tells which script a character belongs to.
type usage uint32

const (
	unasked         usage = iota
	both                  // or no Chinese character
	onlyTraditional       // which simplified text never has
	onlySimplified
)

// usages remembers the usage of the characters up to U+FFFF that were asked for, in
// two bits each: the encodings are slow to tell.
var usages [1 << 16 / 16]atomic.Uint32

// scriptOf is the usage of r.
func scriptOf(r rune) usage {
	if r < 0x3000 {
		return both
	}
	if r > 0xffff {
		return tellScript(r)
	}
	word, shift := &usages[r/16], r%16*2
	u := usage(word.Load() >> shift & 3)
	if u == unasked {
		u = tellScript(r)
		word.Or(uint32(u) << shift)
	}
	return u
}

func tellScript(r rune) usage {
	switch {
	case !han(r):
		return both
	case script.Rune(r) != r:
		if !inGB2312(r) {
			return onlyTraditional
		}
	case !inBig5(r):
		return onlySimplified
	}
	return both
}

// hasTraditional reports whether s holds a character that simplified text
// never has.
func hasTraditional(s string) bool {
	for _, r := range s {
		if scriptOf(r) == onlyTraditional {
			return true
		}
	}
	return false
}
