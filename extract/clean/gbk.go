package clean

import (
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// The codec has no state; one value serves all.
var (
	gbkEncoder = simplifiedchinese.GBK.NewEncoder()
	gbkDecoder = simplifiedchinese.GBK.NewDecoder()
)

// gbkBytes is the pair of bytes that GBK writes r with.
func gbkBytes(r rune) (pair [2]byte, ok bool) {
	var src, dst [8]byte
	n := utf8.EncodeRune(src[:], r)
	n, _, err := gbkEncoder.Transformer.Transform(dst[:], src[:n], true)
	return [2]byte{dst[0], dst[1]}, err == nil && n == 2
}

// gbkRune is the character that GBK reads the pair as, 0 for none.
func gbkRune(lead, trail byte) rune {
	if lead < gbkLead || trail < gbkTrail || lead == 0xff {
		return 0
	}
	return rune(gbkTable()[int(lead-gbkLead)*gbkTrails+int(trail-gbkTrail)])
}

// The bytes of GBK's pairs: 81 to FE and 40 to FF.
const (
	gbkLead   = 0x81
	gbkTrail  = 0x40
	gbkTrails = 0x100 - gbkTrail
)

// gbkTable is all of GBK but what it leaves to its users.
var gbkTable = sync.OnceValue(func() []uint16 {
	table := make([]uint16, 0, (0xff-gbkLead)*gbkTrails)
	var dst [8]byte
	for lead := gbkLead; lead < 0xff; lead++ {
		for trail := gbkTrail; trail <= 0xff; trail++ {
			n, _, _ := gbkDecoder.Transformer.Transform(dst[:], []byte{byte(lead), byte(trail)}, true)
			r, size := utf8.DecodeRune(dst[:n])
			if size != n || r < utf8.RuneSelf || r == utf8.RuneError || 0xe000 <= r && r < 0xf900 {
				r = 0
			}
			table = append(table, uint16(r))
		}
	}
	return table
})
