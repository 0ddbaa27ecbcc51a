package offset_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/newsgraph/kg/extract/offset"
)

func TestMapLeadsBack(t *testing.T) {
	// text   a b X Y Z c   (XYZ stands for two bytes; one byte was deleted
	// origin a b 1 2 - c    before c; then two characters of 3 from 2 bytes)
	var b offset.Builder
	b.Copy(2)
	b.Replace(3, 2)
	b.Replace(0, 1)
	b.Copy(1)
	b.Units(2, 3, 2)
	b.Replace(1, 0)
	m := b.Map()
	tests := []struct {
		name                         string
		start, end, wantFrom, wantTo int
	}{
		{"what was copied", 0, 2, 0, 2},
		{"part of a replacement is all of it", 3, 4, 2, 4},
		{"across a replacement", 1, 5, 1, 4},
		{"a deletion belongs to what is around it", 2, 6, 2, 6},
		{"after a deletion", 5, 6, 5, 6},
		{"a unit", 6, 9, 6, 8},
		{"part of a unit is all of it", 7, 8, 6, 8},
		{"two units", 6, 12, 6, 10},
		{"an insertion comes from nothing", 12, 13, 10, 10},
		{"the end", 13, 13, 10, 10},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if from, to := m.Original(test.start, test.end); from != test.wantFrom || to != test.wantTo {
				t.Errorf("Original(%d, %d) = %d, %d; want %d, %d", test.start, test.end, from, to, test.wantFrom, test.wantTo)
			}
		})
	}
}

func TestJoinDropsWhatChangesNothing(t *testing.T) {
	if way := offset.Join(nil, (*offset.Map)(nil)); way != nil {
		t.Errorf("got %v", way)
	}
	way := offset.Join(offset.Shift(3), nil, offset.Join(offset.Shift(4), offset.Shift(5)))
	if from, to := way.Original(1, 2); from != 13 || to != 14 {
		t.Errorf("Original(1, 2) = %d, %d", from, to)
	}
}

// TestChainOfEdits makes random edits in two rounds and follows every letter
// that was only copied.
func TestChainOfEdits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		origin := "abcdefghijklmnopqrstuvwxyz"
		text := origin
		var way offset.Chain
		for range 2 {
			var b offset.Builder
			var out strings.Builder
			for at := 0; at < len(text); {
				switch n := min(rapid.IntRange(1, 4).Draw(t, "length"), len(text)-at); rapid.IntRange(0, 2).Draw(t, "edit") {
				case 0:
					out.WriteString(text[at : at+n])
					b.Copy(n)
					at += n
				case 1:
					b.Replace(0, n)
					at += n
				case 2:
					out.WriteString("--")
					b.Replace(2, n)
					at += n
				}
			}
			text = out.String()
			way = append(way, b.Map())
		}
		for i := range text {
			if text[i] == '-' {
				continue
			}
			if from, to := way.Original(i, i+1); to != from+1 || origin[from] != text[i] {
				t.Fatalf("%c at %d of %s leads to [%d, %d)", text[i], i, text, from, to)
			}
		}
	})
}
