package source

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/plausible"
	"github.com/newsgraph/kg/extract/offset"
	"github.com/newsgraph/kg/extract/script"
)

// decode turns data into text. declared is the charset that the file names;
// it is doubted, unless force is set. charset is the one that was used.
func decode(data []byte, declared string, force bool) (text, charset string, way document.OffsetMap, err error) {
	if force {
		return decodeAs(data, declared)
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return string(data[3:]), "utf-8", offset.Shift(3), nil
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		text, m := decodeUTF16(data, 2, binary.LittleEndian)
		return text, "utf-16le", m, nil
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		text, m := decodeUTF16(data, 2, binary.BigEndian)
		return text, "utf-16be", m, nil
	}
	if charset := bareUTF16(data); charset != "" {
		return decodeAs(data, charset)
	}
	if isBinary(data) {
		return "", "", nil, fmt.Errorf("%w: it holds control bytes; kg reads text, HTML, Markdown, JSON, gzip and zip", ErrBinary)
	}
	if utf8.Valid(data) || mostlyUTF8(data) {
		return string(data), "utf-8", nil, nil
	}
	return decodeAs(data, likeliest(data, declared))
}

// decodeAs decodes data in a charset given by its name.
func decodeAs(data []byte, name string) (text, charset string, way document.OffsetMap, err error) {
	e, err := htmlindex.Get(name)
	if err != nil {
		return "", "", nil, fmt.Errorf("charset %q is unknown; use a name such as utf-8, gb18030 or big5", name)
	}
	charset, _ = htmlindex.Name(e)
	switch e {
	case unicode.UTF8:
		return string(data), "utf-8", nil, nil
	case simplifiedchinese.GBK:
		e, charset = simplifiedchinese.GB18030, "gb18030" // a superset
	}
	if charset == "utf-16le" || charset == "utf-16be" {
		var order binary.ByteOrder = binary.LittleEndian
		if charset == "utf-16be" {
			order = binary.BigEndian
		}
		text, m := decodeUTF16(data, 0, order)
		return text, charset, m, nil
	}
	text, m := decodeBytes(data, e)
	return text, charset, m, nil
}

// decodeBytes decodes a charset of one to four bytes a character. Bytes that
// it does not have become U+FFFD.
func decodeBytes(data []byte, e encoding.Encoding) (string, *offset.Map) {
	decoder := e.NewDecoder()
	_, single := e.(*charmap.Charmap)
	text := make([]byte, 0, len(data)*3/2)
	var m offset.Builder
	var dst [16]byte
	for i := 0; i < len(data); {
		if c := data[i]; c < utf8.RuneSelf {
			text = append(text, c)
			m.Copy(1)
			i++
			continue
		}
		width := 1
		if !single && i+1 < len(data) {
			width = 2
			if e == simplifiedchinese.GB18030 && '0' <= data[i+1] && data[i+1] <= '9' {
				width = min(4, len(data)-i)
			}
		}
		decoder.Reset()
		n, used, _ := decoder.Transform(dst[:], data[i:i+width], true)
		if used == 0 {
			n, used = copy(dst[:], "\ufffd"), 1
		}
		if first, size := utf8.DecodeRune(dst[:n]); first == utf8.RuneError && size < n {
			n, used = size, 1 // the second byte may be a character by itself
		}
		text = append(text, dst[:n]...)
		m.Units(1, n, used)
		i += used
	}
	return string(text), m.Map()
}

func decodeUTF16(data []byte, start int, order binary.ByteOrder) (string, *offset.Map) {
	text := make([]byte, 0, len(data)*3/2)
	var m offset.Builder
	m.Replace(0, start)
	for i := start; i < len(data); {
		r, used := utf8.RuneError, min(2, len(data)-i)
		if used == 2 {
			r = rune(order.Uint16(data[i:]))
			if utf16.IsSurrogate(r) {
				second := rune(0)
				if i+4 <= len(data) {
					second = rune(order.Uint16(data[i+2:]))
				}
				if r = utf16.DecodeRune(r, second); r != utf8.RuneError {
					used = 4
				}
			}
		}
		text = utf8.AppendRune(text, r)
		m.Units(1, utf8.RuneLen(r), used)
		i += used
	}
	return string(text), m.Map()
}

