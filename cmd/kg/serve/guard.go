package serve

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"strings"
)

// guard says who may ask. It sees every request before anything else does.
type guard struct {
	host   string // that the server listens on, "" for all
	token  string // "" for none
	cookie string
	logged func(*http.Request, *Problem)
}

// policy is the Content-Security-Policy of every response; that of index.html also has a nonce for styles.
func policy(nonce string) string {
	if nonce != "" {
		nonce = " 'nonce-" + nonce + "'"
	}
	return "default-src 'none'; script-src 'self'; style-src 'self'" + nonce + "; img-src 'self' data: blob:; connect-src 'self'; " +
		"font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
}

var headers = [][2]string{
	{"Content-Security-Policy", policy("")},
	{"X-Content-Type-Options", "nosniff"},
	{"X-Frame-Options", "DENY"},
	{"Referrer-Policy", "no-referrer"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
}

func (g *guard) wrap(next http.Handler) http.Handler {
	cross := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, h := range headers {
			w.Header().Set(h[0], h[1])
		}
		switch {
		case !g.ownHost(r.Host):
			// DNS rebinding: a page of another name that leads to this address.
			refuse(w, "the server does not go by the name %q; use the address that kg serve printed", r.Host)
		case cross.Check(r) != nil || strings.HasPrefix(r.URL.Path, "/api/") && foreign(r):
			refuse(w, "the request comes from another site")
		case g.token == "" || g.knows(r):
			next.ServeHTTP(w, r)
		case g.enters(r):
			g.admit(w, r)
		default:
			w.Header().Set("WWW-Authenticate", `Bearer realm="kg"`)
			newProblem(http.StatusUnauthorized, kindUnauthorized, "open the address with ?token= that kg serve printed, or send the token as Authorization: Bearer").write(w)
		}
	})
}

func refuse(w http.ResponseWriter, format string, args ...any) {
	newProblem(http.StatusForbidden, kindForbidden, format, args...).write(w)
}

// foreign tells whether a browser says that another site asks.
func foreign(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "none", "same-origin":
		return false
	}
	return true
}

// ownHost tells whether a Host header names this server: as it listens, or, if not on loopback alone, by
// its name or any address, which no name server can redirect.
func (g *guard) ownHost(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.ToLower(strings.TrimSuffix(strings.Trim(name, "[]"), "."))
	if name == "localhost" || g.host != "" && name == strings.ToLower(g.host) {
		return true
	}
	if address, err := netip.ParseAddr(name); err == nil {
		return address.IsLoopback() || !isLoopback(g.host)
	}
	machine, err := os.Hostname()
	return err == nil && !isLoopback(g.host) && name == strings.ToLower(machine)
}

// LeastToken is how long a token has to be that others than this machine could try to guess.
const LeastToken = 16

// Loopback tells whether an address, host:port, is this machine for itself alone.
func Loopback(addr string) bool {
	host, _, err := net.SplitHostPort(addr)
	return err == nil && isLoopback(host)
}

// isLoopback tells whether a host is this machine for itself alone.
func isLoopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	address, err := netip.ParseAddr(host)
	return err == nil && address.IsLoopback()
}

// knows tells whether a request has the token, or the cookie that was given for it.
func (g *guard) knows(r *http.Request) bool {
	if bearer, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok && same(bearer, g.token) {
		return true
	}
	cookie, err := r.Cookie(g.cookie)
	return err == nil && same(cookie.Value, g.session())
}

// same compares in a time that does not tell how much is right.
func same(a, b string) bool {
	x, y := sha256.Sum256([]byte(a)), sha256.Sum256([]byte(b))
	return subtle.ConstantTimeCompare(x[:], y[:]) == 1
}

// session is the value of the cookie: other servers of this host see it, and must not learn the token from it.
func (g *guard) session() string {
	sum := sha256.Sum256([]byte("kg serve session " + g.token))
	return hex.EncodeToString(sum[:])
}

// enters tells whether a page is opened with the right token in its address.
func (g *guard) enters(r *http.Request) bool {
	return r.Method == http.MethodGet && !strings.HasPrefix(r.URL.Path, "/api/") && same(r.URL.Query().Get("token"), g.token)
}

// admit sets the cookie and leads to the same address without the token, which so does not stay in the history.
func (g *guard) admit(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: g.cookie, Value: g.session(), Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
	query := r.URL.Query()
	query.Del("token")
	to := url.URL{Path: "/" + strings.TrimLeft(r.URL.Path, "/"), RawQuery: query.Encode()}
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Location", to.String())
	w.WriteHeader(http.StatusSeeOther)
}
