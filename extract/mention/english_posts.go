package mention

import "strings"

// givenPost reports whether the words around a name say that a post is given to or
// taken from who bears it: replaces Jane Doe as chairman; chairman will be Jane Doe.
func (f *finder) givenPost(p *namePlace, before string) bool {
	for _, be := range []string{" will be ", " is ", " was "} {
		if strings.HasSuffix(before, be) && f.titleBefore(p.Start-len(be)) {
			return true
		}
	}
	return f.asPost(p.End)
}

// officerAt is the end of an officer's title that begins at byte i, of whatever he is the
// chief: chief corporate development officer; 0 for none.
func officerAt(text string, i int) int {
	rest := text[i:]
	if !hasAnyPrefix(rest, "chief ", "Chief ") {
		return 0
	}
	const most = 4 // words between
	at := len("chief ")
	for n := 0; n <= most; n++ {
		end := at
		for end < len(rest) && (rest[end] >= 'a' && rest[end] <= 'z' || rest[end] >= 'A' && rest[end] <= 'Z' || rest[end] == '&' || rest[end] == '-') {
			end++
		}
		switch word := rest[at:end]; {
		case word == "officer" || word == "Officer":
			if n == 0 {
				return 0
			}
			return i + end
		case end == len(rest) || rest[end] != ' ' || word == "" || word != "and" && functionWords()[word] || hasAnySuffix(word, "ed") || word == "told":
			return 0
		}
		at = end + 1
	}
	return 0
}

// asPost reports whether the words behind byte i say as what: as its new chairman,
// from Acme as chief executive.
func (f *finder) asPost(i int) bool {
	const near, most = 30, 4 // bytes up to as; words before the post
	after := f.after(i)
	k := strings.Index(after, " as ")
	if k < 0 || k > near || strings.ContainsAny(after[:k], ".,;:") {
		return false
	}
	at := i + k + len(" as ")
	for range most {
		if end, ok := f.titleAt(at); ok {
			return !hasAnySuffix(f.d.Text[at:end], "adviser", "advisor", "partner", "investor", "owner", "shareholder", "agent")
		}
		n := strings.IndexByte(f.after(at), ' ')
		if n < 0 {
			return false
		}
		at += n + 1
	}
	return false
}
