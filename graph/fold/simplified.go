package fold

import (
	_ "embed"
	"sync"
)

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
	if r < firstTraditional || r < endOfSet && traditional()[(r-firstTraditional)/64]>>((r-firstTraditional)%64)&1 == 0 {
		return r
	}
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

// endOfSet is behind the characters that are in common use.
const endOfSet = 0xa000

// traditional is the set of those below endOfSet that are in the table, a bit for each: most
// characters are not, and searching the table tells so slowly.
var traditional = sync.OnceValue(func() *[(endOfSet - firstTraditional + 63) / 64]uint64 {
	var set [(endOfSet - firstTraditional + 63) / 64]uint64
	for at := 0; at < len(simplified); at += pairSize {
		if r := codePoint(at); r < endOfSet {
			set[(r-firstTraditional)/64] |= 1 << ((r - firstTraditional) % 64)
		}
	}
	return &set
})

func codePoint(at int) rune {
	return rune(simplified[at]) | rune(simplified[at+1])<<8 | rune(simplified[at+2])<<16
}
