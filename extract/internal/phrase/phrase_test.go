package phrase

import "testing"

func TestTheLongestWordThatStartsAtAPlaceIsFound(t *testing.T) {
	var table Table[int]
	table.Add(1, "增长", "expected")
	table.Add(2, "增长率", "up")
	for _, tt := range []struct {
		text string
		at   int
		word string
	}{
		{"增长率为5%", 0, "增长率"},
		{"增长5%", 0, "增长"},
		{"同比增长", len("同比"), "增长"},
		{"增", 0, ""},
		{"", 0, ""},
		{"Expected", 0, "expected"},
		{"unexpected", 2, ""},
		{"expectedly", 0, ""},
		{"worse-than-expected", len("worse-than-"), ""},
		{"up", 0, "up"},
		{"upon", 0, ""},
		{"x", 0, ""},
		{"营收up", len("营收"), "up"},
	} {
		_, word, ok := table.At(tt.text, tt.at)
		if word != tt.word || ok != (tt.word != "") {
			t.Errorf("At(%q, %d) = %q, %v; want %q", tt.text, tt.at, word, ok, tt.word)
		}
	}
}
