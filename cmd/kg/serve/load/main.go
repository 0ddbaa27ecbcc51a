// Command load tests kg serve under load, on loopback. It writes a mix of what the page asks for, over what a running server's
// database holds, as targets for vegeta, one JSON object a line:
//
//	kg serve --db gold.db --addr 127.0.0.1:8484 &
//	go run ./cmd/kg/serve/load http://127.0.0.1:8484 > targets.json
//	vegeta attack -format=json -rate=1000 -duration=60s -targets=targets.json | vegeta report
//
// With -hostile it is itself the load, for half a minute: clients that send a byte of a header a second, that ask for a stream and
// do not read it, and that send bodies without end; it tells how the server fared meanwhile.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"os"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("load: ")
	hostile := flag.Bool("hostile", false, "misbehave, instead of writing targets")
	count := flag.Int("n", 2000, "how many targets")
	flag.Parse()
	server, err := url.Parse(flag.Arg(0))
	if err != nil || server.Scheme != "http" {
		log.Fatal("give the address that kg serve printed")
	}
	if ip := net.ParseIP(server.Hostname()); ip == nil || !ip.IsLoopback() {
		log.Fatalf("%s is not loopback", server.Host)
	}
	server.Path = ""
	if *hostile {
		err = misbehave(server)
	} else {
		err = writeTargets(os.Stdout, server, *count)
	}
	if err != nil {
		log.Fatal(err)
	}
}

// target is one request as vegeta reads it.
type target struct {
	Method string      `json:"method"`
	URL    string      `json:"url"`
	Header http.Header `json:"header,omitempty"`
	Body   []byte      `json:"body,omitempty"`
}

// known is what there is to ask for.
type known struct {
	server                    *url.URL
	names, persons, companies []string
	ids, articles, edges      []any
}

func writeTargets(w io.Writer, server *url.URL, n int) error {
	k := &known{server: server}
	for _, ask := range []struct {
		cypher string
		take   func(any)
	}{
		{"MATCH (n) WHERE n.name IS NOT NULL RETURN n.name", func(v any) { k.names = append(k.names, v.(string)) }},
		{"MATCH (p:Person)-[:SAID]->() RETURN DISTINCT p.name", func(v any) { k.persons = append(k.persons, v.(string)) }},
		{"MATCH (c:Company)-[:REPORTED]->() RETURN DISTINCT c.name", func(v any) { k.companies = append(k.companies, v.(string)) }},
		{"MATCH (n) WHERE n.name IS NOT NULL RETURN id(n)", func(v any) { k.ids = append(k.ids, v) }},
		{"MATCH (a:Article) RETURN id(a)", func(v any) { k.articles = append(k.articles, v) }},
		{"MATCH ()-[r]->() RETURN id(r)", func(v any) { k.edges = append(k.edges, v) }},
	} {
		rows, err := k.rows(ask.cypher)
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			return fmt.Errorf("the database has nothing for %s", ask.cypher)
		}
		for _, row := range rows {
			ask.take(row[0])
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	out := json.NewEncoder(w)
	for range n {
		if err := out.Encode(k.target(random)); err != nil {
			return err
		}
	}
	return nil
}

// target is a request of the mix: a third asks, the rest looks.
func (k *known) target(r *rand.Rand) target {
	name := func(list []string) string { return list[r.IntN(len(list))] }
	id := func(list []any) any { return list[r.IntN(len(list))] }
	switch p := r.IntN(100); {
	case p < 6:
		return k.ask("what did " + name(k.persons) + " say")
	case p < 12:
		return k.ask(name(k.companies) + "公布了哪些数据")
	case p < 16:
		return k.ask("who is " + name(k.persons))
	case p < 20:
		return k.ask("谁提到" + name(k.names))
	case p < 26:
		return k.ask("MATCH (p:Person)-[:SAID]->(s:Statement) RETURN p.name, count(s) ORDER BY count(s) DESC LIMIT 10")
	case p < 33:
		return k.ask(fmt.Sprintf("MATCH (n)-[r]-(m) WHERE id(n) = %v RETURN n, r, m LIMIT 25", id(k.ids)))
	case p < 55:
		return k.get("/api/entities/%v", id(k.ids))
	case p < 70:
		return k.get("/api/graph/neighbourhood?id=%v&depth=%d", id(k.ids), 1+r.IntN(2))
	case p < 80:
		return k.get("/api/search?q=%s&limit=10", url.QueryEscape(name(k.names)))
	case p < 90:
		text := []rune(name(k.names))
		return k.get("/api/complete?text=%s", url.QueryEscape("what did "+string(text[:1+r.IntN(len(text))])))
	case p < 94:
		return k.get("/api/articles/%v", id(k.articles))
	case p < 96:
		return k.get("/api/edges/%v", id(k.edges))
	case p < 98:
		return k.get("/api/stats")
	default:
		return k.get("/")
	}
}

func (k *known) get(format string, args ...any) target {
	return target{Method: http.MethodGet, URL: k.server.String() + fmt.Sprintf(format, args...)}
}

func (k *known) ask(text string) target {
	body, err := json.Marshal(map[string]any{"text": text})
	if err != nil {
		panic(err) // it is a string
	}
	return target{http.MethodPost, k.server.String() + "/api/query", http.Header{"Content-Type": {"application/json"}}, body}
}

func (k *known) rows(cypher string) ([][]any, error) {
	t := k.ask(cypher)
	response, err := http.Post(t.URL, "application/json", bytes.NewReader(t.Body))
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	var answer struct {
		Rows   [][]any `json:"rows"`
		Detail string  `json:"detail"`
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return nil, err
	}
	if answer.Detail != "" {
		return nil, fmt.Errorf("%s: %s", cypher, answer.Detail)
	}
	return answer.Rows, nil
}
