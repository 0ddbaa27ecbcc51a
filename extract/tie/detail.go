package tie

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/period"
	"github.com/newsgraph/kg/extract/quantity"
)

// detail adds to a relation the money, the share and the date that its clause
// tells.
func (r *reader) detail(rel *document.Relation, s document.Span) {
	switch rel.Type {
	case "acquired", "invested_in", "holds_stake", "owns", "sued", "supplies":
		c := r.clause(s)
		for _, q := range quantity.Find(r.d.Slice(c)) {
			switch {
			case q.Kind == quantity.Money && rel.Amount == nil && rel.Type != "owns":
				n := q.Number
				if n.Unit == "" {
					n.Unit = r.home
				}
				rel.Amount = &n
			case q.Kind == quantity.Percent && rel.Share == nil && (q.Attributive || rel.Type == "holds_stake" && c.Start+q.Start == s.End) && rel.Type != "sued":
				share := q.Value
				rel.Share = &share
			}
		}
	case "offers", "competes_with":
		return
	case "founded":
		if r.inTitle(s) {
			return
		}
	}
	rel.Date = r.date()
}

// saying reports whether the words behind a date make it that of the telling:
// 周一宣布, 4月3日上午消息.
func saying(after string) bool {
	after = strings.TrimLeft(after, " ，")
	for _, w := range []string{"上午", "下午", "晚间", "凌晨", "晚", "早间", "对外", "正式", "在公告中"} {
		after = strings.TrimPrefix(after, w)
	}
	return hasAnyPrefix(after, "宣布", "公告", "表示", "消息", "讯", "电，", "报道", "发布公告", "获悉", "称", "披露", "透露")
}

// date is the one day, month or year that the sentence names for what it
// tells, or "".
func (r *reader) date() string {
	if !r.dated {
		r.day, r.dated = r.readDate(), true
	}
	return r.day
}

func (r *reader) readDate() string {
	value := ""
	for _, p := range period.Find(r.d.Slice(r.s.Span), period.Reference{Date: r.d.Meta.Published}) {
		if p.Compared || p.Since || p.Until || p.Value == "" || saying(r.d.Text[r.s.Start+p.End:r.s.End]) {
			continue
		}
		switch p.Kind {
		case period.Day, period.Month, period.Year:
			if value != "" && value != p.Value {
				return ""
			}
			value = p.Value
		}
	}
	return value
}
