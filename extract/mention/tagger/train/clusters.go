package main

import (
	"hash/crc32"
	"strings"
)

// FinRE holds some sentences several times with a few characters changed. What
// is alike goes into one fold, so that no fold is measured by weights that saw its
// sentences.

// shingle is how many Han characters in a row two sentences share, and alike the
// part of the shorter sentence's shingles from which on they are one cluster.
const (
	shingle = 6
	alike   = 0.2
)

// deal tells the fold of each sentence: by a hash of the first sentence of its
// cluster, so that a fold stays the same when sentences are added.
func deal(sentences []sentence, folds int) []int {
	parent := make([]int, len(sentences))
	for i := range parent {
		parent[i] = i
	}
	root := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	with := map[string][]int{} // the sentences before that have a shingle
	size := make([]int, len(sentences))
	for i, s := range sentences {
		own := shingles(s.text)
		size[i] = len(own)
		shared := map[int]int{}
		for g := range own {
			for _, j := range with[g] {
				shared[j]++
			}
			with[g] = append(with[g], i)
		}
		for j, n := range shared {
			if a, b := root(i), root(j); float64(n) >= alike*float64(min(size[i], size[j])) {
				parent[max(a, b)] = min(a, b)
			}
		}
	}
	fold := make([]int, len(sentences))
	for i := range fold {
		fold[i] = int(crc32.ChecksumIEEE([]byte(han(sentences[root(i)].text)))) % folds
	}
	return fold
}

func shingles(text string) map[string]bool {
	r := []rune(han(text))
	all := map[string]bool{}
	for i := range max(len(r)-shingle+1, 0) {
		all[string(r[i:i+shingle])] = true
	}
	return all
}

// han is the Han characters of text, which cleaning leaves alone.
func han(text string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x3400 || r > 0x9fff {
			return -1
		}
		return r
	}, text)
}
