package clean_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"
	"pgregory.net/rapid"

	"github.com/newsgraph/kg/extract/clean"
	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/script"
)

var update = flag.Bool("update", false, "write the golden files")

// shared is a file of the shared folder; the test is skipped without it.
func shared(t testing.TB, path string) string {
	t.Helper()
	dir := os.Getenv("KG_SHARED")
	for at := "."; dir == ""; at = filepath.Join(at, "..") {
		if _, err := os.Stat(filepath.Join(at, "go.mod")); err == nil {
			dir = filepath.Join(at, "..", "shared")
		} else if len(at) > 60 {
			t.Skip("no module root found")
		}
	}
	full := filepath.Join(dir, path)
	if _, err := os.Stat(full); err != nil {
		t.Skipf("%s is not there; set KG_SHARED to the shared folder", path)
	}
	return full
}

func cleaned(raw string, opts *clean.Options) (*document.Document, *clean.Report) {
	d := &document.Document{}
	return d, clean.Clean(d, raw, nil, opts)
}

func TestRepairs(t *testing.T) {
	tests := []struct{ name, in, want string }{
		// invisible
		{"zero-width characters, soft hyphens and control characters go", "腾\u200b讯\u00ad控\ufeff股\x01发布财报", "腾讯控股发布财报"},
		{"bytes that are no UTF-8 are marked once", "腾讯\xff\xfe发布财报", "腾讯\ufffd发布财报"},
		{"other line ends are line ends", "腾讯。\r\n微信。\u2028支付。", "腾讯。\n微信。\n支付。"},
		// indents
		{"question marks of lost indents go", "????诺基亚裁员。\n????公司表示。\n????完。", "诺基亚裁员。\n公司表示。\n完。"},
		{"other question marks stay", "?诺基亚裁员。\n?公司表示。\n?完。", "？诺基亚裁员。\n？公司表示。\n？完。"},
		{"an indent of all lines breaks none", "\tThe firm sold most of its many stores\n\tto a group from Dayton in the state of\n\tOhio and said it will shut all of the\n\tother ones it has by May.", "The firm sold most of its many stores to a group from Dayton in the state of Ohio and said it will shut all of the other ones it has by May."},
		// readings
		{"a reading behind its character goes", "技術(shù)與財務(wù)報告準(zhǔn)則", "技术与财务报告准则"},
		{"a reading in wide brackets with typesetters' letters goes", "長（zhǎnɡ）大了", "长大了"},
		{"several readings in one bracket go", "總(zǒng)和(hé / huò / huo)要(yào/yāo)求", "总和要求"},
		{"a space before the bracket closes", "協(xié )會(huì )", "协会"},
		{"one of several readings goes", "銀行(háng)行(xíng)長(zhǎng)", "银行行长"},
		{"other brackets stay", "準則(Non-IFRS)與(AI)和(腾讯)的技術(lǐ)", "准则(Non-IFRS)与(AI)和（腾讯）的技术(lǐ)"},
		{"a reading in square brackets goes", "真有【yǒu】趣的玩【wán】家达【dá】到一亿【yì】", "真有趣的玩家达到一亿"},
		{"a neutral reading goes only among marked ones", "技術(shù)業(yè)務(wù)的(de)人", "技术业务的人"},
		{"a lone neutral reading stays", "他的(de)书", "他的(de)书"},
		// punctuation
		{"doubled commas are one", "近月来,,腾讯，,微信，，支付", "近月来，腾讯，微信，支付"},
		{"a comma before another mark goes", "社交,、通讯,；增长,。腾讯吗,？", "社交、通讯；增长。腾讯吗？"},
		{"English keeps its commas and spaces beside curly marks", "“It is good,” said Jane Doe, Ph.D., of Acme Inc., who — at last — smiled. “It is,” she said.", "“It is good,” said Jane Doe, Ph.D., of Acme Inc., who — at last — smiled. “It is,” she said."},
		{"a comma behind another mark goes", "增长；,下降。，结束", "增长；下降。结束"},
		{"repeated marks that mean something stay", "真的？！然后……没有——了", "真的？！然后……没有——了"},
		{"half-width marks become Chinese ones", "腾讯,微信;支付:你好!是吗?", "腾讯，微信；支付：你好！是吗？"},
		{"marks in numbers, times and addresses stay", "营收1,449.5亿元，比分3:2，见http://a.b/c?d=1,2。", "营收1,449.5亿元，比分3:2，见http://a.b/c?d=1,2。"},
		{"marks between numbers and Latin words follow the text", "同比增长3.5%;QQ的月活,AI,腾讯", "同比增长3.5%；QQ的月活，AI，腾讯"},
		{"brackets around Chinese are widened, others stay", "领域(人工智能)和(Dan Porter)", "领域（人工智能）和(Dan Porter)"},
		{"English keeps its marks", "Tencent said, \"we grew 3.5%; more to come (soon).\" Really?", "Tencent said, \"we grew 3.5%; more to come (soon).\" Really?"},
		// width
		{"full-width letters and digits become ASCII", "ＡＩ增长３．５％，共１，０００万元", "AI增长3.5%，共1,000万元"},
		{"a full-width comma between clauses stays", "２０１３年５月３日，１２家公司", "2013年5月3日，12家公司"},
		// spaces
		{"spread characters close up", "腾 讯 控 股发布财报", "腾讯控股发布财报"},
		{"a space between phrases stays", "太阳能迎高峰 元晶营收新高", "太阳能迎高峰 元晶营收新高"},
		{"spaces beside marks go", "茂迪 、元晶 ，安集", "茂迪、元晶，安集"},
		{"numbers set off by spaces close up where all are", "元晶 9 月营收 7.73 亿元，月增 3.78%", "元晶9月营收7.73亿元，月增3.78%"},
		{"a dateline's space stays", "DoNews 4月2日消息 2日，据记者查询，4月1日起", "DoNews 4月2日消息 2日，据记者查询，4月1日起"},
		{"an indent within a line starts a paragraph", "腾讯发布财报。　　微信支付增长。", "腾讯发布财报。\n微信支付增长。"},
		// markup
		{"entities and tags go", "<p>腾讯&nbsp;&amp;&nbsp;微信</p><br />&#8220;好&#8221;", "腾讯 & 微信\n“好”"},
		{"what was escaped twice goes", "&amp;lt;p&amp;gt;腾讯&amp;lt;/p&amp;gt;", "腾讯"},
		{"tails of tags go", "腾讯发布财报。/p>微信br />支付/strong>增长", "腾讯发布财报。\n微信br />支付\n增长"},
		{"comparisons stay", "a < b，c > d，AT&T公司，<未知>", "a < b，c > d，AT&T公司，<未知>"},
		{"scripts go with what they hold", "腾讯<script type=x>var a = 1;</script>发布", "腾讯发布"},
		// quotes
		{"straight marks become curly", `他说："好。"又说："行。"`, "他说：“好。”又说：“行。”"},
		{"corner marks become curly, nested ones single", "他說：「這是『增長』的一年。」", "他说：“这是‘增长’的一年。”"},
		{"the same mark at both ends is turned", "他说“好“，又说“行“。", "他说“好”，又说“行”。"},
		// lines
		{"empty lines and indents go", "　　腾讯。\n\n\n　　微信。  \n", "腾讯。\n微信。"},
		{"a line that breaks off at a comma runs on", "腾讯发布财报，\n同比增长。", "腾讯发布财报，同比增长。"},
		{"lines of equal width are one paragraph", strings.Repeat("腾讯控股有限公司发布二零二二年第四季度财务报告其中\n", 4) + "营收增长。", strings.Repeat("腾讯控股有限公司发布二零二二年第四季度财务报告其中", 4) + "营收增长。"},
		{"lines that tags cut run on", "公告称：\n王江\n先生辞去董事职务；\n李江\n女士接任。\n同时，董事会提名\n赵海先生\n。\n新的一年\n公司会更好", "公告称：\n王江先生辞去董事职务；\n李江女士接任。\n同时，董事会提名赵海先生。\n新的一年\n公司会更好"},
		{"one odd line is none that tags cut", "公司提名，由\n赵海先生\n。\n他来了", "公司提名，由\n赵海先生\n。\n他来了"},
		{"prompts between paragraphs go", "Shares fell. Continue Reading BelowADVERTISEMENT Profit rose.", "Shares fell.\nProfit rose."},
		// double encodings
		{"UTF-8 read as Latin-1", "è…¾è®¯å\u008f‘å¸ƒè´¢æŠ¥", "腾讯发布财报"},
		{"an accent read as Latin-1", "NestlÃ© said", "Nestlé said"},
		{"accents that are right stay", "Nestlé, São Paulo, Àé", "Nestlé, São Paulo, Àé"},
		{"UTF-8 read as GBK", gbkOf("公司的微信，"), "公司的微信，"},
		{"UTF-8 read as GBK that lost its last byte", "锛?", "，"},
		{"what was lost for good is marked", "公司锟斤拷微信", "公司\ufffd微信"},
		{"rare characters that are meant stay", "锛的用途，銆", "锛的用途，銆"},
		// GBK one byte off
		{"a full stop and closing quotation mark are restored", "他说：“這是令人振奮的機遇?！?/p>\n騰訊", "他说：“这是令人振奋的机遇。”\n腾讯"},
		{"a run in the middle of a sentence is restored", "對利潤率產生非??鋸埖挠绊?，但是", "对利润率产生非常夸张的影响，但是"},
		{"questions stay", "会引入吗?!我们不知道?谁知道?他说?是吗?", "会引入吗？！我们不知道？谁知道？他说？是吗？"},
		// script
		{"Taiwan's and Hong Kong's characters become simplified", "伴隨著營收，裡面為什麼，溫説顯著，著名", "伴随着营收，里面为什么，温说显著，著名"},
		{"characters that simplified text has stay in it", "乾隆年间的著名瞭望台，什么都有，他们发现这个国家", "乾隆年间的著名瞭望台，什么都有，他们发现这个国家"},
		{"a traditional name within simplified text is converted", "他们认为劉熾平说的这些话是对的", "他们认为刘炽平说的这些话是对的"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d, report := cleaned(test.in, nil)
			if d.Text != test.want {
				t.Errorf("Clean(%q)\n gave %q\n want %q\n %v", test.in, d.Text, test.want, report.Counts)
			}
		})
	}
}

