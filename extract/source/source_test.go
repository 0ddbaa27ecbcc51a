package source_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"github.com/newsgraph/kg/extract/source"
)

const (
	simplified  = "腾讯发布2022年第四季度及全年财报。刘炽平表示，人工智能将成为公司未来业务增长的放大器。"
	traditional = "騰訊發布2022年第四季度及全年財報。劉熾平表示，人工智慧將成為公司未來業務增長的放大器。"
)

// read collects the articles of in, and the errors.
func read(t *testing.T, name, in string, opts *source.Options) (articles []*source.Article, failures []error) {
	t.Helper()
	for a, err := range source.ReadFrom(context.Background(), name, strings.NewReader(in), opts) {
		if err != nil {
			failures = append(failures, err)
			continue
		}
		checkOffsets(t, a, in)
		articles = append(articles, a)
	}
	return articles, failures
}

// checkOffsets follows every character of the text back to the file: the
// places must be in order and inside of it.
func checkOffsets(t *testing.T, a *source.Article, in string) {
	t.Helper()
	if a.Offsets == nil {
		if a.Text != in {
			t.Errorf("no offsets, yet the text is not the file")
		}
		return
	}
	last := 0
	for i, r := range a.Text {
		start, end := a.Offsets.Original(i, i+len(string(r)))
		if start < last || end < start || end > len(in) {
			t.Fatalf("character %d (%c) leads to [%d, %d) of %d bytes, after %d", i, r, start, end, len(in), last)
		}
		last = start
	}
}

func one(t *testing.T, name, in string) *source.Article {
	t.Helper()
	articles, failures := read(t, name, in, nil)
	if len(articles) != 1 || len(failures) > 0 {
		t.Fatalf("got %d articles, errors %v; want one article", len(articles), failures)
	}
	return articles[0]
}

// origin is the part of the file that the first occurrence of part in the
// article's text was read from.
func origin(t *testing.T, a *source.Article, in, part string) string {
	t.Helper()
	at := strings.Index(a.Text, part)
	if at < 0 {
		t.Fatalf("%q is not in %q", part, a.Text)
	}
	if a.Offsets == nil {
		return in[at : at+len(part)]
	}
	start, end := a.Offsets.Original(at, at+len(part))
	return in[start:end]
}

func TestCharsetIsFound(t *testing.T) {
	tests := map[string]struct {
		text    string
		charset encoding.Encoding
		want    string
	}{
		"GBK":                  {simplified, simplifiedchinese.GBK, "gb18030"},
		"traditional in GBK":   {traditional, simplifiedchinese.GBK, "gb18030"},
		"GB18030, four bytes":  {simplified + "㐀䶮", simplifiedchinese.GB18030, "gb18030"},
		"Big5":                 {traditional, traditionalchinese.Big5, "big5"},
		"UTF-16 with a mark":   {simplified, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "utf-16le"},
		"UTF-16 without":       {"Tencent 2022Q4: " + simplified, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be"},
		"UTF-8":                {simplified, encoding.Nop, "utf-8"},
		"UTF-8 with a mark":    {"\ufeff" + simplified, encoding.Nop, "utf-8"},
		"short GBK":            {"腾讯净利润增长", simplifiedchinese.GBK, "gb18030"},
		"short Big5":           {"騰訊淨利潤增長", traditionalchinese.Big5, "big5"},
		"Latin with an accent": {"Nestl\xe9 said on Tuesday that sales rose 5%.", nil, "windows-1252"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			in, want := test.text, strings.TrimPrefix(test.text, "\ufeff")
			if test.charset == nil {
				want = strings.ReplaceAll(want, "\xe9", "é")
			} else if encoded, err := test.charset.NewEncoder().String(in); err == nil {
				in = encoded
			} else {
				t.Fatal(err)
			}
			a := one(t, "a.txt", in)
			if a.Meta.Charset != test.want || a.Text != want {
				t.Errorf("read as %s: %q; want %s: %q", a.Meta.Charset, a.Text, test.want, want)
			}
		})
	}
}

func TestWrongDeclarationIsNotBelieved(t *testing.T) {
	big5, err := traditionalchinese.Big5.NewEncoder().String(traditional)
	if err != nil {
		t.Fatal(err)
	}
	page := `<html><head><meta charset="gb2312"></head><body><p>` + big5 + big5 + `</p></body></html>`
	a := one(t, "a.html", page)
	if a.Meta.Charset != "big5" || !strings.Contains(a.Text, traditional) {
		t.Errorf("read as %s: %q", a.Meta.Charset, a.Text)
	}
	want, _ := traditionalchinese.Big5.NewEncoder().String("劉熾平")
	if got := origin(t, a, page, "劉熾平"); got != want {
		t.Errorf("劉熾平 leads to %q", got)
	}
}

