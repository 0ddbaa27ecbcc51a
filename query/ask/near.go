package ask

import "strings"

// nearness tells how far apart two folded names are written, and whether that is near: a letter in
// three may differ, or one name holds the other.
func nearness(a, b []rune) (distance int, near bool) {
	if len(a) == 0 || len(b) == 0 {
		return 0, false
	}
	limit := max(1, max(len(a), len(b))/3)
	if diff := len(a) - len(b); diff <= limit && -diff <= limit {
		if d := editDistance(a, b); d <= limit && d < min(len(a), len(b)) {
			return d, true
		}
	}
	short, long := string(a), string(b)
	if len(short) > len(long) {
		short, long = long, short
	}
	if min(len(a), len(b)) >= 2 && strings.Contains(long, short) {
		return limit + max(len(a), len(b)) - min(len(a), len(b)), true
	}
	return 0, false
}

// editDistance is the number of insertions, deletions, changes and swaps of neighbours that make b
// of a: the optimal string alignment distance (Damerau 1964, with Wagner and Fischer's table).
func editDistance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			change := 1
			if a[i] == b[j] {
				change = 0
			}
			d := min(last[j+1]+1, row[j]+1, last[j]+change)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				d = min(d, before[j-1]+1)
			}
			row[j+1] = d
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
