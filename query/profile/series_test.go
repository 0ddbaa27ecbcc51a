package profile

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/kg/graph"
)

func TestASeriesKeepsPeriodsInOrderAndValuesThatDisagree(t *testing.T) {
	var s Series
	s.put("2022", 3, 11)
	s.put("2020", 1, 12)
	s.put("2022", 3, 13)
	s.put("2022", 4, 14)
	want := []Point{{"2020", []float64{1}, [][]graph.EdgeID{{12}}}, {"2022", []float64{3, 4}, [][]graph.EdgeID{{11, 13}, {14}}}}
	if diff := cmp.Diff(want, s.Points); diff != "" {
		t.Errorf("points (-want +got):\n%s", diff)
	}
}

func TestSparkline(t *testing.T) {
	tests := []struct {
		name   string
		values []float64
		want   string
	}{
		{"one point draws nothing", []float64{1}, ""},
		{"rising values rise", []float64{0, 50, 100}, "▁▄█"},
		{"equal values are level", []float64{5, 5}, "▅▅"},
		{"losses are below gains", []float64{-1, 1}, "▁█"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var s Series
			for _, v := range tt.values {
				s.Points = append(s.Points, Point{Values: []float64{v}})
			}
			if got := s.Sparkline(); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestShortValuesHaveFewDigits(t *testing.T) {
	for value, want := range map[float64]string{
		144950000000: "144.95bn", -1.5e6: "-1.5m", 12: "12", 0.125: "0.13", 3e12: "3tn", 999999: "999999",
	} {
		if got := Short(value); got != want {
			t.Errorf("Short(%v) = %q, want %q", value, got, want)
		}
	}
}

func TestPeriodsOfDifferentLengthsAreDifferentSeries(t *testing.T) {
	for _, pair := range [][2]string{{"2022", "2022Q4"}, {"2022H1", "2022Q1"}, {"2022-03", "2022-03-22"}} {
		if granularity(pair[0]) == granularity(pair[1]) {
			t.Errorf("%s and %s are of one series", pair[0], pair[1])
		}
	}
	if granularity("2021Q1") != granularity("2022Q4") {
		t.Error("two quarters are of different series")
	}
}
