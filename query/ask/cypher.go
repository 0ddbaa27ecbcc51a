package ask

import "strings"

// IsCypher tells whether a text is openCypher rather than a question: it begins with a clause.
func IsCypher(text string) bool {
	text = skipComments(text)
	end := strings.IndexFunc(text, func(r rune) bool { return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z') })
	if end < 0 {
		return false
	}
	rest := strings.TrimSpace(text[end:])
	switch strings.ToUpper(text[:end]) {
	case "MATCH", "OPTIONAL", "MERGE", "CREATE", "CALL", "UNWIND", "RETURN", "DETACH", "FOREACH":
		return rest != ""
	case "EXPLAIN", "PROFILE":
		return IsCypher(rest)
	case "WITH":
		return strings.Contains(strings.ToUpper(rest), " AS ")
	}
	return false
}

// skipComments skips the white space and comments that a query may begin with.
func skipComments(text string) string {
	for {
		text = strings.TrimSpace(text)
		end := ""
		switch {
		case strings.HasPrefix(text, "//"):
			end = "\n"
		case strings.HasPrefix(text, "/*"):
			end = "*/"
		default:
			return text
		}
		_, rest, ok := strings.Cut(text[2:], end)
		if !ok {
			return ""
		}
		text = rest
	}
}
