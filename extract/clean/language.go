package clean

import (
	"unicode/utf8"

	"golang.org/x/text/encoding"
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
	traditional, simplified := 0, 0
	big5 := newRepertoire(traditionalchinese.Big5)
	for _, r := range sample {
		if !han(r) {
			continue
		}
		if script.Rune(r) != r {
			if !inGB2312(r) {
				traditional++
			}
		} else if !big5.holds(r) {
			simplified++
		}
	}
	if traditional > simplified {
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

// repertoire tells which characters an encoding has.
type repertoire struct {
	encoder  *encoding.Encoder
	src, dst [8]byte
}

func newRepertoire(e encoding.Encoding) *repertoire { return &repertoire{encoder: e.NewEncoder()} }

func (c *repertoire) holds(r rune) bool {
	_, _, err := c.encoder.Transform(c.dst[:], utf8.AppendRune(c.src[:0], r), true)
	return err == nil
}

// inGB2312 reports whether the mainland's basic character set holds r, which
// makes it a character of simplified text.
func inGB2312(r rune) bool {
	var dst [8]byte
	n, _, err := simplifiedchinese.GBK.NewEncoder().Transform(dst[:], []byte(string(r)), true)
	return err == nil && n == 2 && dst[0] >= 0xa1 && dst[1] >= 0xa1
}

// onlyTraditional reports whether s holds a character that simplified text
// never has.
func onlyTraditional(s string) bool {
	for _, r := range s {
		if han(r) && script.Rune(r) != r && !inGB2312(r) {
			return true
		}
	}
	return false
}
