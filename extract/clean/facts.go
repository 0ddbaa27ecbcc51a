package clean

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/date"
)

// readFacts fills what d.Meta does not know yet from the article's own text:
// the dateline of its first paragraphs (新浪科技讯 北京时间4月3日上午消息), a date
// or byline that stands on a line of its own, a date in the URL.
func readFacts(d *document.Document) {
	m := &d.Meta
	if m.Published.IsZero() {
		m.Published = date.InURL(m.URL)
	}
	for i, line := range firstLines(d.Text, 6) {
		outlet, when, ok := dateline(line)
		if ok && m.Outlet == "" {
			m.Outlet = outlet
		}
		if m.Published.IsZero() && (ok || i > 0 && utf8.RuneCountInString(line) < 60 && !strings.ContainsAny(line, "。，；！？")) {
			if !ok || when == "" {
				when = line
			}
			m.Published = date.Find(when)
		}
		readByline(m, line)
	}
}

func firstLines(text string, n int) []string {
	lines := strings.SplitN(text, "\n", n+1)
	return lines[:min(n, len(lines))]
}

// maxDateline bounds, in bytes, the part of a paragraph that can be a
// dateline.
const maxDateline = 120

// dateline reads the outlet and the date that a paragraph opens with:
// DoNews 4月2日消息, 【环球网科技】, 本报讯 记者…, 中新网北京4月2日电,
// 据路透社4月2日报道 is none: its outlet is a source, not the publisher.
func dateline(line string) (outlet, date string, ok bool) {
	head := line[:min(len(line), maxDateline)]
	head = strings.TrimLeft(head, "【（([ ")
	end := -1
	for _, cue := range [...]string{"消息", "讯", "电"} {
		at := strings.Index(head, cue)
		if at <= 0 || end >= 0 && at >= end {
			continue
		}
		switch next := after(head, at+len(cue)); next {
		case ' ', '，', '：', '】', '）', ')', ']', '（', '(', 0, '\u3000':
			end = at
		default:
			if cue == "讯" && (han(next) || digit(next)) && !strings.ContainsAny(head[:at], "，。") && isOutlet(head[:at]) {
				end = at
			}
		}
	}
	if end < 0 || strings.ContainsAny(head[:end], "，。；：“") || strings.HasPrefix(head, "据") {
		return "", "", false
	}
	head = head[:end]
	dateAt := dateStart(head)
	outlet = strings.TrimRight(head[:dateAt], " ")
	for _, zone := range [...]string{"北京时间", "美国东部时间", "美东时间", "当地时间", "台北时间"} {
		outlet = strings.TrimSuffix(outlet, zone)
	}
	outlet = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(outlet), "讯"))
	outlet, _, _ = strings.Cut(outlet, " ")
	if dateAt == len(head) && !isOutlet(outlet) {
		return "", "", false
	}
	if utf8.RuneCountInString(outlet) > 14 || outlet == "本报" || outlet == "本刊" || outlet == "本站" {
		outlet = ""
	}
	return outlet, head[dateAt:], true
}

// isOutlet reports whether s ends as the names of media do.
func isOutlet(s string) bool {
	s, _, _ = strings.Cut(s, " ")
	for _, ending := range [...]string{"网", "报", "社", "财经", "科技", "新闻", "日报", "电视台", "周刊", "时报", "新浪", "网易", "搜狐", "腾讯", "在线", "快讯", "本刊", "本站", "记者"} {
		if strings.HasSuffix(s, ending) {
			return true
		}
	}
	return false
}

// dateStart is where the first 4月2日, 2日 or 2013年4月2日 of s starts, or its
// end.
func dateStart(s string) int {
	for i := 0; i < len(s); i++ {
		if !digit(rune(s[i])) {
			continue
		}
		j := i
		for j < len(s) && digit(rune(s[j])) {
			j++
		}
		if strings.HasPrefix(s[j:], "月") || strings.HasPrefix(s[j:], "日") || strings.HasPrefix(s[j:], "年") || j-i == 4 {
			return i
		}
		i = j
	}
	return len(s)
}

// readByline takes 来源：, 作者： and 记者 from a line that is about nothing
// else.
func readByline(m *document.Meta, line string) {
	if utf8.RuneCountInString(line) > 60 {
		return
	}
	if m.Outlet == "" {
		m.Outlet = labelled(line, "来源：", "文章来源：", "出处：")
	}
	if m.Author == "" {
		m.Author = labelled(line, "作者：", "记者：", "文／", "文/", "撰文：")
	}
}

// labelled is the word after one of the labels in line.
func labelled(line string, labels ...string) string {
	for _, label := range labels {
		if _, rest, ok := strings.Cut(line, label); ok {
			rest = strings.TrimLeft(rest, " ")
			if end := strings.IndexAny(rest, " ，。；|）】\u3000"); end >= 0 {
				rest = rest[:end]
			}
			if n := utf8.RuneCountInString(rest); n > 0 && n <= 14 {
				return rest
			}
		}
	}
	return ""
}
