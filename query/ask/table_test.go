package ask

import (
	"context"
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTableHasEveryFactWithItsEvidence(t *testing.T) {
	g := openSample(t)
	for _, test := range []struct{ question, want string }{
		{"who said 业务增长的放大器", `[["刘炽平","表示","AI将成为公司未来业务增长的放大器","2023-03-22",["人工智能"],"AI将成为公司未来业务增长的放大器",[[23,47]],` +
			`[{"confidence":1,"end":105,"outlet":"观察者网","published":"2023-03-22","start":58,"text":"AI将成为公司未来业务增长的放大器","title":"腾讯2022年第四季度财报：AI是放大器"}]]]`},
		{"腾讯2022年第四季度毛利率是多少", `null`},
	} {
		a, err := Ask(context.Background(), g, test.question, &Options{Now: today})
		if err != nil {
			t.Fatal(err)
		}
		columns, rows := a.Table()
		for i, row := range rows {
			if len(row) != len(columns) {
				t.Errorf("%s: row %d has %d values for %d columns", test.question, i, len(row), len(columns))
			}
			if score := slices.Index(columns, "score"); score >= 0 {
				row = append(row[:score:score], row[score+1:]...)
			}
			rows[i] = row
		}
		got, err := json.Marshal(rows)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.question, diff)
		}
	}
}
