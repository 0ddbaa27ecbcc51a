package mention

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// events end the names of what people meet at, and of parts of a trade, which are
// no firm.
var events = []string{"车展", "论坛", "峰会", "博览会", "展览会", "年会", "大会", "研讨会", "座谈会", "大赛", "赛", "节", "榜", "榜单", "颁奖礼", "世界杯", "奥运会", "会议", "门店", "路店", "农信系统", "银行系统"}

// pastEvent is where s starts without the event before it: 江州车展|华岳汽车.
func (f *finder) pastEvent(s document.Span) int {
	for _, e := range events {
		if k := strings.Index(f.d.Slice(s), e); k >= 0 && s.Start+k+len(e) < s.End && runes(e) > 1 && f.boundary(s.Start+k+len(e)) {
			return s.Start + k + len(e)
		}
	}
	return s.Start
}