// gbkOf is UTF-8 text as a reader of GBK sees it.
func gbkOf(s string) string {
	out, err := simplifiedchinese.GBK.NewDecoder().String(s)
	if err != nil {
		panic(err)
	}
	return out
}

func TestEachRuleCanBeTurnedOff(t *testing.T) {
	const raw = "技術(shù),,騰訊"
	d, report := cleaned(raw, &clean.Options{Off: []string{"readings", "script"}, List: true})
	if d.Text != "技術(shù)，騰訊" || len(report.Repairs) != 1 {
		t.Errorf("got %q, %v", d.Text, report.Repairs)
	}
	want := clean.Repair{Rule: "punctuation", Original: document.Span{Start: 12, End: 14}, Left: "技術(shù)", Right: "騰訊", Before: ",,", After: "，"}
	if diff := cmp.Diff(want, report.Repairs[0]); diff != "" {
		t.Errorf("repair (-want +got):\n%s", diff)
	}
}

func TestArticleFacts(t *testing.T) {
	tests := []struct{ name, text, url, outlet, published, lang string }{
		{"a dateline of a medium", "标题\nDoNews 4月2日消息 2日，据记者查询发现，去哪儿网下线。", "", "DoNews", "", "zh-Hans"},
		{"a dateline with a time zone", "新浪科技讯 北京时间4月3日上午消息，Zynga宣布。", "", "新浪科技", "", "zh-Hans"},
		{"a dateline with a year", "中新网2013年4月2日电 记者获悉，公司宣布。", "", "中新网", "2013-04-02", "zh-Hans"},
		{"a source is no publisher", "据路透社4月2日报道，腾讯发布财报。", "", "", "", "zh-Hans"},
		{"a line with the date and the outlet", "标题\n2023-03-22 18:30 来源：观察者网\n正文。", "", "观察者网", "2023-03-22", "zh-Hans"},
		{"a date in the address", "騰訊發布財報。", "https://a.com/news/20230322/1.html", "", "2023-03-22", "zh-Hant"},
		{"English", "Alcoa reported a profit of $166 million.", "", "", "", "en"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := &document.Document{Meta: document.Meta{URL: test.url}}
			clean.Clean(d, test.text, nil, nil)
			published := ""
			if !d.Meta.Published.IsZero() {
				published = d.Meta.Published.Format("2006-01-02")
			}
			if got, want := fmt.Sprint(d.Meta.Outlet, published, d.Meta.Lang), fmt.Sprint(test.outlet, test.published, test.lang); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

func TestBoilerplateIsMarked(t *testing.T) {
	d, _ := cleaned("腾讯发布财报。\n財報截圖\n他说不得转载是规定之外的事情。\n免責聲明：本文來自網絡。\n责任编辑：王小明\n（责任编辑：王小明）\n图为发布会现场\n图为发布会 来源：江州网 "+strings.Repeat("他当日以视频的方式说，价格会回升。", 10), nil)
	var got []string
	for _, s := range d.Boilerplate {
		got = append(got, d.Slice(s))
	}
	want := []string{"财报截图", "他说不得转载是规定之外的事情。", "免责声明：本文来自网络。", "责任编辑：王小明", "（责任编辑：王小明）", "图为发布会现场"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("boilerplate (-want +got):\n%s", diff)
	}
}

// TestAcceptanceArticle compares with testdata/tencent-2022q4.txt, which was
// read against the gold's statements.
func TestAcceptanceArticle(t *testing.T) {
	raw, err := os.ReadFile(shared(t, "gold/articles/tencent-2022q4.txt"))
	if err != nil {
		t.Fatal(err)
	}
	d, _ := cleaned(string(raw), nil)
	golden := filepath.Join("testdata", "tencent-2022q4.txt")
	if *update {
		if err := os.WriteFile(golden, []byte(d.Text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(d.Text, "\n")); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
	if opened, closed := strings.Count(d.Text, "“"), strings.Count(d.Text, "”"); opened != closed {
		t.Errorf("%d quotations are opened, %d closed", opened, closed)
	}
}

// TestCleanTextStaysAsItIs counts the characters that the repairs alter in
// text that needs none; script, width and lines do not count.
func TestCleanTextStaysAsItIs(t *testing.T) {
	raw, err := os.ReadFile(shared(t, "finre/train.txt"))
	if err != nil {
		t.Fatal(err)
	}
	altered, all := 0, 0
	byRule := map[string]int{}
	for line := range strings.Lines(string(raw)) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		sentence := fields[len(fields)-1]
		all += utf8.RuneCountInString(sentence)
		_, report := cleaned(sentence, &clean.Options{List: true})
		for _, r := range report.Repairs {
			switch r.Rule {
			case "script", "full-width", "half-width", "lines":
				continue
			}
			byRule[r.Rule]++
			altered += max(utf8.RuneCountInString(r.Before), utf8.RuneCountInString(r.After))
			if byRule[r.Rule] <= 8 {
				t.Logf("%s: %s[%s|%s]%s", r.Rule, r.Left, r.Before, r.After, r.Right)
			}
		}
	}
	rate := float64(altered) * 1e5 / float64(all)
	t.Logf("%.1f of 100000 characters altered: %v", rate, byRule)
	if rate > 60 {
		t.Errorf("%.1f of 100000 characters altered; clean text must stay as it is", rate)
	}
}

// TestOffsetsAgree follows random pieces of random damaged text back: places
// come in order, and a character that no rule touches leads to itself.
func TestOffsetsAgree(t *testing.T) {
	pieces := []string{"腾讯", "騰訊", "(shù)", "術(shù)", ",,", "，", "。", "&lt;p&gt;", "<br>", "　", " ", "\n", "“", "”", "「好」", "\"",
		"AI", "１２", "3.5%", "?！?/p>", "?！泵鎸μ釂枺瑒肫奖硎?", "è…¾è®¯", "\u200b", "\xff", "&amp;nbsp;", "Continue Reading Below", "為什麼", "𠮷", "锛?"}
	rapid.Check(t, func(t *rapid.T) {
		raw := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 40).Draw(t, "pieces"), "")
		d, _ := cleaned(raw, nil)
		last := 0
		for i, r := range d.Text {
			span := d.Original(document.Span{Start: i, End: i + utf8.RuneLen(r)})
			if span.Start < last || span.End < span.Start || span.End > len(raw) {
				t.Fatalf("character %d (%c) of %q leads to %v after %d in %q", i, r, d.Text, span, last, raw)
			}
			last = span.Start
			if from := raw[span.Start:span.End]; utf8.RuneCountInString(from) == 1 && utf8.ValidString(from) {
				if f, _ := utf8.DecodeRuneInString(from); f != r && script.Rune(f) != r && utf8.RuneLen(f) == len(from) && !repaired(f, r) {
					t.Fatalf("%c leads to %q in %q", r, from, raw)
				}
			}
		}
	})
}

// repaired reports whether a rule writes from as to, one for one.
func repaired(from, to rune) bool {
	d, _ := cleaned(string(from), nil)
	return d.Text == string(to) || strings.ContainsRune("，,。.“”\"‘’「」\n ：;；:?？!！()（）　", from)
}

func FuzzClean(f *testing.F) {
	f.Add("?！泵鎸μ釂枺瑒肫奖硎?，未來")
	f.Add("相當(dāng)?shù)囊?guī)模")
	f.Add("&amp;lt;p&amp;gt;<!-- <br /></")
	f.Add("è…¾è®¯ 锛?锟斤拷 鐨")
	f.Add("“「『《\"”』")
	f.Add("新浪科技讯 北京时间4月3日上午消息，\n来源：a\x00\xff")
	f.Fuzz(func(t *testing.T, raw string) {
		d, _ := cleaned(raw, &clean.Options{List: true})
		if !utf8.ValidString(d.Text) {
			t.Fatalf("%q is no UTF-8", d.Text)
		}
		if all := d.Original(document.Span{End: len(d.Text)}); all.Start < 0 || all.End > len(raw) {
			t.Fatalf("the text leads to %v of %d bytes", all, len(raw))
		}
	})
}

func BenchmarkClean(b *testing.B) {
	for _, name := range []string{"tencent-2022q4", "zhongdai-p2p-2013"} {
		raw, err := os.ReadFile(shared(b, "gold/articles/"+name+".txt"))
		if err != nil {
			b.Fatal(err)
		}
		for _, size := range []int{1 << 10, 100 << 10, 10 << 20} {
			text := strings.Repeat(string(raw), size/len(raw)+1)[:size]
			b.Run(fmt.Sprintf("%s/%dKB", name, size>>10), func(b *testing.B) {
				b.SetBytes(int64(size))
				b.ReportAllocs()
				for b.Loop() {
					cleaned(text, nil)
				}
			})
		}
	}
}

func BenchmarkCleanWorst(b *testing.B) {
	for _, piece := range []string{"?", "?鎸", "(", "<p", "&amp;", "“", "\"", "  ", "è…", "锛?", "（shù", ",", "/p>", "「", "腾 "} {
		for _, size := range []int{10 << 10, 1 << 20} {
			text := strings.Repeat(piece, size/len(piece))
			b.Run(fmt.Sprintf("%q/%dKB", piece, size>>10), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					cleaned(text, nil)
				}
			})
		}
	}
}
