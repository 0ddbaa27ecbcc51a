package extsort

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
)

func TestPairsComeSortedWhetherTheySpillOrNot(t *testing.T) {
	for _, spill := range []int{1000, 7, 1} {
		t.Run(fmt.Sprint("spilling every ", spill), func(t *testing.T) {
			dir := t.TempDir()
			s := New(dir)
			r := rand.New(rand.NewPCG(1, 2))
			var want []string
			for i := range 500 {
				// Keys that are shorter than, as long as, and longer than an entry's head.
				key := fmt.Sprintf("%0*d", 1+r.IntN(12), r.IntN(50))
				s.Add([]byte(key), []byte("value of "+key))
				want = append(want, key+"=value of "+key)
				if i%spill == spill-1 {
					if err := s.Spill(); err != nil {
						t.Fatal(err)
					}
				}
			}
			var pairs []Pair // read after all have come, as the slices stay valid
			for p, err := range s.Sorted() {
				if err != nil {
					t.Fatal(err)
				}
				pairs = append(pairs, p)
			}
			var got []string
			for _, p := range pairs {
				got = append(got, string(p.Key)+"="+string(p.Value))
			}
			if !slices.IsSortedFunc(pairs, func(a, b Pair) int { return slices.Compare(a.Key, b.Key) }) {
				t.Error("not sorted")
			}
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Error("pairs were lost or changed")
			}
			s.Close()
			if left, _ := os.ReadDir(dir); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}
