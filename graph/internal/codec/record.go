package codec

import (
	"cmp"
	"encoding/binary"
	"hash/crc32"
	"slices"
)

// A record is the value of a node or an edge:
//
//	byte      version, 1
//	4 bytes   CRC-32C of all that follows, little-endian
//	          head: of a node the count of labels and the labels, ascending;
//	                of an edge its type, from and to
//	          count of properties, then for each, by ascending key: key, value
//
// All numbers are varints.
const (
	recordVersion = 1
	recordHead    = 5
)

// castagnoli is CRC-32C, which common processors compute in one instruction.
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Prop is a property: an interned key and a canonical value.
type Prop struct {
	Key   uint32
	Value any
}

// Node is a node's record.
type Node struct {
	Labels []uint32 // ascending
	Props  []Prop   // by ascending key
}

// Edge is an edge's record.
type Edge struct {
	Type     uint32
	From, To uint64
	Props    []Prop // by ascending key
}

// Find returns the place of a key among props, or where it would go.
func Find(props []Prop, key uint32) (int, bool) {
	return slices.BinarySearchFunc(props, key, func(p Prop, k uint32) int { return cmp.Compare(p.Key, k) })
}

// AppendNode appends a node's record.
func AppendNode(b []byte, n *Node) []byte {
	start := len(b)
	b = append(b, recordVersion, 0, 0, 0, 0)
	b = appendUvarint(b, uint64(len(n.Labels)))
	for _, l := range n.Labels {
		b = appendUvarint(b, uint64(l))
	}
	b = appendUvarint(b, uint64(len(n.Props)))
	for _, p := range n.Props {
		b = appendUvarint(b, uint64(p.Key))
		if s, ok := p.Value.(string); ok {
			b = appendPacked(b, s)
		} else {
			b = AppendValue(b, p.Value)
		}
	}
	return seal(b, start)
}

// AppendEdge appends an edge's record.
func AppendEdge(b []byte, e *Edge) []byte {
	start := len(b)
	b = append(b, recordVersion, 0, 0, 0, 0)
	b = appendUvarint(b, uint64(e.Type))
	b = appendUvarint(b, e.From)
	b = appendUvarint(b, e.To)
	b = appendUvarint(b, uint64(len(e.Props)))
	for _, p := range e.Props {
		b = AppendValue(appendUvarint(b, uint64(p.Key)), p.Value)
	}
	return seal(b, start)
}

func seal(b []byte, start int) []byte {
	binary.LittleEndian.PutUint32(b[start+1:], crc32.Checksum(b[start+recordHead:], castagnoli))
	return b
}

// Checksum returns the bytes of a record that are its checksum.
func Checksum(record []byte) []byte { return record[1:recordHead] }

// open checks a record's version and checksum and returns what follows them.
func open(b []byte) ([]byte, bool) {
	if len(b) < recordHead || b[0] != recordVersion {
		return nil, false
	}
	body := b[recordHead:]
	return body, binary.LittleEndian.Uint32(b[1:]) == crc32.Checksum(body, castagnoli)
}

// NodeRecord reads a node's record whole.
func NodeRecord(b []byte) (*Node, error) {
	labels, b, err := NodeLabels(nil, b)
	if err != nil {
		return nil, err
	}
	props, err := properties(b)
	if err != nil {
		return nil, err
	}
	return &Node{Labels: labels, Props: props}, nil
}

// NodeLabels appends the labels of a node's record to dst, and returns the bytes of its properties.
func NodeLabels(dst []uint32, b []byte) (labels []uint32, props []byte, err error) {
	b, ok := open(b)
	if !ok {
		return nil, nil, ErrDamaged
	}
	n, b, ok := uvarint(b)
	if !ok || n > uint64(len(b)) {
		return nil, nil, ErrDamaged
	}
	for range n {
		var l uint64
		if l, b, ok = uvarint(b); !ok {
			return nil, nil, ErrDamaged
		}
		dst = append(dst, uint32(l))
	}
	return dst, b, nil
}

// EdgeEnds reads the head of an edge's record into e and returns the bytes of its properties.
func EdgeEnds(b []byte, e *Edge) (props []byte, err error) {
	b, ok := open(b)
	if !ok {
		return nil, ErrDamaged
	}
	t, b, ok1 := uvarint(b)
	from, b, ok2 := uvarint(b)
	to, b, ok3 := uvarint(b)
	if !ok1 || !ok2 || !ok3 {
		return nil, ErrDamaged
	}
	e.Type, e.From, e.To = uint32(t), from, to
	return b, nil
}

// EdgeRecord reads an edge's record whole.
func EdgeRecord(b []byte) (*Edge, error) {
	var e Edge
	b, err := EdgeEnds(b, &e)
	if err != nil {
		return nil, err
	}
	e.Props, err = properties(b)
	return &e, err
}

func properties(b []byte) ([]Prop, error) {
	var props []Prop
	err := EachProperty(b, nil, func(n int) { props = make([]Prop, 0, n) }, func(key uint32, v any) {
		props = append(props, Prop{key, v})
	})
	return props, err
}

// EachProperty reads the bytes that NodeLabels or EdgeEnds returned: it calls begin with the number of properties,
// where there are any, then yield with each, by ascending key. It remembers in u, if that is not nil, what it unpacks.
func EachProperty(b []byte, u *Unpacked, begin func(n int), yield func(key uint32, v any)) error {
	n, b, ok := uvarint(b)
	if !ok || n > uint64(len(b)) {
		return ErrDamaged
	}
	if n > 0 {
		begin(int(n))
	}
	for range n {
		key, rest, ok := uvarint(b)
		if !ok {
			return ErrDamaged
		}
		v, rest, err := u.value(rest)
		if err != nil {
			return err
		}
		yield(uint32(key), v)
		b = rest
	}
	return nil
}

// Property reads one property from the bytes that NodeLabels or EdgeEnds returned, passing over the
// others without building them. The value is nil where there is no such property. It remembers in u, if that is not
// nil, what it unpacks.
func Property(b []byte, key uint32, u *Unpacked) (any, error) {
	n, b, ok := uvarint(b)
	if !ok {
		return nil, ErrDamaged
	}
	for range n {
		k, rest, ok := uvarint(b)
		if !ok {
			return nil, ErrDamaged
		}
		if uint32(k) == key {
			v, _, err := u.value(rest)
			return v, err
		}
		if uint32(k) > key {
			return nil, nil
		}
		if b, ok = skip(rest, 0); !ok {
			return nil, ErrDamaged
		}
	}
	return nil, nil
}
