package period

import "strings"

// Normalize reads what a user typed for a period, all of it: 2022Q4,
// 2022年第四季度, 2022, last year, FY2022, since March 2023, 今年以来. Canonical forms
// are read whatever their case. It is not ok when text is anything else.
func Normalize(text string, ref Reference) (Period, bool) {
	text = strings.TrimSpace(text)
	if s, ok := parse(strings.ToUpper(text)); ok {
		p := Period{Value: s.String(), Kind: s.kind()}
		p.End = len(text)
		return p, true
	}
	found := Find(text, ref)
	if len(found) != 1 {
		return Period{}, false
	}
	p := found[0]
	before := strings.ToLower(strings.TrimSpace(text[:p.Start]))
	after := strings.TrimSpace(text[p.End:])
	switch before {
	case "", "in", "for", "during", "on", "of", "at", "在", "于", "as of":
	case "since", "from", "after", "自", "从", "自从":
		p.Since = true
	case "before", "until", "till", "by", "到", "至":
		p.Until = true
	default:
		return Period{}, false
	}
	switch after {
	case "", "间", "期间", "内", "里", "的":
	case "以来", "起", "至今", "以后", "之后", "后":
		p.Since = true
	case "以前", "之前", "前":
		p.Until = true
	default:
		return Period{}, false
	}
	return p, true
}
