package ask

import (
	"slices"
	"strings"
)

// titleWords are posts that go by several words, each row one post.
var titleWords = []string{
	"ceo|首席执行官|行政总裁|执行长|chief executive officer|chief executive",
	"cfo|首席财务官|财务总监|财务长|chief financial officer|finance chief",
	"coo|首席运营官|营运长|chief operating officer",
	"cto|首席技术官|技术长|chief technology officer",
	"cso|首席战略官|chief strategy officer",
	"cmo|首席营销官|首席市场官|chief marketing officer",
	"president|总裁|总经理",
	"chairman|董事长|董事会主席|董事局主席|chairwoman|chairperson",
	"vice president|副总裁|副总经理",
	"founder|创始人|创办人",
	"director|董事",
	"general manager|总经理",
	"spokesperson|spokesman|spokeswoman|发言人",
	"analyst|分析师",
	"chief economist|首席经济学家",
}

// titlesLike returns the words of a post in lower case.
func titlesLike(title string) []any {
	title = strings.ToLower(string(newPhrase(title).folded))
	words := []string{title}
	for _, row := range titleWords {
		if list := strings.Split(row, "|"); slices.Contains(list, title) {
			words = append(words, list...)
		}
	}
	slices.Sort(words)
	var out []any
	for _, w := range slices.Compact(words) {
		out = append(out, w)
	}
	return out
}
