package segment_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/segment"
)

func divided(text string) *document.Document {
	d := &document.Document{Text: text}
	segment.Text(d)
	return d
}

func TestParagraphKinds(t *testing.T) {
	tests := []struct {
		name, text string
		want       []document.ParagraphKind
	}{
		{"a first line without an end mark is the title", "P2P众贷网开业一月猝死：剩者反思\n众贷网发布了公告。", []document.ParagraphKind{document.Title, document.Body}},
		{"a first line that is a sentence is none", "众贷网发布了公告。\n投资者受损。", []document.ParagraphKind{document.Body, document.Body}},
		{"a short line between paragraphs is a heading", "众贷网发布了公告。\n上线仅一个月就宣布倒闭\n投资者受损。", []document.ParagraphKind{document.Body, document.Heading, document.Body}},
		{"a line that only quotes is none", "他说。\n“到时候合适了再上。”\n“好”", []document.ParagraphKind{document.Body, document.Body, document.Body}},
		{"a text of one line is its body", "东方航空AH股临时停牌", []document.ParagraphKind{document.Body}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []document.ParagraphKind
			for _, p := range divided(test.text).Paragraphs {
				got = append(got, p.Kind)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("kinds (-want +got):\n%s", diff)
			}
		})
	}
}

func TestBoilerplateIsAParagraphKind(t *testing.T) {
	d := &document.Document{Text: "腾讯发布财报。\n财报截图", Boilerplate: []document.Span{{Start: 22, End: 34}}}
	segment.Text(d)
	if d.Paragraphs[1].Kind != document.Boilerplate {
		t.Errorf("kind %v", d.Paragraphs[1].Kind)
	}
}

func TestSentences(t *testing.T) {
	tests := []struct{ name, want string }{ // sentences are parted by |
		{"Chinese end marks divide", "腾讯发布财报。|增长了吗？|增长了！|好"},
		{"closing marks go with the sentence", "他说：“甲增长。|乙下降。”|丙不变。"},
		{"a quotation within a sentence does not divide", "被称为“增长的？”，他说是的。|完"},
		{"titles and brackets do not divide", "《你画我猜！续》（又名你画。我猜）发布了。|完"},
		{"a pause does not divide", "他想……再说。|然后……"},
		{"numbers do not divide", "增长3.5%至1.2亿元。|完"},
		{"English ends before a capital", "Shares fell 6.2% to $29.50. |The split is slated for Nov. 1. |Klaus Kleinfeld will be CEO."},
		{"abbreviations do not divide", "Alcoa Inc. said Mr. Smith of the U.S. company met J. P. Morgan at No. 5."},
		{"an abbreviation can end a sentence", "It closed smelters in the U.S. |The report came from Acme Corp. |It was late. |It works with Acme Corp. |Rivals have too."},
		{"English quotations", "\"We grew,\" he said. |\"We will grow.\" |Shares rose!"},
		{"addresses do not divide", "见http://a.com/b?c=d。|完"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := divided(strings.ReplaceAll(test.want, "|", ""))
			var got []string
			for _, s := range d.Sentences {
				got = append(got, d.Slice(s.Span))
			}
			want := strings.Split(test.want, "|")
			for i := range want {
				want[i] = strings.TrimSpace(want[i])
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("sentences (-want +got):\n%s", diff)
			}
		})
	}
}

func TestQuotations(t *testing.T) {
	type quotation struct {
		text  string // with its marks
		depth int
		flags string // t title, g guessed, c continued
	}
	tests := []struct {
		name, text string
		want       []quotation
	}{
		{"a pair", "他说“甲。”然后", []quotation{{"“甲。”", 0, ""}}},
		{"a title within speech", "他说“看《甲》和‘乙’”", []quotation{{"“看《甲》和‘乙’”", 0, ""}, {"《甲》", 1, "t"}, {"‘乙’", 1, ""}}},
		{"the same marks nested", "他说“看“甲”的”", []quotation{{"“看“甲”的”", 0, ""}, {"“甲”", 1, ""}}},
		{"speech over paragraphs that open anew", "他说：“甲。\n“乙。\n“丙。”\n丁。", []quotation{{"“甲。", 0, "c"}, {"“乙。", 0, "c"}, {"“丙。”", 0, ""}}},
		{"speech over paragraphs that do not", "他说：“甲。\n乙。”丁。", []quotation{{"“甲。", 0, "c"}, {"乙。”", 0, ""}}},
		{"a lost closing mark ends within its paragraph", "他说：“甲。\n乙。丙说：“丁。”", []quotation{{"“甲。", 0, "g"}, {"“丁。”", 0, ""}}},
		{"a lost closing mark ends before the next quotation", "他说：“甲。丙说，“丁。”", []quotation{{"“甲。", 0, "g"}, {"“丁。”", 0, ""}}},
		{"a lost opening mark is at the colon", "他说：甲。”丙说。", []quotation{{"甲。”", 0, "g"}}},
		{"a stray closing mark after a word is none", "他说甲”丙。", nil},
		{"a title without an end is none", "《甲和乙。他说“丙。”", []quotation{{"“丙。”", 0, ""}}},
		{"English marks and apostrophes", "\"It’s Alcoa’s plan,\" he said. \"Yes.\"", []quotation{{"\"It’s Alcoa’s plan,\"", 0, ""}, {"\"Yes.\"", 0, ""}}},
		{"a title at the end of a heading does not carry over", "看《甲\n“乙。”", []quotation{{"“乙。”", 0, ""}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := divided(test.text)
			var got []quotation
			for _, q := range d.Quotations {
				flags := ""
				for _, f := range []struct {
					set  bool
					name string
				}{{q.Title, "t"}, {q.Guessed, "g"}, {q.Continued, "c"}} {
					if f.set {
						flags += f.name
					}
				}
				got = append(got, quotation{d.Slice(q.Span), q.Depth, flags})
			}
			if diff := cmp.Diff(test.want, got, cmp.AllowUnexported(quotation{})); diff != "" {
				t.Errorf("quotations (-want +got):\n%s", diff)
			}
		})
	}
}

func FuzzText(f *testing.F) {
	f.Add("他说：“甲。\n“乙‘丙”。\n《丁\n\"E.g. U.S. The\" end.")
	f.Add("”。」\n“")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		d := divided(text)
		at := 0
		for _, s := range d.Sentences {
			p := d.Paragraphs[s.Paragraph]
			if s.Start < at || s.Empty() || !p.Contains(s.Span) {
				t.Fatalf("sentence %v after %d in paragraph %v of %q", s.Span, at, p.Span, text)
			}
			at = s.End
		}
		for i, q := range d.Quotations {
			if !q.Contains(q.Inner) || i > 0 && q.Start < d.Quotations[i-1].Start {
				t.Fatalf("quotation %+v of %q", q, text)
			}
			if q.Parent >= 0 && (q.Parent >= i || !d.Quotations[q.Parent].Contains(q.Span) || d.Quotations[q.Parent].Depth+1 != q.Depth) {
				t.Fatalf("quotation %+v of parent %+v in %q", q, d.Quotations[q.Parent], text)
			}
		}
	})
}
