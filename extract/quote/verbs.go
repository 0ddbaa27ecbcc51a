package quote

import "iter"

// A verbClass tells how a verb of saying takes its content.
type verbClass uint8

const (
	sayVerb      verbClass = iota + 1 // 表示, 称, 说: clause complement or quotation
	judgeVerb                         // 认为, 预计: a clause complement, also directly
	stressVerb                        // 强调, 建议: often a noun object; content only after ， or ：
	documentVerb                      // 显示, 披露: what a document says
	tellVerb                          // 告诉: takes a listener, then the content
)

// verbs of saying and their classes. The forms ending in 称, 说, 道 and 表示 are
// made by rule: see verbsEnding.
var verbs = map[string]verbClass{
	"表示": sayVerb, "称": sayVerb, "说": sayVerb, "指出": sayVerb, "坦言": sayVerb, "直言": sayVerb,
	"透露": sayVerb, "宣称": sayVerb, "声称": sayVerb, "坚称": sayVerb, "宣布": sayVerb, "回应": sayVerb,
	"回应称": sayVerb, "回复称": sayVerb, "答复称": sayVerb, "解释": sayVerb, "解释称": sayVerb, "补充": sayVerb, "补充称": sayVerb,
	"说道": sayVerb, "表示道": sayVerb, "谈到": sayVerb, "提到": sayVerb, "介绍": sayVerb, "介绍称": sayVerb, "介绍说": sayVerb,
	"承认": sayVerb, "否认": sayVerb, "证实": sayVerb, "确认": sayVerb, "坦承": sayVerb, "披露": documentVerb, "爆料": sayVerb,
	"爆料称": sayVerb, "举例": sayVerb, "举例说": sayVerb, "感叹": sayVerb, "感慨": sayVerb, "感慨道": sayVerb, "笑称": sayVerb, "调侃": sayVerb,
	"反问": sayVerb, "警告": sayVerb, "警告称": sayVerb, "提醒": sayVerb, "重申": sayVerb, "申明": sayVerb, "声明": sayVerb, "声明称": sayVerb,
	"写道": sayVerb, "留言": sayVerb, "发文称": sayVerb, "发文": sayVerb, "发言": sayVerb, "致辞": sayVerb, "评论": sayVerb, "评价": sayVerb, "点评": sayVerb,
	"评论称": sayVerb, "强调": stressVerb, "呼吁": stressVerb, "建议": stressVerb, "要求": stressVerb, "主张": stressVerb, "承诺": stressVerb,
	"总结": sayVerb, "总结道": sayVerb, "归纳": sayVerb, "阐述": stressVerb, "断言": sayVerb, "扬言": sayVerb, "抱怨": sayVerb, "抱怨称": sayVerb,
	"吐槽": sayVerb, "质疑": stressVerb, "反驳": sayVerb, "反驳称": sayVerb, "辩称": sayVerb, "诉称": sayVerb, "谎称": sayVerb, "自称": stressVerb,
	"分析": sayVerb, "分析称": sayVerb, "分析指出": sayVerb, "分析认为": judgeVerb, "研判": judgeVerb,
	"认为": judgeVerb, "预计": judgeVerb, "预测": judgeVerb, "预期": judgeVerb, "估计": judgeVerb, "相信": judgeVerb, "坚信": judgeVerb, "判断": judgeVerb,
	"觉得": judgeVerb, "料": judgeVerb, "看来": judgeVerb, "希望": judgeVerb, "期待": judgeVerb, "担心": judgeVerb, "怀疑": judgeVerb, "看好": judgeVerb,
	"告诉": tellVerb, "告知": tellVerb, "通知": tellVerb,
	"显示": documentVerb, "公告": documentVerb, "公告称": documentVerb, "公布": stressVerb, "公告显示": documentVerb,
	"获悉": documentVerb, "了解到": documentVerb,
}

// sayingTail are the syllables that make a verb of saying of the word before.
var sayingTail = []string{"称", "说", "道", "表示", "指出", "认为", "透露", "坦言", "强调"}

// verbsEnding yields the verbs of saying that clause ends with, longest first.
func verbsEnding(clause string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for n := min(len(clause), 12); n >= 3; n -= 3 {
			tail := clause[len(clause)-n:]
			if _, ok := verbs[tail]; ok && !yield(tail) {
				return
			}
		}
	}
}
