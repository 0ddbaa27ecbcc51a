package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// session runs one command line and returns what it prints, errors included.
func session(args ...string) string {
	var out bytes.Buffer
	run(&streams{in: strings.NewReader(""), out: &out, err: &out}, args)
	return out.String()
}

// TestQuestionsOverTheArticle compares a transcript of questions over testdata/articles with answers that we
// checked against the article. Read the difference before you update it.
func TestQuestionsOverTheArticle(t *testing.T) {
	const path = "testdata/questions.golden"
	db := filepath.Join(t.TempDir(), "kg.db")
	session("ingest", "--db", db, "--published", "2023-03-22", "../../testdata/articles")
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for line := range strings.Lines(string(want)) {
		if question, ok := strings.CutPrefix(line, "> "); ok {
			got.WriteString(line + session("query", "--db", db, strings.TrimSpace(question)) + "\n")
		}
	}
	if *update {
		if err := os.WriteFile(path, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

// TestQuestionsOverTheGoldArticles asks about all gold articles. What each answer must hold was checked
// against the articles.
func TestQuestionsOverTheGoldArticles(t *testing.T) {
	shared := os.Getenv("KG_SHARED")
	if shared == "" {
		shared = "../../../shared"
	}
	articles, _ := filepath.Glob(filepath.Join(shared, "gold/articles/*.txt"))
	if len(articles) == 0 {
		t.Skipf("no gold articles in %s; set KG_SHARED", shared)
	}
	db := filepath.Join(t.TempDir(), "kg.db")
	for _, article := range articles {
		args := []string{"ingest", "--db", db, article}
		if day := publishedOn(t, article); day != "" {
			args = append(args, "--published", day)
		}
		session(args...)
	}
	for _, test := range goldQuestions {
		got := session("query", "--db", db, test.question)
		for _, want := range strings.Split(test.holds, "|") {
			if !strings.Contains(got, want) {
				t.Errorf("%s: the answer lacks %q:\n%s", test.question, want, got)
			}
		}
	}
}

// publishedOn is the day of publication that the gold tells of an article.
func publishedOn(t *testing.T, article string) string {
	name := strings.TrimSuffix(filepath.Base(article), ".txt") + ".json"
	b, err := os.ReadFile(filepath.Join(filepath.Dir(article), "../gold", name))
	if err != nil {
		t.Fatal(err)
	}
	var gold struct{ Published string }
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatal(err)
	}
	return gold.Published
}

var goldQuestions = []struct{ question, holds string }{
	{"who said AI将成为公司未来业务增长的放大器", "刘炽平"},
	{"誰說了AI將成為公司未來業務增長的放大器", "刘炽平"},
	{"谁认为这是一款有生命力的产品", "约翰·沙珀特"},
	{"who said 所有游戏都源于其他游戏", "丹·波特"},
	{"谁说P2P平台应该有准入门槛", "清议"},
	{"哪家公司说游戏的营收的确在下滑", "Zynga"},
	{"谁说过银行最大的特点是有庞大的用户群", "张圣"},
	{"谁提到了移动支付", "张萌|马蔚华|张圣"},
	{"谁谈到过生成式AI", "刘炽平"},
	{"what did 詹姆斯 say", "詹姆斯·米歇尔|固定的成本"},
	{"马蔚华说了什么", "柜面成本"},
	{"What did Dan Porter say?", "丹·波特|抄袭"},
	{"卢儒化说过什么", "无法按承诺支付收益"},
	{"what did Tencent report in 2022Q4", "CNY 144.95 billion|CNY 106.27 billion|Non-IFRS|CNY 29.71 billion"},
	{"腾讯2022年第四季度公布了哪些数据", "1449.5 亿元|1062.7 亿元|297.1 亿元"},
	{"腾讯2022年营收是多少", "5545.5 亿元"},
	{"腾讯2022年国际市场游戏收入是多少", "468 亿元"},
	{"腾讯的增值服务业务收入", "2876 亿元"},
	{"微信的月活是多少", "13.13 亿用户"},
	{"QQ有多少月活用户", "5.72 亿用户"},
	{"how much did 腾讯's 净利润 grow in 2022Q4", "+12% year on year|Non-IFRS|+19% year on year"},
	{"微信月活增长了多少", "+3.5% 同比"},
	{"what is Alcoa's revenue in 2016Q3", "USD 5.21 billion"},
	{"what was Alcoa's net profit in Q3 2016", "USD 166 million"},
	{"what was Alcoa's net profit in Q3 2015", "USD 44 million"},
	{"Alcoa's earnings per share in 2016Q3", "USD 0.33"},
	{"元晶2022年第三季度营收是多少", "22.76 亿新台币"},
	{"安集前三季营收", "24.26 亿新台币"},
	{"元晶9月营收年增多少", "+62.48% 同比"},
	{"茂迪2022年第三季度营收增长了多少", "+19.35% 环比|-11.77% 同比"},
	{"which companies grew revenue by more than 50% in 2022Q3", "元晶|+61.88%"},
	{"2022Q3哪些公司营收下降", "茂迪|-11.77%"},
	{"招商银行行长是谁", "马蔚华"},
	{"who is the COO of Zynga", "大卫·科"},
	{"谁是去哪儿的CEO", "庄辰超"},
	{"腾讯有哪些高管", "刘炽平|总裁|詹姆斯·米歇尔|首席战略官"},
	{"光大银行和哪些公司合作", "中国移动|中国联通|中国电信"},
	{"Zynga有哪些产品", "你画我猜"},
	{"腾讯旗下有哪些产品", "微信"},
	{"刘炽平和微信有什么关系", "总裁|腾讯|微信"},
	{"丹·波特和Zynga有什么关系", "离开了"},
	{"谁离开了Zynga", "丹·波特"},
	{"去哪儿的竞争对手", "淘宝"},
	{"去哪儿CEO", "庄辰超"},
	{"which company had the highest revenue in 2022Q3", "元晶|TWD 2.276 billion"},
	{"丹·波特", "OMGPOP|Zynga"},
	{"哪些数据有矛盾", "没有两篇文章"},
}