const page = `<!DOCTYPE html>
<html lang="zh-CN"><head><title>腾讯发布财报_新浪科技_新浪网</title>
<meta property="og:site_name" content="新浪科技">
<meta property="article:published_time" content="2023-03-22T18:30:00+08:00">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"腾讯发布财报","author":[{"@type":"Person","name":"王小明"}]}</script>
<style>p{color:red}</style></head>
<body><nav><a href="/">首页</a><a href="/tech">科技</a></nav>
<div class="article"><h1>腾讯发布财报</h1>
<p>3月22日下午，腾讯发布2022年第四季度及全年财报，当季营收为人民币1449.5亿元，同比增长1%，净利润为1062.7亿元。</p>
<p>刘炽平表示，&ldquo;<b>AI</b>将成为公司未来业务增长的放大器&rdquo;，微信&amp;QQ的用户也会用到它，公司会投入更多的资源。</p>
<p>他还表示，公司会在未来的几年里继续投入，研发的人员也会增加，具体的数字会在下一个季度的财报里公布。</p></div>
<div class="ad"><a href="/x">下载APP</a></div><footer>版权所有</footer></body></html>`

func TestHTMLGivesTheArticleAndItsFacts(t *testing.T) {
	a := one(t, "a.html", page)
	want := "腾讯发布财报\n3月22日下午，腾讯发布2022年第四季度及全年财报，当季营收为人民币1449.5亿元，同比增长1%，净利润为1062.7亿元。\n" +
		"刘炽平表示，“AI将成为公司未来业务增长的放大器”，微信&QQ的用户也会用到它，公司会投入更多的资源。\n" +
		"他还表示，公司会在未来的几年里继续投入，研发的人员也会增加，具体的数字会在下一个季度的财报里公布。"
	if diff := cmp.Diff(want, a.Text); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
	if m := a.Meta; m.Title != "腾讯发布财报" || m.Outlet != "新浪科技" || m.Author != "王小明" || m.Published.Format("2006-01-02") != "2023-03-22" {
		t.Errorf("meta: %+v", m)
	}
	for part, from := range map[string]string{"微信&QQ": "微信&amp;QQ", "“AI将成为": "&ldquo;<b>AI</b>将成为", "1449.5亿": "1449.5亿"} {
		if got := origin(t, a, page, part); got != from {
			t.Errorf("%s leads to %q, want %q", part, got, from)
		}
	}
}

func TestMarkdownLosesItsMarks(t *testing.T) {
	in := "---\ntitle: 财报\ndate: 2023-03-22\n---\n# 腾讯发布财报\n\n当季**营收**为[1449.5亿](http://a.b/c_d)元，\n同比增长1%。\n\n- 微信\n- QQ\n\n![图](x.png)snake_case `code`\n"
	a := one(t, "a.md", in)
	if want := "腾讯发布财报\n\n当季营收为1449.5亿元，同比增长1%。\n\n微信\nQQ\n\nsnake_case code\n"; a.Text != want {
		t.Errorf("text is %q, want %q", a.Text, want)
	}
	if a.Meta.Title != "财报" || a.Meta.Published.IsZero() {
		t.Errorf("meta: %+v", a.Meta)
	}
}

func TestJSONLinesGiveAnArticleALine(t *testing.T) {
	in := `{"title": "甲", "content": "腾讯\u53d1布\n财报\"", "date": 1679443200}` + "\n" +
		`{"title": "乙"` + "\n\n" + `{"content": ""}` + "\n" + `{"标题": "丙", "text": "丙文"}`
	articles, failures := read(t, "a.jsonl", in, nil)
	if len(articles) != 3 || len(failures) != 1 || !strings.Contains(failures[0].Error(), "a.jsonl:2") {
		t.Fatalf("got %d articles, errors %v", len(articles), failures)
	}
	a := articles[0]
	if a.Text != "腾讯发布\n财报\"" || a.Meta.Title != "甲" || a.Meta.Published.Format("2006-01-02") != "2023-03-22" || a.Meta.Path != "a.jsonl:1" {
		t.Errorf("first article: %q %+v", a.Text, a.Meta)
	}
	if got := origin(t, a, in, "发布\n"); got != `\u53d1布\n` {
		t.Errorf("发布 leads to %q", got)
	}
	if got := origin(t, articles[2], in, "丙文"); got != "丙文" {
		t.Errorf("丙文 leads to %q", got)
	}
}