// bareUTF16 recognizes UTF-16 without a mark by its ASCII characters, of
// which every other byte is zero; "" for anything else.
func bareUTF16(data []byte) (charset string) {
	sample := data[:min(len(data), sniffBytes)&^1]
	even, odd := 0, 0
	for i := 0; i < len(sample); i += 2 {
		if high, low := min(sample[i], sample[i+1]), max(sample[i], sample[i+1]); high == 0 && (low < '\t' || '\r' < low && low < ' ') {
			return "" // a control character in either order
		}
		if sample[i] == 0 {
			even++
		}
		if sample[i+1] == 0 {
			odd++
		}
	}
	switch {
	case odd >= 2 && odd*50 >= len(sample) && even*20 < odd:
		return "utf-16le"
	case even >= 2 && even*50 >= len(sample) && odd*20 < even:
		return "utf-16be"
	}
	return ""
}

// isBinary reports whether data holds more control bytes than a damaged text
// would.
func isBinary(data []byte) bool {
	sample := data[:min(len(data), sniffBytes)]
	control := 0
	for _, c := range sample {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1b {
			control++
		}
	}
	return control > 8 && control*20 > len(sample)
}

// mostlyUTF8 reports whether data is UTF-8 with some damage: many characters
// of several bytes are whole for each byte that fits nowhere.
func mostlyUTF8(data []byte) bool {
	whole, broken := 0, 0
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			broken++
		case size > 2:
			whole++
		}
		i += size
	}
	return whole > 4*broken
}

// likeliest picks the charset of data that is no UTF-8. Bytes that stand
// alone between Latin letters are windows-1252; of the two Chinese charsets
// the one counts in which the start of the text is more plausible. The
// declared charset wins when it is about as good.
func likeliest(data []byte, declared string) string {
	if e, err := htmlindex.Get(declared); err == nil {
		declared, _ = htmlindex.Name(e)
	}
	if loneHighBytes(data) {
		return "windows-1252"
	}
	best, least := "", 0.0
	for _, name := range [...]string{"gb18030", "big5"} {
		e, _ := htmlindex.Get(name)
		cost := chineseCost(data, e)
		if name == declared || declared == "gbk" && name == "gb18030" {
			cost -= 0.5
		}
		if best == "" || cost < least {
			best, least = name, cost
		}
	}
	if declared != "" && declared != "utf-8" && declared != "gbk" && least > 12 {
		return declared // some other charset, and this is no Chinese text
	}
	return best
}

// loneHighBytes reports whether most bytes outside of ASCII have no other
// beside them.
func loneHighBytes(data []byte) bool {
	high, lone := 0, 0
	for i, c := range data[:min(len(data), 16*sniffBytes)] {
		if c < utf8.RuneSelf {
			continue
		}
		high++
		if (i == 0 || data[i-1] < utf8.RuneSelf) && (i+1 == len(data) || data[i+1] < utf8.RuneSelf) {
			lone++
		}
	}
	return lone*2 > high
}

// chineseCost is the mean cost of a Chinese character, in nats, in the start
// of data read as e.
func chineseCost(data []byte, e encoding.Encoding) float64 {
	text, _ := decodeBytes(data[:min(len(data), 4*sniffBytes)], e)
	const lost = 30 // a character that e does not have
	sum, n := 0.0, 0
	last := rune(0)
	for _, r := range text {
		if r < utf8.RuneSelf {
			last = 0
			continue
		}
		if r = script.Rune(r); r == utf8.RuneError {
			sum += lost
		} else {
			sum += plausible.Step(last, r)
		}
		last = r
		n++
	}
	if n == 0 {
		return lost
	}
	return sum / float64(n)
}

// declaredCharset is the charset that a page names in its first bytes.
func declaredCharset(page []byte) string {
	head := strings.ToLower(string(page[:min(len(page), 2048)]))
	_, rest, ok := strings.Cut(head, "charset=")
	if !ok {
		return ""
	}
	rest = strings.TrimLeft(rest, `"' `)
	if end := strings.IndexAny(rest, `"' ;/>`); end >= 0 {
		rest = rest[:end]
	}
	return rest
}
