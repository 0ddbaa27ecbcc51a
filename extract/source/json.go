package source

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/date"
	"github.com/newsgraph/kg/extract/offset"
)

// fieldNames are the keys under which each field of an article is looked for
// when Options.Fields does not name one.
var fieldNames = []struct {
	field string
	keys  []string
}{
	{"text", []string{"text", "content", "body", "articleBody", "article", "正文", "内容"}},
	{"title", []string{"title", "headline", "标题"}},
	{"url", []string{"url", "link", "href"}},
	{"outlet", []string{"outlet", "source", "media", "site", "publisher", "来源"}},
	{"author", []string{"author", "byline", "作者"}},
	{"published", []string{"published", "published_at", "publishedAt", "publish_time", "pubtime", "pub_time", "pubDate", "date", "datetime", "time", "日期", "时间"}},
	{"lang", []string{"lang", "language"}},
}

// json yields the article of an object, or those of an array of objects.
func (r *reader) json(name string, file *Article) bool {
	decoder := json.NewDecoder(strings.NewReader(file.Text))
	if body := strings.TrimLeft(file.Text, " \t\r\n"); !strings.HasPrefix(body, "[") {
		return r.object(name, file, decoder)
	}
	if _, err := decoder.Token(); err != nil {
		return r.fail(name, err)
	}
	for n := 1; decoder.More(); n++ {
		if err := r.ctx.Err(); err != nil {
			return r.fail(name, err)
		}
		before := decoder.InputOffset()
		if !r.object(fmt.Sprintf("%s[%d]", name, n), file, decoder) {
			return false
		}
		if decoder.InputOffset() == before {
			return true // a syntax error, told already
		}
	}
	return true
}

// object yields the article of the next object of decoder.
func (r *reader) object(name string, file *Article, decoder *json.Decoder) bool {
	var raw json.RawMessage
	if err := decoder.Decode(&raw); err != nil {
		return r.fail(name, fmt.Errorf("JSON: %w", err))
	}
	start := int(decoder.InputOffset()) - len(raw)
	a := &Article{Text: string(raw), Offsets: offset.Join(file.Offsets, offset.Shift(start))}
	a.Meta = document.Meta{Path: name, Charset: file.Meta.Charset, Hash: hash(raw)}
	if err := r.fields(a); err != nil {
		return r.fail(name, err)
	}
	return r.yield(a, nil)
}

// jsonLines yields an article a line. A line that cannot be read is told with
// its number; the next ones follow.
func (r *reader) jsonLines(name string, in *bufio.Reader) bool {
	at := 0
	for n := 1; ; n++ {
		if err := r.ctx.Err(); err != nil {
			return r.fail(name, err)
		}
		place := fmt.Sprintf("%s:%d", name, n)
		line, size, err := r.line(in)
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, ErrTooLarge) {
			return r.fail(name, err)
		}
		switch {
		case errors.Is(err, ErrTooLarge):
			if !r.fail(place, err) {
				return false
			}
		case len(bytes.TrimSpace(line)) > 0:
			if !r.jsonLine(place, line, at) {
				return false
			}
		}
		if errors.Is(err, io.EOF) {
			return true
		}
		at += size
	}
}

func (r *reader) jsonLine(name string, line []byte, at int) bool {
	text, charset, way, err := decode(line, r.opts.Charset, r.opts.Charset != "")
	if err != nil {
		return r.fail(name, err)
	}
	a := &Article{Text: text, Offsets: offset.Join(offset.Shift(at), way)}
	a.Meta = document.Meta{Path: name, Charset: charset, Hash: hash(bytes.TrimSpace(line))}
	if err := r.fields(a); err != nil {
		return r.fail(name, err)
	}
	return r.yield(a, nil)
}

