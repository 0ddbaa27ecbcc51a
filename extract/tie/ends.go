package tie

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/bystander"
	"github.com/newsgraph/kg/extract/internal/wordset"
)

// subject is the fitting name that does what the trigger at byte at says: the
// last one of its clause that is no object, else the first one of the sentence
// before it.
func (r *reader) subject(at int, kinds kinds) *document.Mention {
	c := r.clause(document.Span{Start: at, End: at})
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := &r.mentions[i]
		if m.End > at || m.Start < c.Start || !r.is(m, kinds) || r.isObject(m) || r.attributes(m, at) {
			continue
		}
		return r.head(i, kinds)
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.End > c.Start {
			return nil
		}
		if r.is(m, kinds) && !r.isObject(m) && !r.attributes(m, at) && runes(r.d.Text[m.End:at]) <= 60 {
			return m
		}
	}
	return nil
}

// head is the first of the names that are listed up to the one at i: the
// subjects of 光大与银联合作 start with 光大.
func (r *reader) head(i int, kinds kinds) *document.Mention {
	for k := i - 1; k >= 0; k-- {
		m := &r.mentions[k]
		if m.End <= r.mentions[i].Start && m.Entity == r.mentions[i].Entity && strings.Trim(r.d.Text[m.End:r.mentions[i].Start], "(（ ") == "" {
			i = k // 张三(Zhang San)
			continue
		}
		if m.End > r.mentions[i].Start || !r.is(m, kinds) || !listing(plain(r.d.Text[m.End:r.mentions[i].Start])) {
			break
		}
		if k > 0 && r.is(&r.mentions[k-1], kinds) && r.attributes(&r.mentions[k-1], m.Start) {
			return m // 腾讯旗下微信与华星合作: 微信 acts
		}
		i = k
	}
	return &r.mentions[i]
}

// isObject reports whether a preposition or a bracket stands before a name.
func (r *reader) isObject(m *document.Mention) bool {
	if bystander.Reports(r.d.Text[:r.s.End], m.Start, m.End) || r.kind(m) == document.Person && bystander.Writes(r.d.Text, m.Start, m.End) {
		return true
	}
	if r.kind(m) == document.Person && strings.HasPrefix(r.d.Text[m.End:r.s.End], "：") {
		return true // 丁世忠：收购…: he speaks of it
	}
	before := strings.TrimRight(r.d.Text[r.s.Start:m.Start], "“《 ")
	if nouns.Ends(before) {
		for _, noun := range []string{"上市公司", "公司", "企业", "巨头", "厂商"} {
			if rest, ok := strings.CutSuffix(before, noun); ok && hasAnySuffix(rest, "与", "和", "同") {
				return true // 与上市公司大河共同设立
			}
		}
	}
	return prepositions.Ends(before)
}

var prepositions = wordset.Of("对", "向", "在", "于", "从", "被", "把", "将", "给", "据", "比", "遭", "替", "（", "(", "到", "至", " to", " by", " from", " with", " against", " of", " than", " in", " on")

// nouns stand before the name of a firm: 与上市公司大河.
var nouns = wordset.Of("上市公司", "公司", "企业", "巨头", "厂商")

// What follows a name that only says whose the next thing is.
var (
	belongings = wordset.Of("旗下", "附属公司", "下属", "子公司", "全资子公司", "控股子公司")
	genitives  = wordset.Of("的", "'s ", "’s ", "公司的")
)

// attributes reports whether a name only says whose the next thing is, and not
// who acts: 腾讯的竞争对手收购.
func (r *reader) attributes(m *document.Mention, at int) bool {
	after := r.d.Text[m.End:at]
	if belongings.Begins(after) {
		return true
	}
	return genitives.Begins(after) && m.Form != document.Pronoun && !strings.HasPrefix(after, "的确")
}

// plain is the words between two names without the adverbs before a word that
// joins: 又与.
func plain(words string) string {
	for _, w := range adverbs {
		words = strings.TrimPrefix(words, w)
	}
	return words
}

// adverbs that stand between a subject and what joins it to its partner, in the
// order in which they follow each other.
var adverbs = []string{"近日", "日前", "今日", "此前", "曾经", "曾", "还", "也", "又", "再次", "已经", "已", "正在", "正", "将", "正式", "共同"}

// listing reports whether words only join names of one list.
func listing(words string) bool {
	switch strings.Trim(words, "》《“”\"（）() ") {
	case "、", "和", "及", "与", "以及", "and", ", and", ",", "同", "跟":
		return true
	}
	return false
}

// objects are the fitting names that follow byte at in its clause: the first,
// and those that are listed with it.
func (r *reader) objects(at, reach int, kinds kinds) []*document.Mention {
	c := r.clause(document.Span{Start: at, End: at})
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Start < at || !r.is(m, kinds) {
			continue
		}
		if m.Start >= c.End || runes(r.d.Text[at:m.Start]) > reach || r.closed(r.d.Text[at:m.Start]) {
			return nil
		}
		return r.list(i, kinds)
	}
	return nil
}