func TestJSONFieldsAreMapped(t *testing.T) {
	in := `[{"article": {"text": "腾讯发布财报"}, "site": {"name": "新浪"}}, {"article": {"text": "甲"}}]`
	articles, failures := read(t, "a.json", in, &source.Options{Fields: map[string]string{"text": "article.text"}})
	if len(articles) != 2 || len(failures) > 0 {
		t.Fatalf("got %d articles, errors %v", len(articles), failures)
	}
	if a := articles[0]; a.Text != "腾讯发布财报" || a.Meta.Outlet != "新浪" || origin(t, a, in, "发布") != "发布" {
		t.Errorf("first article: %q %+v", a.Text, a.Meta)
	}
	if _, failures := read(t, "a.json", `{"a": 1}`, nil); len(failures) != 1 || !strings.Contains(failures[0].Error(), "--field") {
		t.Errorf("no text: %v", failures)
	}
}

func TestPackedFilesAndFoldersAreOpened(t *testing.T) {
	dir := t.TempDir()
	var packed, archive bytes.Buffer
	g := gzip.NewWriter(&packed)
	g.Write([]byte(simplified))
	g.Close()
	z := zip.NewWriter(&archive)
	for name, content := range map[string]string{"a/1.txt": simplified, "a/2.jsonl": `{"text": "甲"}` + "\n" + `{"text": "乙"}`, "a/x.png": "\x89PNG"} {
		w, _ := z.Create(name)
		w.Write([]byte(content))
	}
	z.Close()
	for name, content := range map[string][]byte{"1.txt.gz": packed.Bytes(), "2.zip": archive.Bytes(), "sub/3.txt": []byte(simplified), "4.png": []byte("x"), ".hidden/5.txt": []byte("x")} {
		path := filepath.Join(dir, name)
		os.MkdirAll(filepath.Dir(path), 0o755)
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	texts := map[string]int{}
	for a, err := range source.Read(context.Background(), dir, nil) {
		if err != nil {
			t.Fatal(err)
		}
		texts[a.Text]++
	}
	if diff := cmp.Diff(map[string]int{simplified: 3, "甲": 1, "乙": 1}, texts); diff != "" {
		t.Errorf("texts (-want +got):\n%s", diff)
	}
}

func TestWhatIsNoArticleIsRefused(t *testing.T) {
	if _, failures := read(t, "a.txt", strings.Repeat("x", 2000), &source.Options{MaxBytes: 1000}); len(failures) != 1 || !errors.Is(failures[0], source.ErrTooLarge) {
		t.Errorf("too large: %v", failures)
	}
	if _, failures := read(t, "a.txt", strings.Repeat("\x00\x01\x02\x03", 100), nil); len(failures) != 1 || !errors.Is(failures[0], source.ErrBinary) {
		t.Errorf("binary: %v", failures)
	}
	long := `{"text": "甲"}` + "\n" + `{"text": "` + strings.Repeat("乙", 1000) + `"}` + "\n" + `{"text": "丙"}`
	articles, failures := read(t, "a.jsonl", long, &source.Options{MaxBytes: 1000})
	if len(articles) != 2 || len(failures) != 1 || !errors.Is(failures[0], source.ErrTooLarge) {
		t.Errorf("a long line: %d articles, %v", len(articles), failures)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, err := range source.ReadFrom(ctx, "a.txt", strings.NewReader("x"), nil) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("canceled: %v", err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a.txt", []byte(simplified))
	f.Add("a.html", []byte(page))
	f.Add("a.md", []byte("# a\n[b](c) **d**\n> - 1. e"))
	f.Add("a.json", []byte(`[{"text": "\u4e00\ud800\"", "a": {"b": [1]}}]`))
	f.Add("a.jsonl", []byte("{\"text\": \"甲\"}\n{"))
	f.Add("a", []byte("\xff\xfe\x00\x4e\x00"))
	f.Add("a", []byte("\xcc\xda\xd1\xb6\x81\x30\x81\x30"))
	f.Fuzz(func(t *testing.T, name string, in []byte) {
		for a, err := range source.ReadFrom(context.Background(), name, bytes.NewReader(in), nil) {
			if err != nil || bytes.HasPrefix(in, []byte("\x1f\x8b")) || bytes.HasPrefix(in, []byte("PK")) {
				continue
			}
			checkOffsets(t, a, string(in))
		}
	})
}