// line reads one line of any length, but keeps no more of it than an article
// can have. size counts all its bytes.
func (r *reader) line(in *bufio.Reader) (line []byte, size int, err error) {
	for {
		part, err := in.ReadSlice('\n')
		size += len(part)
		if int64(size) <= r.opts.MaxBytes {
			line = append(line, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if int64(size) > r.opts.MaxBytes && (err == nil || errors.Is(err, io.EOF)) {
			return nil, size, fmt.Errorf("%w: a line of %d bytes", ErrTooLarge, size) // the next call tells the end
		}
		return line, size, err
	}
}

// fields reads the article out of the JSON object that a.Text is.
func (r *reader) fields(a *Article) error {
	object := a.Text
	members, err := objectMembers(object, 0)
	if err != nil {
		return fmt.Errorf("JSON: %w", err)
	}
	var text value
	for _, f := range fieldNames {
		v, ok := r.field(object, members, f.field, f.keys)
		if !ok {
			continue
		}
		if f.field == "text" {
			text = v
			continue
		}
		set(&a.Meta, f.field, v.plain(object))
	}
	if text.end == 0 || object[text.start] != '"' {
		return fmt.Errorf("JSON: no text under any of the keys %s; name it with --field text=KEY", strings.Join(fieldNames[0].keys, ", "))
	}
	body, way := unquote(object[text.start:text.end])
	a.Offsets = offset.Join(a.Offsets, offset.Shift(text.start))
	a.derive(body, way)
	return nil
}

// field finds the value of a field: by the path that the options give, else
// under the first of its usual keys.
func (r *reader) field(object string, members map[string]value, field string, keys []string) (value, bool) {
	path, ok := r.opts.Fields[field]
	if !ok {
		for _, key := range keys {
			if v, ok := members[key]; ok && object[v.start] != 'n' {
				return v, true
			}
		}
		return value{}, false
	}
	if v, ok := members[path]; ok {
		return v, true
	}
	keys = strings.Split(path, ".")
	for i, key := range keys {
		v, ok := members[key]
		if !ok {
			return value{}, false
		}
		if i == len(keys)-1 {
			return v, true
		}
		var err error
		if members, err = objectMembers(object[:v.end], v.start); err != nil {
			return value{}, false
		}
	}
	return value{}, false
}

// value is where the value of a member stands in the text of its object.
type value struct{ start, end int }

// plain is the value as a plain string: a string's content, a number's
// digits, the name of an object, the first of an array.
func (v value) plain(object string) string {
	raw := object[v.start:v.end]
	switch raw[0] {
	case '"':
		s, _ := unquote(raw)
		return s
	case '{':
		if members, err := objectMembers(object[:v.end], v.start); err == nil {
			if name, ok := members["name"]; ok && object[name.start] == '"' {
				return name.plain(object)
			}
		}
		return ""
	case '[':
		var items []json.RawMessage
		if err := json.Unmarshal([]byte(raw), &items); err != nil || len(items) == 0 || items[0][0] == '[' {
			return ""
		}
		return value{0, len(items[0])}.plain(string(items[0]))
	case 'n', 't', 'f':
		return ""
	}
	return raw
}

// objectMembers finds the members of the object at start. Of equal keys the
// last one counts, as everywhere in JSON.
func objectMembers(text string, start int) (map[string]value, error) {
	decoder := json.NewDecoder(strings.NewReader(text[start:]))
	if t, err := decoder.Token(); err != nil {
		return nil, err
	} else if t != json.Delim('{') {
		return nil, fmt.Errorf("expected an object, found %v", t)
	}
	members := map[string]value{}
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			return nil, err
		}
		var raw json.RawMessage
		if err := decoder.Decode(&raw); err != nil {
			return nil, err
		}
		end := start + int(decoder.InputOffset())
		members[key.(string)] = value{end - len(raw), end}
	}
	_, err := decoder.Token()
	return members, err
}

// unquote is the content of a JSON string, with the way back to it.
func unquote(quoted string) (string, *offset.Map) {
	body := quoted[1 : len(quoted)-1]
	text := make([]byte, 0, len(body))
	var m offset.Builder
	m.Replace(0, 1)
	for i := 0; i < len(body); {
		if body[i] != '\\' || i+1 == len(body) {
			next := strings.IndexByte(body[i+1:], '\\')
			if next < 0 {
				next = len(body) - i - 1
			}
			text = append(text, body[i:i+1+next]...)
			m.Copy(1 + next)
			i += 1 + next
			continue
		}
		r, size := escape(body[i:])
		text = utf8.AppendRune(text, r)
		m.Units(1, utf8.RuneLen(r), size)
		i += size
	}
	m.Replace(0, 1)
	return string(text), m.Map()
}

// escape reads the escape sequence that s starts with.
func escape(s string) (r rune, size int) {
	switch c := s[1]; c {
	case 'n':
		return '\n', 2
	case 't':
		return '\t', 2
	case 'r':
		return '\r', 2
	case 'b', 'f':
		return ' ', 2
	case 'u':
		if r, ok := hex4(s[2:]); ok {
			if utf16.IsSurrogate(r) {
				if strings.HasPrefix(s[6:], `\u`) {
					if second, ok := hex4(s[8:]); ok {
						if r := utf16.DecodeRune(r, second); r != utf8.RuneError {
							return r, 12
						}
					}
				}
				return utf8.RuneError, 6
			}
			return r, 6
		}
	}
	return rune(s[1]), 2
}

func hex4(s string) (rune, bool) {
	if len(s) < 4 {
		return 0, false
	}
	n, err := strconv.ParseUint(s[:4], 16, 32)
	return rune(n), err == nil
}

// parseDate reads a date of any common form, or Unix seconds or milliseconds.
func parseDate(s string) time.Time {
	if n, err := strconv.ParseFloat(s, 64); err == nil && n >= 1e9 {
		if n > 1e11 {
			n /= 1000
		}
		return time.Unix(int64(n), 0).UTC().Truncate(24 * time.Hour)
	}
	for _, layout := range [...]string{time.RFC1123, time.RFC1123Z, "January 2, 2006", "Jan 2, 2006", "2 January 2006", "20060102"} {
		if t, err := time.Parse(layout, s); err == nil {
			return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
		}
	}
	return date.Find(s)
}

// set fills a field of m that is still empty.
func set(m *document.Meta, field, v string) {
	v = strings.TrimSpace(v)
	put := func(at *string) {
		if *at == "" {
			*at = v
		}
	}
	switch field {
	case "title":
		put(&m.Title)
	case "url":
		put(&m.URL)
	case "outlet":
		put(&m.Outlet)
	case "author":
		put(&m.Author)
	case "lang":
		put(&m.Lang)
	case "published":
		if m.Published.IsZero() {
			m.Published = parseDate(v)
		}
	}
}
