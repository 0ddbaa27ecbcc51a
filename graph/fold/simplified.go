package fold

import _ "embed"

//go:generate go run ./internal/gentable

// simplified is pairs of 3-byte little-endian code points, a traditional character and its
// simplified form, sorted by the first. It is read in place.
//
//go:embed simplified.bin
var simplified string

// firstTraditional is the lowest character that is in the table: U+346E.
const firstTraditional = 0x346e

const pairSize = 6

// Simplified returns the simplified form of a traditional character, and any other as it is. Where
// there are several, it is the commonest.
func Simplified(r rune) rune {
	lo, hi := 0, len(simplified)/pairSize
	for lo < hi {
		mid := (lo + hi) / 2
		switch from := codePoint(mid * pairSize); {
		case from == r:
			return codePoint(mid*pairSize + pairSize/2)
		case from < r:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return r
}

func codePoint(at int) rune {
	return rune(simplified[at]) | rune(simplified[at+1])<<8 | rune(simplified[at+2])<<16
}
