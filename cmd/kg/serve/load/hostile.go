package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
)

// How the hostile clients behave.
const (
	attackTime = 30 * time.Second
	ofEach     = 100 // clients
)

// misbehave is a hundred hostile clients of each kind, and one of good will that measures.
func misbehave(server *url.URL) error {
	var wg sync.WaitGroup
	for name, client := range map[string]func(net.Conn) error{"slow header": slowHeader, "unread stream": unreadStream, "endless body": endlessBody} {
		wg.Go(func() {
			var each sync.WaitGroup
			var mu sync.Mutex
			ended, longest := 0, time.Duration(0)
			for range ofEach {
				each.Go(func() {
					began := time.Now()
					if err := attack(server.Host, client); err == nil {
						return
					}
					mu.Lock()
					defer mu.Unlock()
					ended++
					longest = max(longest, time.Since(began))
				})
			}
			each.Wait()
			// One that does not read does not see its end.
			fmt.Printf("%-14s %d of %d saw that they were cut off, the last after %v\n", name, ended, ofEach, longest.Round(time.Millisecond))
		})
	}
	failed, times := goodWill(server)
	wg.Wait()
	if len(times) == 0 {
		return errors.New("no good request was answered")
	}
	slices.Sort(times)
	fmt.Printf("%-14s %d answered, %d refused or failed; median %v, 99th percentile %v, longest %v\n", "good requests",
		len(times), failed, times[len(times)/2], times[len(times)*99/100], times[len(times)-1])
	return nil
}

// attack runs a client until the server ends it, which is the error, or the time is over.
func attack(host string, client func(net.Conn) error) error {
	conn, err := net.Dial("tcp", host)
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(attackTime)); err != nil {
		return err
	}
	err = client(conn)
	if timeout := net.Error(nil); errors.As(err, &timeout) && timeout.Timeout() {
		return nil
	}
	return cmp.Or(err, io.EOF)
}

// slowHeader sends a byte of its header a second.
func slowHeader(conn net.Conn) error {
	if _, err := io.WriteString(conn, "GET /api/stats HTTP/1.1\r\nHost: localhost\r\nX-Slow: "); err != nil {
		return err
	}
	for {
		if _, err := conn.Write([]byte("a")); err != nil {
			return err
		}
		time.Sleep(time.Second)
	}
}

// unreadStream asks for more than any buffer takes and reads a byte a second of it.
func unreadStream(conn net.Conn) error {
	body := `{"text": "UNWIND range(1, 100000) AS i RETURN reduce(s = 'a long text, again and again', x IN range(1, 7) | s + s), i"}`
	request := "POST /api/query HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: application/x-ndjson\r\n"
	if _, err := fmt.Fprintf(conn, "%sContent-Length: %d\r\n\r\n%s", request, len(body), body); err != nil {
		return err
	}
	var b [1]byte
	for {
		if _, err := conn.Read(b[:]); err != nil {
			return err
		}
		time.Sleep(time.Second)
	}
}

// endlessBody sends a query that does not end.
func endlessBody(conn net.Conn) error {
	request := "POST /api/query HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
	if _, err := io.WriteString(conn, request); err != nil {
		return err
	}
	chunk := fmt.Sprintf("%x\r\n%s\r\n", 64<<10, strings.Repeat(" ", 64<<10))
	for {
		if _, err := io.WriteString(conn, chunk); err != nil {
			return err
		}
	}
}

// goodWill asks a hundred times a second and measures.
func goodWill(server *url.URL) (failed int, times []time.Duration) {
	client := &http.Client{Timeout: 10 * time.Second}
	for end := time.Now().Add(attackTime); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		began := time.Now()
		response, err := client.Get(server.String() + "/api/stats")
		if err != nil {
			failed++
			continue
		}
		_, err = io.Copy(io.Discard, response.Body)
		if response.Body.Close(); err != nil || response.StatusCode != http.StatusOK {
			failed++
			continue
		}
		times = append(times, time.Since(began))
	}
	return failed, times
}
