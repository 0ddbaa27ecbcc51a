package source

import (
	"encoding/json"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/newsgraph/kg/extract/offset"
)

// readHTML makes the page that a.Text is into the article on it, and takes
// the title, date, author and outlet from its head.
//
// Readability finds the article, but its tree has lost the places where it
// was read. They are found again by following the words of the tree through
// the words of the page: both have them in the same order.
func readHTML(a *Article) {
	words, way := pageWords(a.Text)
	root, err := html.Parse(strings.NewReader(a.Text))
	if err != nil {
		a.derive(words, way)
		return
	}
	readHead(a, root)
	heading := strings.TrimSpace(innerText(find(root, func(n *html.Node) bool { return n.DataAtom == atom.H1 })))
	parser := readability.NewParser()
	article, err := parser.ParseAndMutate(root, nil)
	node := article.Node
	if err != nil || node == nil || len(strings.TrimSpace(innerText(node))) < minArticle {
		if root, err = html.Parse(strings.NewReader(a.Text)); err != nil {
			a.derive(words, way)
			return
		}
		node = find(root, func(n *html.Node) bool { return n.DataAtom == atom.Body })
	}
	if a.Meta.Title == "" {
		a.Meta.Title = heading
	}
	t := tracer{words: words}
	t.title(heading, node)
	t.node(node)
	a.Offsets = offset.Join(a.Offsets, way)
	a.derive(t.out.String(), t.way.Map())
}

// minArticle is the length, in bytes, under which what readability found is
// not trusted to be the article.
const minArticle = 60

// pageWords is the text of all text nodes of a page, with the way back.
// Scripts and styles are left out.
func pageWords(page string) (string, *offset.Map) {
	var out strings.Builder
	var way offset.Builder
	at, skipped := 0, 0
	tokens := html.NewTokenizer(strings.NewReader(page))
	var hidden atom.Atom
	for {
		kind := tokens.Next()
		raw := len(tokens.Raw())
		if kind == html.ErrorToken {
			way.Replace(0, len(page)-at+skipped)
			return out.String(), way.Map()
		}
		if raw = min(raw, len(page)-at); kind != html.TextToken || hidden != 0 {
			if kind == html.StartTagToken || kind == html.EndTagToken {
				name, _ := tokens.TagName()
				hidden = 0
				if tag := atom.Lookup(name); kind == html.StartTagToken && (tag == atom.Script || tag == atom.Style) {
					hidden = tag
				}
			}
			skipped += raw
		} else {
			way.Replace(0, skipped)
			skipped = 0
			unescape(&out, &way, page[at:at+raw])
		}
		at += raw
	}
}

// unescape writes raw text of a page with its character references resolved.
func unescape(out *strings.Builder, way *offset.Builder, raw string) {
	for len(raw) > 0 {
		next := strings.IndexAny(raw, "&\r")
		if next < 0 {
			next = len(raw)
		}
		out.WriteString(raw[:next])
		way.Copy(next)
		if raw = raw[next:]; raw == "" {
			return
		}
		size, with := 1, raw[:1]
		if raw[0] == '\r' { // line ends are one character to the parser
			with = "\n"
			if strings.HasPrefix(raw, "\r\n") {
				size = 2
			}
		} else if end := strings.IndexByte(raw[:min(len(raw), 34)], ';'); end > 0 {
			if resolved := html.UnescapeString(raw[:end+1]); resolved != raw[:end+1] && !strings.HasSuffix(resolved, ";") {
				size, with = end+1, resolved
			}
		}
		out.WriteString(with)
		way.Replace(len(with), size)
		raw = raw[size:]
	}
}

// tracer writes the text of a tree, one block a line, and follows it through
// the words of the page.
type tracer struct {
	words string
	out   strings.Builder
	way   offset.Builder
	apart bool // a block ended: the next text starts a line
	lost  int  // texts that the words do not have
}

// maxLost bounds the searches in vain: each costs the length of the page.
const maxLost = 40

// title writes the heading as the first line, unless the article has it.
func (t *tracer) title(heading string, node *html.Node) {
	if heading != "" && !strings.Contains(innerText(node), heading) && strings.Contains(t.words, heading) {
		t.text(heading)
		t.apart = true
	}
}

func (t *tracer) node(n *html.Node) {
	if n == nil {
		return
	}
	switch {
	case n.Type == html.TextNode:
		t.text(n.Data)
		return
	case n.Type == html.ElementNode && hiddenElement(n.DataAtom):
		return
	}
	block := n.Type == html.ElementNode && blockElement(n.DataAtom)
	t.apart = t.apart || block
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		t.node(c)
	}
	t.apart = t.apart || block
}

