package ask

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// transcript asks questions over the sample graph and compares what is answered with a golden file.
func transcript(t *testing.T, file string, style Style, questions ...string) {
	t.Helper()
	g := openSample(t)
	var b strings.Builder
	for _, text := range questions {
		b.WriteString("> " + text + "\n")
		a, err := Ask(context.Background(), g, text, &Options{Now: today})
		if err != nil {
			b.WriteString("error: " + err.Error() + "\n\n")
			continue
		}
		if err := a.WriteText(&b, style); err != nil {
			t.Fatal(err)
		}
		b.WriteString("\n")
	}
	golden(t, file, b.String())
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	path := filepath.Join("testdata", file)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

func TestAnswersInEnglish(t *testing.T) {
	transcript(t, "english.golden", Style{},
		"who said AI将成为公司未来业务增长的放大器",
		"who said \"业务增长的放大器\"",
		"which companies said AI是放大器",
		"who talks about WeChat",
		"what did 詹姆斯 say",
		"what did Martin Lau say about AI",
		"what did Martin Lau say about 结合",
		"what did Tencent report in 2022Q4",
		"what did Tencent report last year",
		"what is Tencent's revenue since 2022",
		"what is Tencent's revenue since 2022Q3",
		"how much did 腾讯's 净利润 grow in 2022Q4",
		"which companies grew net profit by more than 10% in 2022Q4",
		"which companies' net profit fell",
		"which company has the highest revenue",
		"top 1 companies by revenue",
		"which company has the lowest revenue in 2022Q4",
		"who is Martin Lau",
		"what is Tencent",
		"what is Martin Lau's position",
		"who works for Tencent",
		"who is the CEO of Alibaba",
		"what does Tencent offer",
		"who makes WeChat",
		"who are Tencent's competitors",
		"how are Martin Lau and WeChat connected",
		"how are Martin Lau and Alibaba connected",
		"what do sources disagree on",
	)
}

func TestAnswersInChinese(t *testing.T) {
	transcript(t, "chinese.golden", Style{},
		"谁说了AI将成为公司未来业务增长的放大器",
		"誰說了AI將成為公司未來業務增長的放大器",
		"谁谈到过微信",
		"谁提到固定的成本",
		"刘炽平说了什么",
		"刘炽平关于微信说了什么",
		"腾讯2022年第四季度公布了哪些数据",
		"腾讯2022年国际市场游戏收入是多少",
		"微信有多少月活用户数",
		"腾讯 2022Q4 净利润",
		"腾讯净利润增长了多少",
		"哪些公司净利润增长超过10%",
		"营收最高的公司",
		"刘炽平是谁",
		"刘炽平",
		"谁离开了阿里巴巴",
		"微信有多少用户",
		"腾讯有哪些高管",
		"腾讯的总裁是谁",
		"腾讯旗下有哪些产品",
		"腾讯和阿里巴巴有什么关系",
		"哪些数据有矛盾",
	)
}

func TestEmptyAnswersSayWhatThereIs(t *testing.T) {
	transcript(t, "empty.golden", Style{},
		"who said 芯片短缺将在明年结束",
		"谁说了放大器和成本",
		"what did 詹姆斯 say about WeChat",
		"what did Martin Lau say before 2020",
		"what did Tencent report in 2019",
		"what is Tencent's net profit in 2021",
		"what is Alibaba's monthly active users",
		"腾讯2019年净利润增长了多少",
		"which companies grew net profit by more than 90%",
		"腾讯的首席财务官是谁",
		"who acquired Meituan",
		"how are Midea and Tencent connected",
	)
}

func TestEvidenceShowsTheSentenceInItsContext(t *testing.T) {
	transcript(t, "evidence.golden", Style{Evidence: true},
		"who said AI将成为公司未来业务增长的放大器",
		"how much did Tencent's net profit grow in 2022Q4",
		"哪些数据有矛盾",
	)
}

func TestWhatWasSearchedForIsMarked(t *testing.T) {
	mark := func(s string) string { return "<" + s + ">" }
	transcript(t, "marked.golden", Style{Bold: mark},
		"who said 业务增长的放大器",
		"who said 人工智能 将成为放大器",
		"谁说了生成式人工智能可以与微信结合",
	)
}
