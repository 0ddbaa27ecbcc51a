package serve

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestWhoMayAsk(t *testing.T) {
	loopback := Options{Host: "127.0.0.1"}
	public := Options{Host: "0.0.0.0", Token: "secret"}
	named := Options{Host: "kg.example", Token: "secret"}
	bearer := []string{"Authorization", "Bearer secret"}
	const query = `{"text": "RETURN 1"}`
	tests := []struct {
		name         string
		opts         Options
		method, path string
		body         string
		headers      []string
		status       int
	}{
		{"this machine by its address", loopback, "GET", "/api/stats", "", nil, 200},
		{"this machine by its name", loopback, "GET", "/api/stats", "", []string{"Host", "localhost:8484"}, 200},
		{"this machine by its IPv6 address", loopback, "GET", "/api/stats", "", []string{"Host", "[::1]:8484"}, 200},
		{"another port, as of a tunnel", loopback, "GET", "/api/stats", "", []string{"Host", "LOCALHOST.:9999"}, 200},
		{"a name that was made to lead here", loopback, "GET", "/api/stats", "", []string{"Host", "evil.example:8484"}, 403},
		{"a name that ends like this machine", loopback, "GET", "/", "", []string{"Host", "evil-localhost"}, 403},
		{"a name that begins like this machine", loopback, "GET", "/", "", []string{"Host", "127.0.0.1.evil.example"}, 403},
		{"an address that is not this machine", loopback, "GET", "/", "", []string{"Host", "10.0.0.1"}, 403},
		{"no name", loopback, "GET", "/", "", []string{"Host", ""}, 403},
		{"a name made to lead here, where any address is", public, "GET", "/api/stats", "", append(bearer, "Host", "evil.example"), 403},
		{"any address, where any is", public, "GET", "/api/stats", "", append(bearer, "Host", "192.168.1.7:8484"), 200},
		{"the name that it listens on", named, "GET", "/api/stats", "", append(bearer, "Host", "KG.example:8484"), 200},

		{"a query from the page itself", loopback, "POST", "/api/query", query, []string{"Sec-Fetch-Site", "same-origin", "Origin", "http://127.0.0.1:8484"}, 200},
		{"a query from another site", loopback, "POST", "/api/query", query, []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"a query from another port of this machine", loopback, "POST", "/api/query", query, []string{"Sec-Fetch-Site", "same-site"}, 403},
		{"a query from another origin, of an old browser", loopback, "POST", "/api/query", query, []string{"Origin", "http://evil.example"}, 403},
		{"a query from a file or a sandbox", loopback, "POST", "/api/query", query, []string{"Origin", "null"}, 403},
		{"a query from a program", loopback, "POST", "/api/query", query, nil, 200},
		{"an image of another page that is an answer", loopback, "GET", "/api/stats", "", []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"a link on another page", loopback, "GET", "/", "", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"}, 200},

		{"no token", public, "GET", "/api/stats", "", nil, 401},
		{"no token for the page", public, "GET", "/", "", nil, 401},
		{"a wrong token", public, "GET", "/api/stats", "", []string{"Authorization", "Bearer secre"}, 401},
		{"a token of another scheme", public, "GET", "/api/stats", "", []string{"Authorization", "Basic secret"}, 401},
		{"the token as the cookie", public, "GET", "/api/stats", "", []string{"Cookie", "kg-8484=secret"}, 401},
		{"the token in the address of the API", public, "GET", "/api/stats?token=secret", "", nil, 401},
		{"the token in the address of a page", public, "GET", "/?token=secret", "", nil, 303},
		{"a wrong token in the address of a page", public, "GET", "/?token=Secret", "", nil, 401},
		{"the token", public, "GET", "/api/stats", "", bearer, 200},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := newClient(t, func(o *Options) { o.Host, o.Token = tt.opts.Host, tt.opts.Token })
			w := c.do(request(tt.method, tt.path, tt.body, tt.headers...))
			if w.Code != tt.status {
				t.Errorf("status %d, want %d: %s", w.Code, tt.status, w.Body)
			}
			if strings.Contains(w.Body.String(), `"secret"`) {
				t.Error("the answer has the token")
			}
		})
	}
}

