package serve

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/url"
	"os/exec"
	"runtime"
	"runtime/debug"
	"syscall"
	"time"

	"golang.org/x/net/netutil"
)

// Times and bounds of a connection.
const (
	headerTime     = 5 * time.Second
	bodyTime       = 30 * time.Second
	idleTime       = 2 * time.Minute
	headerBytes    = 64 << 10
	maxConnections = 2048
	shutdownTime   = 10 * time.Second
)

// Listen says where to serve and to whom it is told.
type Listen struct {
	Addr  string // host:port; port 0 takes one that is free
	Open  bool   // open it in the browser
	Ready func(address string, token bool)
}

// Run serves until ctx ends, then finishes the requests at hand. Options' Host and Port come from the address; a
// token is made where one is needed and none is given.
func Run(ctx context.Context, listen Listen, opts Options) error {
	host, _, err := net.SplitHostPort(listen.Addr)
	if err != nil {
		return fmt.Errorf("listen on %q: %w; give host:port, as 127.0.0.1:8484", listen.Addr, err)
	}
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", listen.Addr)
	if err != nil {
		return listenError(listen.Addr, err)
	}
	defer listener.Close()
	_, port, err := net.SplitHostPort(listener.Addr().String())
	if err != nil {
		return err
	}
	if opts.Token == "" && !isLoopback(host) {
		opts.Token = rand.Text()
	}
	opts.Host, opts.Port = host, port
	s := New(opts)
	defer s.Close()
	if err := s.prepare(ctx); err != nil {
		return err
	}
	address := pageAddress(host, port, opts.Token)
	if listen.Ready != nil {
		listen.Ready(address, opts.Token != "")
	}
	if listen.Open {
		if err := openBrowser(address); err != nil {
			s.log.Printf("cannot open a browser: %v", err)
		}
	}
	return s.serve(ctx, netutil.LimitListener(listener, maxConnections))
}

// serve serves until ctx ends.
func (s *Server) serve(ctx context.Context, listener net.Listener) error {
	server := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: headerTime, ReadTimeout: bodyTime, IdleTimeout: idleTime,
		WriteTimeout:   s.opts.Timeout + bodyTime + writeTime, // each write also has its own
		MaxHeaderBytes: headerBytes,
		ErrorLog:       log.New(io.Discard, "", 0), // what clients do wrong
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	finish, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
	defer cancel()
	err := server.Shutdown(finish)
	if errors.Is(err, context.DeadlineExceeded) {
		return server.Close() // what runs still is cut off
	}
	return err
}

// listenError says in one line why an address cannot be had.
func listenError(addr string, err error) error {
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return fmt.Errorf("%s is in use, perhaps by another kg serve; give another port with --addr, or 0 for any", addr)
	case errors.Is(err, syscall.EACCES):
		return fmt.Errorf("the system does not allow %s; give a port from 1024 on with --addr", addr)
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return fmt.Errorf("%s is no address of this machine", addr)
	}
	return fmt.Errorf("listen on %s: %w", addr, err)
}

// pageAddress is what to open in a browser.
func pageAddress(host, port, token string) string {
	if host == "" || net.ParseIP(host).IsUnspecified() {
		host = "localhost"
	}
	u := url.URL{Scheme: "http", Host: net.JoinHostPort(host, port), Path: "/"}
	if token != "" {
		u.RawQuery = url.Values{"token": {token}}.Encode()
	}
	return u.String()
}

// openBrowser opens an address in the browser of the desktop.
func openBrowser(address string) error {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	cmd := exec.Command(name, args...)
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }() // its status tells nothing
	return nil
}

// recovered keeps a mistake in a handler from ending more than its request.
func (s *Server) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			switch p := recover(); p {
			case nil:
			case http.ErrAbortHandler:
				panic(p)
			default:
				s.log.Printf("%s %s failed: %v; please report this\n%s", r.Method, r.URL.EscapedPath(), p, debug.Stack())
				newProblem(http.StatusInternalServerError, kindInternal, "the server failed; its own output tells more").write(w)
			}
		}()
		next.ServeHTTP(w, r)
	})
}
