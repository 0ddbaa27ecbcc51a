package serve

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

// FuzzQuery sends bodies of queries: every answer is as openapi.yaml says, and none is the server's failure.
func FuzzQuery(f *testing.F) {
	for _, seed := range []string{
		`{"text": "who is 刘炽平"}`, `{"text": "MATCH (n) RETURN n LIMIT 1", "limit": 2}`, `{"text": "RETURN $x", "params": {"x": [1.5, {"$y": null}]}}`,
		`{"text": "MATCH p = (a)-[*..2]-(b) RETURN p LIMIT 3", "explain": true}`, `{"text": "CREATE (n)", "write": true}`, `{"text": "RETURN 1/0"}`, `{`, `{"text": "\u0000"}`,
		`{"text": "腾讯2022Q4净利润是多少", "timeout_ms": 1}`,
	} {
		f.Add(seed, false)
		f.Add(seed, true)
	}
	c := newClient(f, func(o *Options) { o.Timeout = 200 * time.Millisecond })
	f.Fuzz(func(t *testing.T, body string, stream bool) {
		r := request(http.MethodPost, "/api/query", " "+body)
		if stream {
			r.Header.Set("Accept", streamType)
		}
		w := (&client{t, c.server}).do(r)
		if w.Code >= 500 && w.Code != http.StatusGatewayTimeout {
			t.Errorf("status %d: %s", w.Code, w.Body)
		}
	})
}

// FuzzTargets sends addresses.
func FuzzTargets(f *testing.F) {
	for _, seed := range []string{
		"/api/search?q=%E8%85%BE", "/api/complete?text=MATCH%20(n:&cursor=3", "/api/entities/1?limit=3", "/api/graph/neighbourhood?id=1&depth=2&types=SAID,", "/api/articles?offset=1",
		"/..%2f", "/assets/../index.html", "/api/entities/%00", "/?token=x", "//x", "/api/complete?text=%ff",
	} {
		f.Add(seed)
	}
	c := newClient(f, func(o *Options) { o.Timeout = 2 * time.Second })
	f.Fuzz(func(t *testing.T, target string) {
		r, err := http.NewRequest(http.MethodGet, "http://"+ownAddress+target, nil)
		if err != nil || !strings.HasPrefix(target, "/") {
			t.Skip()
		}
		r.Host, r.RequestURI = ownAddress, target
		if w := (&client{t, c.server}).do(r); w.Code >= 500 {
			t.Errorf("status %d: %s", w.Code, w.Body)
		}
	})
}