func (t *tracer) text(s string) {
	body := strings.TrimSpace(s)
	if body == "" {
		return
	}
	separator := ""
	switch {
	case t.out.Len() == 0:
	case t.apart:
		separator = "\n"
	case s[0] == ' ' || s[0] == '\n':
		separator = " "
	}
	t.apart = false
	from, found := t.way.From(), -1
	if t.lost < maxLost {
		if found = strings.Index(t.words[from:], body); found < 0 {
			t.lost++
		}
	}
	t.out.WriteString(separator)
	t.way.Replace(len(separator), max(found, 0))
	t.out.WriteString(body)
	if found >= 0 {
		t.way.Copy(len(body))
	} else {
		t.way.Replace(len(body), 0)
	}
}

func hiddenElement(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Nav, atom.Form, atom.Button, atom.Select, atom.Textarea, atom.Iframe,
		atom.Template, atom.Svg, atom.Aside, atom.Footer, atom.Head:
		return true
	}
	return false
}

func blockElement(a atom.Atom) bool {
	switch a {
	case atom.A, atom.Abbr, atom.B, atom.Cite, atom.Code, atom.Del, atom.Em, atom.Font, atom.I, atom.Ins, atom.Label, atom.Mark,
		atom.Q, atom.S, atom.Small, atom.Span, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.U, 0:
		return false
	}
	return true
}

// find is the first node below n that is the one wanted.
func find(n *html.Node, wanted func(*html.Node) bool) *html.Node {
	for d := range n.Descendants() {
		if wanted(d) {
			return d
		}
	}
	return nil
}

func innerText(n *html.Node) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// readHead takes what the page's meta tags, its JSON-LD and its title tell
// into a.Meta, in this order of trust.
func readHead(a *Article, root *html.Node) {
	title := ""
	var linked []string
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Meta:
			name := attribute(n, "property")
			if name == "" {
				name = attribute(n, "name")
			}
			if name == "" {
				name = attribute(n, "itemprop")
			}
			set(&a.Meta, metaField(strings.ToLower(name)), attribute(n, "content"))
		case atom.Link:
			if attribute(n, "rel") == "canonical" {
				set(&a.Meta, "url", attribute(n, "href"))
			}
		case atom.Script:
			if attribute(n, "type") == "application/ld+json" {
				linked = append(linked, innerText(n))
			}
		case atom.Time:
			set(&a.Meta, "published", attribute(n, "datetime"))
		case atom.Title:
			if title == "" {
				title = strings.TrimSpace(innerText(n))
			}
		case atom.Html:
			set(&a.Meta, "lang", attribute(n, "lang"))
		}
	}
	for _, text := range linked {
		readLinkedData(a, text)
	}
	set(&a.Meta, "title", withoutSite(title, a.Meta.Outlet))
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// metaField is the field that a meta tag of that name tells, "" for none.
func metaField(name string) string {
	switch name {
	case "og:title", "twitter:title", "title", "headline":
		return "title"
	case "og:url":
		return "url"
	case "og:site_name", "application-name", "mediaid", "source":
		return "outlet"
	case "author", "article:author", "og:article:author", "byl":
		return "author"
	case "article:published_time", "og:published_time", "og:release_date", "publishdate", "pubdate", "date", "datepublished",
		"publish_date", "firstpublishedtime", "dc.date.issued", "dcterms.created":
		return "published"
	}
	return ""
}

// readLinkedData takes the first article of a JSON-LD block.
func readLinkedData(a *Article, text string) {
	var data any
	if json.Unmarshal([]byte(text), &data) != nil {
		return
	}
	if graph, ok := data.(map[string]any); ok {
		if list, ok := graph["@graph"].([]any); ok {
			data = list
		}
	}
	list, ok := data.([]any)
	if !ok {
		list = append(list, data)
	}
	for _, item := range list {
		thing, ok := item.(map[string]any)
		kind, _ := thing["@type"].(string)
		if !ok || !strings.HasSuffix(kind, "Article") && !strings.HasSuffix(kind, "Posting") {
			continue
		}
		set(&a.Meta, "title", linkedName(thing["headline"]))
		set(&a.Meta, "published", linkedName(thing["datePublished"]))
		set(&a.Meta, "author", linkedName(thing["author"]))
		set(&a.Meta, "outlet", linkedName(thing["publisher"]))
		return
	}
}

// linkedName is a JSON-LD value as a string: itself, its name, or its first.
func linkedName(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		name, _ := v["name"].(string)
		return name
	case []any:
		if len(v) > 0 {
			return linkedName(v[0])
		}
	}
	return ""
}

// withoutSite is a page's title without the name of the site behind it.
func withoutSite(title, outlet string) string {
	for _, separator := range [...]string{"_", " - ", " | ", "|", " – ", " — ", "-"} {
		at := strings.LastIndex(title, separator)
		if at <= 0 {
			continue
		}
		site := strings.TrimSpace(title[at+len(separator):])
		if site == outlet || separator != "-" && len(site) < at || strings.HasSuffix(site, "网") {
			return withoutSite(strings.TrimSpace(title[:at]), outlet)
		}
	}
	return title
}