// closed reports whether words between a trigger and a name end what the
// trigger governs.
func (r *reader) closed(words string) bool {
	return containsAny(strings.ReplaceAll(words, "参与", ""), "并", "后", "与", "和", "于", "由", "被", "时", "对", "向", "以及", "已", "会", "转让", "出售", "给")
}

// list is the name at i and the fitting names that are listed behind it.
func (r *reader) list(i int, kinds kinds) []*document.Mention {
	found := []*document.Mention{&r.mentions[i]}
	for k := i + 1; k < len(r.mentions); k++ {
		m, last := &r.mentions[k], found[len(found)-1]
		if m.Start < last.End {
			continue
		}
		words := r.d.Text[last.End:m.Start]
		if m.Entity == last.Entity && strings.Trim(words, "》（( “”") == "" {
			found[len(found)-1] = m // 《你画我猜》(Draw Something): one thing
			continue
		}
		if !r.is(m, kinds) || !listing(words) && !(kinds&product != 0 && listingKinds(words)) || r.actsWith(words, m) {
			break
		}
		found = append(found, m)
	}
	return found
}

// listingKinds reports whether words say what a product is before they lead to
// the next of the list: Mech-Eye|3D相机、|Mech-Vision.
func listingKinds(words string) bool {
	for _, w := range []string{"、", "和", "及", "与", "以及"} {
		if noun, ok := strings.CutSuffix(words, w); ok {
			return runes(noun) <= 10 && !strings.ContainsAny(noun, "，。；：、“”《》")
		}
	}
	return false
}

// actsWith reports whether words and the name behind them begin what the name
// before does with it, rather than go on a list: 旗下华星与大河签署协议.
func (r *reader) actsWith(words string, m *document.Mention) bool {
	switch strings.TrimSpace(words) {
	case "与", "同", "跟", "和":
		return r.tiesTogether(m)
	}
	return false
}

// outlook is what lies between a name and the end of its clause. It is kept for
// the names that follow, as each of a long list asks for it.
type outlook struct {
	document.Span
	ties int // where the last trigger that ties the names before it starts, -1 without one
}

// tiesTogether reports whether a trigger that ties the names before it with
// each other follows a name in its clause.
func (r *reader) tiesTogether(m *document.Mention) bool {
	if m.End < r.ahead.Start || m.End > r.ahead.End {
		r.ahead = r.lookAhead(document.Span{Start: m.End, End: r.clause(m.Span).End})
	}
	return r.ahead.ties >= m.End
}

func (r *reader) lookAhead(s document.Span) outlook {
	ahead := outlook{s, -1}
	table := triggers()
	for i := s.Start; ; {
		at, t, word, ok := table.Find(r.d.Text[:s.End], i)
		if !ok {
			return ahead
		}
		i = at
		for k := range t {
			if t[k].order == together && t[k].relation != "listed_on" {
				ahead.ties = i
			}
		}
		i += len(word)
	}
}

// touches may begin what stands between a name and what touches it.
var touches = wordset.Of("》", "”", "）", ")", " ", "（", "(", "的", "公司", "联合", "集团")

// touching is the fitting name that ends at byte at, but for marks and a bracket
// with another name of the same thing.
func (r *reader) touching(at int, kinds kinds) *document.Mention {
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := &r.mentions[i]
		if m.End > at || !r.is(m, kinds) {
			continue
		}
		if m.End < at && !touches.Begins(r.d.Text[m.End:at]) {
			return nil
		}
		switch b := strings.Trim(unticked(r.d.Text[m.End:at]), "》”）) "); {
		case b == "", b == "的", b == "公司", b == "联合", b == "集团":
			return m
		}
		return nil
	}
	return nil
}

// unticked is words without the ticker in a bracket that they begin with: (00175)母公司.
func unticked(words string) string {
	rest := strings.TrimLeft(words, "（( ")
	k := strings.IndexAny(rest, "）)")
	if rest == words || k <= 0 || strings.Trim(rest[:k], "0123456789.ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz:：- ") != "" {
		return words
	}
	return strings.TrimLeft(rest[k:], "）)")
}

// starting are the fitting names that begin within a few characters behind byte
// at: 旗下移动游戏《你画我猜》.
func (r *reader) starting(at, reach int, kinds kinds) []*document.Mention {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Start < at || r.kind(m) == document.None || r.kind(m) == document.Topic {
			continue
		}
		words := r.d.Text[at:m.Start]
		if !r.is(m, kinds) || len(words) > reach*utf8.UTFMax || runes(words) > reach || strings.ContainsAny(words, "，。；、：！？") {
			return nil
		}
		return r.list(i, kinds)
	}
	return nil
}
