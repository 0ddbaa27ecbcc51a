package mention_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/kg/extract/lexicon"
)

func TestNamesThatArticlesTaught(t *testing.T) {
	lex := lexicon.Default().WithLearned([]lexicon.Learned{
		{Kind: lexicon.Company, Form: "星河动力"}, {Kind: lexicon.Company, Form: "鲸川", Ambiguous: true},
		{Kind: lexicon.Person, Form: "何雨樵"}, {Kind: lexicon.Company, Form: "白塔云"}, {Kind: lexicon.Company, Form: "Snapcove"},
		{Kind: lexicon.Product, Form: "看海笔记"}, {Kind: lexicon.Company, Form: "华为云谷"},
	})
	for name, c := range map[string]struct{ text, want string }{
		"a firm where nothing says that it is one": {"夜里星河动力灯火通明。", "company:星河动力"},
		"a person":                              {"门口有人在等何雨樵。", "person:何雨樵"},
		"a product":                             {"整个夏天，大家都离不开看海笔记。", "product:看海笔记"},
		"an ambiguous form in its place":        {"鲸川宣布，公司将扩大投资。", "company:鲸川"},
		"an ambiguous form elsewhere":           {"夜里鲸川灯火通明。", ""},
		"a part of a word":                      {"他研究星河动力学。", ""},
		"a part of a word, too":                 {"清晨的白塔云雾缭绕。", ""},
		"the longer name of the article itself": {"夜里，星河动力研究院灯火通明。", "organization:星河动力研究院"},
		"a name of the tables beside":           {"夜里，星河动力和腾讯灯火通明。", "company:星河动力, company:腾讯"},
		"longer than a name of the tables":      {"夜里华为云谷灯火通明。", "company:华为云谷"},
		"a Latin name in English":               {"Last week many people walked past Snapcove on the way home, and nobody looked up.", "company:Snapcove"},
		"a Latin name in Chinese":               {"夜里Snapcove灯火通明。", "company:Snapcove"},
	} {
		t.Run(name, func(t *testing.T) {
			got := names(readWith(c.text, lex))
			if diff := cmp.Diff(c.want, strings.Join(got, ", ")); diff != "" {
				t.Errorf("%s (-want +got):\n%s", c.text, diff)
			}
		})
	}
}
