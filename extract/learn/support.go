package learn

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/internal/wordset"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/segment"
	"github.com/newsgraph/kg/graph"
)

// judge decides which forms are learned. A mistake must not spread: a form is
// learned only when no table has it and no user has spoken of it, when one node
// alone bears it, and when several articles, or one that introduces it, call the
// node so. A form that is short or made of ordinary words is learned as one that
// needs the context, as words that are also names do in the tables.
type judge struct {
	tx   *graph.Tx
	lex  *lexicon.Lexicon // of the tables and the users
	seen map[graph.NodeID]bool

	mentions graph.TypeID

	verdicts map[string]lexicon.Learned // by form; zero for one that is not learned
}

func newJudge(tx *graph.Tx, lex *lexicon.Lexicon) *judge {
	return &judge{tx: tx, lex: lex, mentions: tx.TypeID("MENTIONS"), seen: map[graph.NodeID]bool{}, verdicts: map[string]lexicon.Learned{}}
}

// name judges a name, which perhaps no node bears any more.
func (j *judge) name(name string) {
	j.verdicts[name] = lexicon.Learned{}
	for id := range j.tx.NodesByName(name) {
		j.node(id)
	}
}

// node judges the names of a node.
func (j *judge) node(id graph.NodeID) {
	if j.seen[id] {
		return
	}
	j.seen[id] = true
	kind, ok := j.kind(id)
	if !ok {
		return
	}
	var support map[string]*support
	for _, name := range j.tx.Names(id) {
		v := lexicon.Learned{}
		if j.mayBeLearned(name) {
			if support == nil {
				support = j.support(id)
			}
			if s := support[name]; s != nil {
				v = s.verdict(kind, name)
			}
		}
		j.verdicts[name] = v
	}
}

// kind is that of a node whose names may be learned.
func (j *judge) kind(id graph.NodeID) (lexicon.Kind, bool) {
	for _, label := range j.tx.Labels(id) {
		if k, ok := kinds[label]; ok {
			return k, true
		}
	}
	return 0, false
}

// mayBeLearned rejects what the tables or the user know, what several nodes bear,
// and what looks like no name.
func (j *judge) mayBeLearned(name string) bool {
	n := utf8.RuneCountInString(name)
	if n < 2 || n > 40 || strings.ContainsAny(name, "，。；：、？！“”‘’《》（）()?!,;:\"\n") || !isName(name) {
		return false
	}
	for _, table := range []lexicon.Table{lexicon.Names, lexicon.Titles, lexicon.Metrics, lexicon.Places, lexicon.Verbs} {
		if len(j.lex.Lookup(table, name)) > 0 {
			return false
		}
	}
	bearers := 0
	for range j.tx.NodesByName(name) {
		bearers++
	}
	return bearers == 1
}

// isName reports whether a form is of Han characters, perhaps with letters and
// digits, or of Latin words of which the first is written large. A Latin form
// that is all capitals, or short, may stand for anything.
func isName(form string) bool {
	han, small := 0, 0
	first, _ := utf8.DecodeRuneInString(form)
	for _, r := range form {
		switch {
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.IsLower(r):
			small++
		}
	}
	if han == 0 {
		return unicode.IsUpper(first) && small > 0 && utf8.RuneCountInString(form) >= 4
	}
	return han >= 2 && !unicode.IsDigit(first)
}

// support is how articles call a node by one of its names.
type support struct {
	articles, mentions int
	introduced         bool // an article defines the name or gives its ticker
	facts              bool // something is said of the node beside its name
	before, after      edge
}

// edge is what stands at one side of a name. Where it is the same character each
// time, the name is but a part of a longer one, as 券时报网 is of 证券时报网
// (accessor variety; Feng, Chen, Deng and Zheng 2004).
type edge struct {
	character rune
	free      bool // several characters, or a mark
}

func (e *edge) meets(r rune) {
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) || e.character != 0 && e.character != r {
		e.free = true
	}
	e.character = r
}

// mostArticles bounds how many articles of a node are looked at, the earliest: one
// more than make a name sure, so that what learning costs does not grow with the
// graph.
const mostArticles = 4

// looksAt reports whether an article is one of those of a node that are looked at.
func (j *judge) looksAt(article, node graph.NodeID) bool {
	articles := 0
	for h := range j.tx.Expand(node, graph.In, j.mentions) {
		if h.Other == article {
			return true
		}
		if articles++; articles == mostArticles {
			return false
		}
	}
	return false
}

