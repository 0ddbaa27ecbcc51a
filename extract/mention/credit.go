package mention

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// credited proposes who a line of credit names behind a stroke, as portals sign their
// pages: 搜狐科技/尹岚, 文|陈立. The line holds nothing else.
func (f *finder) credited() {
	for _, p := range f.d.Paragraphs {
		line := f.d.Slice(p.Span)
		f.afterMedium(p.Start)
		f.dated(p.Span)
		if runes(line) > 20 {
			continue
		}
		k := strings.LastIndexAny(line, "/／|｜丨")
		if k < 0 {
			continue
		}
		_, size := utf8.DecodeRuneInString(line[k:])
		s := document.Span{Start: p.Start + k + size, End: p.End}
		s.Start += len(line[k+size:]) - len(strings.TrimLeft(line[k+size:], " "))
		if !f.creditor(strings.TrimSpace(line[:k])) || !f.shaped(s) || f.nothingPersonal(s) || f.words(s) {
			continue
		}
		f.propose(s.Start, s.End, document.Person, 1.0, "name in a line of credit")
		f.personFrom[s.Start] = true
	}
}

// creditor reports whether a line of credit opens with who signs or what was done: a
// medium, 文, 编辑.
func (f *finder) creditor(words string) bool {
	switch words {
	case "文", "撰文", "作者", "编辑", "责编", "图", "采写", "整理", "编译", "文字", "采访":
		return true
	}
	return hasAnySuffix(words, "科技", "财经", "新闻", "日报", "晚报", "网", "周刊", "时报", "娱乐", "体育", "汽车", "商业", "记者") && runes(words) <= 8
}

// nicknamed proposes people who are called by 老 and their surname, where the article
// does so more than once or lets them speak: 云麓老熊.
func (f *finder) nicknamed() {
	for at := range f.behind("老") {
		end, ok := f.nickname(at - len("老"))
		if !ok {
			continue
		}
		s := document.Span{Start: at - len("老"), End: end}
		if f.speechAfter(end) || f.count(f.d.Slice(s)) > 1 && (hasAnyPrefix(f.after(end), "方面", "也", "在", "的", "对") || f.firmTo(s.Start)) {
			f.propose(s.Start, s.End, document.Person, 0.9, "nickname")
			f.personFrom[s.Start] = true
		}
	}
}

// nickname is where the nickname ends that begins at byte i: 老 and a frequent surname that
// make no word with each other or with what stands behind.
func (f *finder) nickname(i int) (end int, ok bool) {
	r, size := utf8.DecodeRuneInString(f.d.Text[i+len("老"):])
	end = i + len("老") + size
	if f.chars.surname.of(r) < 5 || strings.ContainsRune("方高成任金师", r) || isWord(f.d.Text[i:end]) || !f.boundary(end) || f.wordFrom(i+len("老")) > size {
		return 0, false
	}
	return end, f.boundary(i)
}

// callsSomebody reports whether s is a nickname, alone or behind a firm of the tables.
func (f *finder) callsSomebody(s document.Span) bool {
	k := strings.LastIndex(f.d.Slice(s), "老")
	if k < 0 || k > 0 && !f.isCompany(f.d.Slice(s)[:k]) {
		return false
	}
	end, ok := f.nickname(s.Start + k)
	return ok && end == s.End
}

// afterMedium proposes who signs behind the title of a medium that begins a paragraph, where
// the name ends the line or a date follows it: 《投资人报》郭岚2020年.
func (f *finder) afterMedium(i int) {
	rest, ok := strings.CutPrefix(f.d.Text[i:min(len(f.d.Text), i+context)], "《")
	k := strings.Index(rest, "》")
	if !ok || k < 0 || !hasAnySuffix(rest[:k], "报", "网", "刊", "周刊", "杂志", "家", "财经", "新闻", "评论", "者", "时代") {
		return
	}
	start := i + len("《") + k + len("》")
	s := document.Span{Start: start, End: f.chunk(start)}
	if after := f.d.Text[s.End:]; s.Empty() || after != "" && after[0] != '\n' && (after[0] < '0' || after[0] > '9') || !f.shaped(s) || f.nothingPersonal(s) || f.words(s) {
		return
	}
	f.propose(s.Start, s.End, document.Person, 1.0, "name behind a medium")
	f.personFrom[s.Start] = true
}

// dated proposes who signs the line of a date and a medium: 2017-07-12 08:28 新浪科技 李岚.
func (f *finder) dated(p document.Span) {
	line := f.d.Slice(p)
	words := strings.Fields(head(line, context))
	if n := len(words); n < 3 || n > 5 || runes(line) > 40 || line[0] < '0' || line[0] > '9' || !f.creditor(words[n-2]) {
		return
	}
	name := words[len(words)-1]
	s := document.Span{Start: p.Start + strings.LastIndex(line, name)}
	s.End = s.Start + len(name)
	if f.shaped(s) && !f.nothingPersonal(s) {
		f.propose(s.Start, s.End, document.Person, 1.0, "name in a dated line")
		f.personFrom[s.Start] = true
	}
}
