package ask

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/graph/temporal"
)

// today is the day on which the tests ask.
var today = time.Date(2023, 6, 15, 0, 0, 0, 0, time.UTC)

// sample is a small graph of the news' model, made by hand so that questions can be tested without
// the extraction of facts.
type sample struct {
	t     testing.TB
	tx    *graph.Tx
	nodes map[string]graph.NodeID
}

func openSample(t testing.TB) *graph.Graph {
	t.Helper()
	g, err := graph.Open(filepath.Join(t.TempDir(), "sample.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { g.Close() })
	err = g.Update(context.Background(), func(tx *graph.Tx) error {
		s := &sample{t, tx, map[string]graph.NodeID{}}
		s.fill()
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func (s *sample) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// node adds a node with its names, the first of which is its key.
func (s *sample) node(label, names string, props map[string]any) graph.NodeID {
	s.t.Helper()
	list := strings.Split(names, "|")
	if props == nil {
		props = map[string]any{}
	}
	if props["name"] == nil {
		props["name"] = list[0]
	}
	id, err := s.tx.CreateNode([]string{label}, props)
	s.must(err)
	for _, n := range list {
		s.must(s.tx.AddName(id, n))
	}
	s.nodes[list[0]] = id
	return id
}

func (s *sample) article(hash, title, source, published, text string) {
	day, err := time.Parse(time.DateOnly, published)
	s.must(err)
	id, err := s.tx.CreateNode([]string{"Article"}, map[string]any{"hash": hash, "title": title, "source": source,
		"published": temporal.Date{Days: day.Unix() / 86400}, "text": text, "lang": "zh"})
	s.must(err)
	s.nodes[hash] = id
}

// edge adds an edge that an article states with the words of quote.
func (s *sample) edge(from, typ, to string, props map[string]any, article, quote string) {
	s.t.Helper()
	id, err := s.tx.CreateEdge(s.nodes[from], typ, s.nodes[to], props)
	s.must(err)
	s.cite(id, article, quote)
}

func (s *sample) cite(edge graph.EdgeID, article, quote string) {
	s.t.Helper()
	v, _ := s.tx.Prop(s.nodes[article], "text")
	start := strings.Index(v.(string), quote)
	if start < 0 {
		s.t.Fatalf("article %s does not say %q", article, quote)
	}
	s.must(s.tx.AddEvidence(edge, graph.Evidence{Article: s.nodes[article], Start: start, End: start + len(quote), Confidence: 1}))
}

func (s *sample) said(speaker, verb, text, on string, about []string, article string) {
	s.t.Helper()
	day, err := time.Parse(time.DateOnly, on)
	s.must(err)
	key := speaker + "|" + text
	id, err := s.tx.CreateNode([]string{"Statement"}, map[string]any{"key": key, "text": text, "form": "indirect", "said_on": temporal.Date{Days: day.Unix() / 86400}})
	s.must(err)
	s.nodes[key] = id
	s.edge(speaker, "SAID", key, map[string]any{"verb": verb}, article, text)
	for _, a := range about {
		s.edge(key, "ABOUT", a, nil, article, text)
	}
}

const (
	callText = "腾讯公布2022年第四季度财报。刘炽平表示，AI将成为公司未来业务增长的放大器。当季腾讯营收为人民币1449.5亿元，同比增长1%；净利润1062.7亿元，同比增长12%。" +
		"在Non-IFRS下，净利润297.1亿元，同比增长19%。全年营收5545.5亿元。国际市场游戏收入为468亿元，增长了3%。微信及WeChat的合并月活用户数为13.13亿，同比增长3.5%。" +
		"詹姆斯认为，大型语言模型有一个固定的成本。刘炽平透露，生成式AI可以与微信和QQ相结合。腾讯首席战略官詹姆斯·米歇尔与腾讯总裁刘炽平出席。"
	rivalText = "路透社报道，腾讯第四季度营收为1450亿元。阿里巴巴营收同比下降8%，净利润下降30%。网易净利润增长25%。腾讯净利润增长13%。微软与腾讯合作。腾讯投资了美团。阿里巴巴与腾讯竞争。张勇任阿里巴巴首席执行官。腾讯推出微信和QQ。张勇离开阿里巴巴。"
)

func (s *sample) fill() {
	for _, k := range []struct{ label, prop string }{
		{"Company", "name"}, {"Person", "name"}, {"Product", "name"}, {"Organization", "name"}, {"Topic", "name"}, {"Metric", "code"}, {"Statement", "key"}, {"Article", "hash"},
	} {
		s.must(s.tx.EnsureKey(k.label, k.prop))
	}
	s.must(s.tx.EnsureText("Statement", "text"))

	s.node("Company", "腾讯|Tencent|騰訊|騰訊控股|0700.HK|Tencent Holdings", map[string]any{"english_name": "Tencent", "tickers": []any{"0700.HK"}})
	s.node("Company", "阿里巴巴|Alibaba|BABA", map[string]any{"english_name": "Alibaba"})
	s.node("Company", "网易|NetEase", map[string]any{"english_name": "NetEase"})
	s.node("Company", "美的|Midea", map[string]any{"english_name": "Midea"})
	s.node("Company", "美团|Meituan", map[string]any{"english_name": "Meituan"})
	s.node("Company", "微软|Microsoft", map[string]any{"english_name": "Microsoft"})
	s.node("Company", "平安银行|平安", nil)
	s.node("Company", "中国平安|平安|Ping An", nil)
	s.node("Organization", "路透社|Reuters", nil)
	s.node("Person", "刘炽平|Martin Lau|Lau Chi Ping", map[string]any{"english_name": "Martin Lau"})
	s.node("Person", "詹姆斯·米歇尔|詹姆斯|James Mitchell", nil)
	s.node("Person", "张勇|Daniel Zhang", nil)
	s.node("Product", "微信|WeChat", map[string]any{"english_name": "WeChat"})
	s.node("Product", "QQ", nil)
	s.node("Topic", "人工智能|AI", nil)
	s.node("Topic", "生成式AI|生成式人工智能|generative AI", nil)
	s.node("Topic", "大型语言模型|大语言模型|LLM", nil)
	for _, m := range []struct{ code, zh, en, words string }{
		{"revenue", "营业收入", "revenue", "营收|收入|总收入|sales|revenues"},
		{"net_profit", "净利润", "net profit", "净利|纯利|net income|profit|earnings"},
		{"mau", "月活跃用户", "monthly active users", "月活|月活用户数|MAU|monthly users"},
		{"gross_margin", "毛利率", "gross margin", "毛利率"},
		{"users", "用户数", "users", "用户"},
		{"cost", "成本费用", "cost", "成本|costs"},
	} {
		s.node("Metric", m.zh+"|"+m.en+"|"+m.code+"|"+m.words, map[string]any{"code": m.code, "english_name": m.en})
	}
	s.article("a1", "腾讯2022年第四季度财报：AI是放大器", "观察者网", "2023-03-22", callText)
	s.article("a2", "Tencent and its rivals", "路透社", "2023-03-23", rivalText)

	s.said("刘炽平", "表示", "AI将成为公司未来业务增长的放大器", "2023-03-22", []string{"人工智能"}, "a1")
	s.said("刘炽平", "透露", "生成式AI可以与微信和QQ相结合", "2023-03-22", []string{"生成式AI", "微信", "QQ"}, "a1")
	s.said("詹姆斯·米歇尔", "认为", "大型语言模型有一个固定的成本", "2023-03-22", []string{"大型语言模型"}, "a1")

	s.reported()
	s.ties()
}

func (s *sample) reported() {
	money := func(period string, value int64, more ...string) map[string]any {
		p := map[string]any{"period": period, "value": value, "unit": "CNY"}
		for i := 0; i+1 < len(more); i += 2 {
			p[more[i]] = more[i+1]
		}
		return p
	}
	rate := func(period string, rate float64, more ...string) map[string]any {
		p := map[string]any{"period": period, "rate": rate, "compare": "yoy"}
		for i := 0; i+1 < len(more); i += 2 {
			p[more[i]] = more[i+1]
		}
		return p
	}
	s.edge("腾讯", "REPORTED", "营业收入", money("2022Q4", 144950000000), "a1", "营收为人民币1449.5亿元")
	s.edge("腾讯", "REPORTED", "营业收入", money("2022Q4", 145000000000), "a2", "营收为1450亿元")
	s.edge("腾讯", "REPORTED", "净利润", money("2022Q4", 106270000000), "a1", "净利润1062.7亿元")
	s.edge("腾讯", "REPORTED", "净利润", money("2022Q4", 29710000000, "basis", "Non-IFRS"), "a1", "净利润297.1亿元")
	s.edge("腾讯", "REPORTED", "营业收入", money("2022", 554550000000), "a1", "营收5545.5亿元")
	s.edge("腾讯", "REPORTED", "营业收入", money("2022", 46800000000, "segment", "国际市场游戏"), "a1", "国际市场游戏收入为468亿元")
	s.edge("网易", "REPORTED", "营业收入", map[string]any{"period": "2022Q4", "value": int64(3700000000), "unit": "USD"}, "a2", "网易净利润增长25%")
	s.edge("阿里巴巴", "REPORTED", "营业收入", money("2022Q4", 247756000000), "a2", "阿里巴巴营收同比下降8%")
	s.edge("微信", "REPORTED", "月活跃用户", map[string]any{"period": "2022", "value": int64(1313000000), "unit": "user", "company": "腾讯"}, "a1", "月活用户数为13.13亿")
	s.edge("腾讯", "GREW_BY", "营业收入", rate("2022Q4", 0.01), "a1", "同比增长1%")
	s.edge("腾讯", "GREW_BY", "净利润", rate("2022Q4", 0.12), "a1", "同比增长12%")
	s.edge("腾讯", "GREW_BY", "净利润", rate("2022Q4", 0.19, "basis", "Non-IFRS"), "a1", "同比增长19%")
	s.edge("腾讯", "GREW_BY", "营业收入", rate("2022", 0.03, "segment", "国际市场游戏"), "a1", "增长了3%")
	s.edge("微信", "GREW_BY", "月活跃用户", rate("2022", 0.035), "a1", "同比增长3.5%")
	s.edge("阿里巴巴", "GREW_BY", "营业收入", rate("2022Q4", -0.08), "a2", "营收同比下降8%")
	s.edge("阿里巴巴", "GREW_BY", "净利润", rate("2022Q4", -0.3), "a2", "净利润下降30%")
	s.edge("腾讯", "GREW_BY", "净利润", rate("2022Q4", 0.13), "a2", "腾讯净利润增长13%")
	s.edge("网易", "GREW_BY", "净利润", rate("2022Q4", 0.25), "a2", "净利润增长25%")
}

func (s *sample) ties() {
	s.edge("刘炽平", "HOLDS_POSITION", "腾讯", map[string]any{"title": "总裁"}, "a1", "腾讯总裁刘炽平")
	s.edge("詹姆斯·米歇尔", "HOLDS_POSITION", "腾讯", map[string]any{"title": "首席战略官"}, "a1", "腾讯首席战略官詹姆斯·米歇尔")
	s.edge("张勇", "HOLDS_POSITION", "阿里巴巴", map[string]any{"title": "首席执行官"}, "a2", "张勇任阿里巴巴首席执行官")
	s.edge("腾讯", "OFFERS", "微信", nil, "a2", "腾讯推出微信和QQ")
	s.edge("腾讯", "OFFERS", "QQ", nil, "a2", "腾讯推出微信和QQ")
	s.edge("腾讯", "INVESTED_IN", "美团", nil, "a2", "腾讯投资了美团")
	s.edge("微软", "COOPERATES_WITH", "腾讯", nil, "a2", "微软与腾讯合作")
	s.edge("张勇", "LEFT", "阿里巴巴", nil, "a2", "张勇离开阿里巴巴")
	s.edge("阿里巴巴", "COMPETES_WITH", "腾讯", nil, "a2", "阿里巴巴与腾讯竞争")
}