func TestATokenInTheAddressBecomesACookie(t *testing.T) {
	c := newClient(t, func(o *Options) { o.Token = "secret" })
	w := c.do(request("GET", "//evil.example/entity/3?token=secret&q=%E8%85%BE", ""))
	if to := w.Header().Get("Location"); to != "/evil.example/entity/3?q=%E8%85%BE" {
		t.Errorf("leads to %q", to)
	}
	cookie := w.Result().Cookies()[0]
	if !cookie.HttpOnly || cookie.SameSite != http.SameSiteStrictMode || cookie.Path != "/" || strings.Contains(cookie.Value, "secret") {
		t.Errorf("cookie %v", cookie)
	}
	r := request("GET", "/api/stats", "")
	r.AddCookie(cookie)
	if w := c.do(r); w.Code != http.StatusOK {
		t.Errorf("with the cookie: status %d", w.Code)
	}
}

func TestEveryResponseIsGuarded(t *testing.T) {
	c := newClient(t, nil)
	for _, r := range []*http.Request{
		request("GET", "/", ""), request("GET", "/api/stats", ""), request("GET", "/api/none", ""), request("GET", "/", "", "Host", "evil.example"),
		request("DELETE", "/api/stats", ""), request("GET", "/assets/none.js", ""), request("POST", "/", ""),
	} {
		h := c.do(r).Header()
		csp := h.Get("Content-Security-Policy")
		if !strings.HasPrefix(csp, "default-src 'none'; script-src 'self'; style-src 'self'") || strings.Contains(csp, "unsafe") || !strings.Contains(csp, "frame-ancestors 'none'") {
			t.Errorf("%s %s: policy %q", r.Method, r.URL, csp)
		}
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cross-Origin-Opener-Policy": "same-origin",
			"Cross-Origin-Resource-Policy": "same-origin", "Access-Control-Allow-Origin": "",
		} {
			if h.Get(name) != want {
				t.Errorf("%s %s: %s is %q, want %q", r.Method, r.URL, name, h.Get(name), want)
			}
		}
	}
}

func TestWhatAnArticleSaysStaysText(t *testing.T) {
	c := newClient(t, writable)
	const attack = `<script>alert(1)</script>`
	text := "2023年3月22日，腾讯公布业绩。刘炽平表示：“&lt;script&gt;alert(1)&lt;/script&gt;是公司增长的放大器。”"
	w := c.do(request("POST", "/api/articles?name=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E.txt", text, "Content-Type", "text/plain"))
	var in Ingested
	c.decode(w, &in)
	c.ask(queryRequest{Text: "CREATE (t:Topic {name: $name}) RETURN t", Params: map[string]any{"name": attack}, Write: true}, &Rows{})
	for _, r := range []*http.Request{
		request("GET", resource("/api/articles/", in.Article), ""), request("GET", "/api/search?q=放大器", ""), request("GET", "/api/articles", ""),
		request("POST", "/api/query", `{"text": "MATCH (a:Article) RETURN a, '<script>'"}`), request("POST", "/api/query", `{"text": "<script>alert(1)</script>"}`),
		request("GET", "/api/entities/%3Cscript%3E", ""), request("GET", "/api/%3Cscript%3E", ""), request("GET", "/api/search?q=x&limit=%3Cscript%3E", ""),
	} {
		w := c.do(r)
		if kind := w.Header().Get("Content-Type"); kind != "application/json" && kind != "application/problem+json" {
			t.Errorf("%s %s: content type %q", r.Method, r.URL, kind)
		}
		if strings.ContainsAny(w.Body.String(), "<>") {
			t.Errorf("%s %s: markup is not escaped: %s", r.Method, r.URL, w.Body)
		}
	}
	var rows Rows
	if c.ask(queryRequest{Text: "MATCH (t:Topic) WHERE t.name STARTS WITH '<' RETURN t"}, &rows); rows.Graph.Nodes[0].Name != attack {
		t.Errorf("the name is not as it was: %s", rows.Graph.Nodes[0].Name)
	}
	var article ArticleWithFacts
	c.get(resource("/api/articles/", in.Article), &article)
	if article.Article.Path != "<img src=x onerror=alert(1)>.txt" {
		t.Errorf("the name is %q", article.Article.Path)
	}
}

func BenchmarkGuard(b *testing.B) {
	g := &guard{host: "0.0.0.0", token: "secret"}
	h := g.wrap(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	r := request("GET", "/api/stats", "", "Authorization", "Bearer secret")
	for b.Loop() {
		h.ServeHTTP(httptest.NewRecorder(), r)
	}
}
