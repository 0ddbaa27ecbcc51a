package mention

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// definitions proposes the short name that an article introduces: （以下简称“众贷网”）,
// (下称毛纺集团), ，简称“华星”. Its kind is that of the name defined.
func (f *finder) definitions() {
	for at := range f.behind("简称", "下称", "又称") {
		f.definition(at)
	}
}

// definition proposes the name at byte i, behind the word that introduces it.
func (f *finder) definition(i int) {
	rest := f.after(i)
	trimmed := strings.TrimLeft(rest, "为：:“\"‘《 ")
	start := i + len(rest) - len(trimmed)
	end := strings.IndexAny(trimmed, "”\"’》）)，,；。、 ")
	if end <= 0 {
		return
	}
	name := trimmed[:end]
	if n := runes(name); n < 2 || n > 10 || strings.Contains(name, "为") || name == "公司" || hasAnyPrefix(name, "该", "本") {
		return
	}
	if companySuffix(name).text == "" && f.ordinary(document.Span{Start: start, End: start + end}) && !f.isCompany(name) {
		return // 以下简称“交易”
	}
	if kind := f.kindDefined(i, name); kind != document.None {
		f.propose(start, start+end, kind, 0.9, "defined short name")
	}
}

// kindDefined guesses the kind of what is defined by the end of the full name
// that stands before the bracket, and of the short one.
func (f *finder) kindDefined(i int, name string) document.Kind {
	full := f.before(i)
	if k := strings.LastIndexAny(full, "（("); k >= 0 {
		full = full[:k]
	}
	full = strings.TrimRight(full, "，, 》”")
	for _, s := range []string{full, name} {
		switch {
		case companySuffix(s).form == strong && companySuffix(s).text != "", hasAnySuffix(s, "公司", "集团", "银行", "证券"):
			return document.Company
		case hasAnySuffix(s, organizationSuffixes...), hasAnySuffix(s, officeSuffixes...):
			return document.Organization
		case hasAnySuffix(s, writings...), hasAnySuffix(s, "业务", "系统", "模式", "机制", "项目", "产业", "技术", "市场"):
			return document.None
		}
	}
	if r, _ := utf8.DecodeLastRuneInString(full); !isHan(r) && !isLatin(r) {
		return document.None
	}
	return document.Company
}
