package serve

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/newsgraph/kg/graph"
)

// startRun starts Run on a port of its own and returns its address. stop ends it, and returns Run's error.
func startRun(t *testing.T, addr string, opts Options) (address *url.URL, stop func() error) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	ready := make(chan string, 1)
	ended := make(chan error, 1)
	if opts.Path == "" {
		opts.Path = sampleFile(t)
	}
	go func() {
		ended <- Run(ctx, Listen{Addr: addr, Ready: func(address string, _ bool) { ready <- address }}, opts)
	}()
	stop = func() error { cancel(); return <-ended }
	select {
	case text := <-ready:
		u, err := url.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		return u, stop
	case err := <-ended:
		t.Fatal(err)
	}
	return nil, nil
}

func TestRunServesUntilItIsStopped(t *testing.T) {
	opts := Options{Path: sampleFile(t)}
	u, stop := startRun(t, "127.0.0.1:0", opts)
	response, err := http.Get(u.JoinPath("/api/stats").String())
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusOK {
		t.Errorf("status %d", response.StatusCode)
	}
	if err := stop(); err != nil {
		t.Errorf("stopped: %v", err)
	}
	g, err := graph.Open(opts.Path, nil)
	if err != nil {
		t.Fatalf("the database is still open: %v", err)
	}
	g.Close()
	if _, err := http.Get(u.String()); err == nil {
		t.Error("it still answers")
	}
}

func TestStoppingFinishesWhatRuns(t *testing.T) {
	u, stop := startRun(t, "127.0.0.1:0", Options{})
	body := `{"text": "UNWIND range(1, 3000) AS i UNWIND range(1, 300) AS j RETURN i, j"}`
	r, _ := http.NewRequest("POST", u.JoinPath("/api/query").String(), strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/x-ndjson")
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	stopped := make(chan error, 1)
	go func() { stopped <- stop() }()
	last := ""
	lines := bufio.NewScanner(response.Body)
	for lines.Scan() {
		last = lines.Text()
	}
	var end struct{ End *streamEnd }
	if err := json.Unmarshal([]byte(last), &end); err != nil || end.End == nil || end.End.Rows != DefaultMaxRows {
		t.Errorf("the stream ends with %q", last)
	}
	if err := <-stopped; err != nil {
		t.Errorf("stopped: %v", err)
	}
}

func TestAnAddressThatCannotBeHadIsOneClearLine(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for _, tt := range []struct{ addr, want string }{
		{taken.Addr().String(), "is in use"}, {"192.0.2.1:0", "is no address of this machine"}, {"127.0.0.1", "give host:port"}, {"127.0.0.1:http-x", "listen on"},
	} {
		err := Run(t.Context(), Listen{Addr: tt.addr}, Options{Path: "none.db"})
		if err == nil || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, want %q", tt.addr, err, tt.want)
		}
	}
}

func TestAnAddressForOthersHasAToken(t *testing.T) {
	u, stop := startRun(t, "0.0.0.0:0", Options{})
	defer stop()
	token := u.Query().Get("token")
	if u.Hostname() != "localhost" || len(token) < 20 {
		t.Fatalf("the address is %s", u)
	}
	u.RawQuery = ""
	for _, tt := range []struct {
		header string
		status int
	}{{"", 401}, {"Bearer " + token, 200}} {
		r, _ := http.NewRequest("GET", u.JoinPath("/api/stats").String(), nil)
		r.Header.Set("Authorization", tt.header)
		response, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != tt.status {
			t.Errorf("with %q: status %d, want %d", tt.header, response.StatusCode, tt.status)
		}
	}
}

func TestPageAddresses(t *testing.T) {
	for _, tt := range []struct{ host, port, token, want string }{
		{"127.0.0.1", "8484", "", "http://127.0.0.1:8484/"},
		{"::1", "8484", "", "http://[::1]:8484/"},
		{"", "80", "a b", "http://localhost:80/?token=a+b"},
		{"kg.example", "8484", "x", "http://kg.example:8484/?token=x"},
	} {
		if got := pageAddress(tt.host, tt.port, tt.token); got != tt.want {
			t.Errorf("got %s, want %s", got, tt.want)
		}
	}
}

// TestAClientThatDoesNotReadHoldsNothing asks for more than the buffers of a connection take.
func TestAClientThatDoesNotReadHoldsNothing(t *testing.T) {
	opts := Options{Path: sampleFile(t), Timeout: 300 * time.Millisecond, MaxRows: 10_000_000}
	u, stop := startRun(t, "127.0.0.1:0", opts)
	defer stop()
	conn, err := net.Dial("tcp", u.Host)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	body := `{"text": "UNWIND range(1, 3000) AS i UNWIND range(1, 3000) AS j RETURN 'a text that is long enough to fill it', i, j"}`
	fmt.Fprintf(conn, "POST /api/query HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nAccept: application/x-ndjson\r\nContent-Length: %d\r\n\r\n%s", u.Host, len(body), body)
	if _, err := conn.Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	if err := write(opts.Path, 10*time.Second); err != nil {
		t.Errorf("another process cannot write: %v", err)
	}
}

func TestABodyWithoutEndIsCutOff(t *testing.T) {
	server := liveServer(t, writable)
	for _, target := range []string{"/api/query", "/api/articles"} {
		body := io.MultiReader(strings.NewReader(`{"text": "`), endless('a'))
		response, err := http.Post(server.URL+target, "application/json", body)
		if err != nil {
			continue // the server hung up while the body was still on its way
		}
		response.Body.Close()
		if response.StatusCode != http.StatusRequestEntityTooLarge {
			t.Errorf("%s: status %d, want 413", target, response.StatusCode)
		}
	}
}

// endless is a reader without end.
type endless byte

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(e)
	}
	return len(p), nil
}