// support counts by which names articles call a node.
func (j *judge) support(id graph.NodeID) map[string]*support {
	facts := j.facts(id)
	found := map[string]*support{}
	articles := 0
	for e := range j.tx.In(id, "MENTIONS") {
		if articles++; articles > mostArticles {
			break
		}
		value, _ := j.tx.Prop(e.From, "text")
		text, _ := value.(string)
		here := map[string]bool{}
		for ev := range j.tx.Evidence(e.ID) {
			if ev.Start < 0 || ev.End > len(text) || ev.Start >= ev.End {
				continue
			}
			name := text[ev.Start:ev.End]
			s := found[name]
			if s == nil {
				s = &support{facts: facts}
				found[name] = s
			}
			s.mentioned(text, ev.Start, ev.End)
			if !here[name] {
				s.articles++
				here[name] = true
			}
		}
	}
	return found
}

// mentioned adds the mention at [start, end) of text.
func (s *support) mentioned(text string, start, end int) {
	s.mentions++
	s.introduced = s.introduced || introduced(text, start, end)
	r, _ := utf8.DecodeLastRuneInString(text[:start])
	s.before.meets(r)
	r, _ = utf8.DecodeRuneInString(text[end:])
	s.after.meets(r)
}

// facts reports whether a node has a fact of its own.
func (j *judge) facts(id graph.NodeID) bool {
	about := j.tx.TypeID("ABOUT")
	for h := range j.tx.Expand(id, graph.Both) {
		if h.Type != j.mentions && h.Type != about {
			return true
		}
	}
	return false
}

// introductions stand before a short name that an article defines.
var introductions = []string{"简称", "简称为", "下称", "以下称"}

// ticker is what follows a name with its stock code.
var ticker = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^ ?[（(](?:[^（）()\n]{0,8}[:：])? ?(?:[0-9]{4,6}(?:[.-][A-Z]{2})?|[A-Z]{2,6}[:：] ?[A-Z0-9]{1,6})[）)]`)
})

// introduced reports whether the name at [start, end) of text is one that the
// article defines, or has its stock code behind it.
func introduced(text string, start, end int) bool {
	before := strings.TrimRight(text[max(0, start-24):start], "“\"‘《：: ")
	for _, word := range introductions {
		if strings.HasSuffix(before, word) {
			return true
		}
	}
	return ticker().MatchString(text[end:min(len(text), end+64)])
}

// byForm end names that are found by their form, and whose borders are often
// guessed: they need not be learned.
var byForm = wordset.Of("公司", "集团", "基金", "分行", "支行", "营业部", "产业园", "办事处", "研究院", "研究所", "委员会", "协会")

// verdict is what is learned of a name with this support; zero for nothing.
func (s *support) verdict(kind lexicon.Kind, name string) lexicon.Learned {
	n := utf8.RuneCountInString(name)
	several := s.articles >= 3 || s.articles == 2 && (s.facts || n >= 4) || s.mentions >= 4 && s.facts
	whole := kind == lexicon.Person || s.before.free && s.after.free // people stand behind their posts
	if !s.introduced && (!several || !whole) {
		return lexicon.Learned{}
	}
	v := lexicon.Learned{Kind: kind, Form: name}
	if r, _ := utf8.DecodeRuneInString(name); !unicode.Is(unicode.Han, r) {
		return v
	}
	words := ordinaryWords(name)
	if !s.introduced && (words > 0 || byForm.Ends(name)) {
		return lexicon.Learned{}
	}
	v.Ambiguous = words == 1 || n < 3
	return v
}

// ordinaryWords counts the words of a name if the dictionary has them and they are
// no names, as in 数字经济 and 新能源车; else it is 0.
func ordinaryWords(name string) int {
	words := segment.Cut(name)
	single := 0
	for _, w := range words {
		if w.Tag == "" || w.Tag == "x" || w.Tag == "eng" || w.Tag == "j" || w.Tag[0] == 'n' && len(w.Tag) > 1 {
			return 0
		}
		if utf8.RuneCountInString(name[w.Start:w.End]) == 1 {
			single++
		}
	}
	if single > 1 {
		return 0 // it fell to pieces
	}
	return len(words)
}
