package serve

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"
)

// contract is openapi.yaml with its schemas made ready.
type contract struct {
	doc     map[string]any
	paths   map[string]map[string]any // path to method to operation
	schemas map[string]*jsonschema.Schema
}

var loadContract = sync.OnceValues(func() (*contract, error) {
	var raw map[string]any
	if err := yaml.Unmarshal(openAPI, &raw); err != nil {
		return nil, err
	}
	asJSON, err := json.Marshal(raw)
	if err != nil {
		return nil, err
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(asJSON))
	if err != nil {
		return nil, err
	}
	c := &contract{doc: doc.(map[string]any), paths: map[string]map[string]any{}, schemas: map[string]*jsonschema.Schema{}}
	for path, item := range c.doc["paths"].(map[string]any) {
		c.paths[path] = item.(map[string]any)
	}
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft2020)
	compiler.AssertFormat()
	if err := compiler.AddResource("openapi.json", doc); err != nil {
		return nil, err
	}
	for name := range c.doc["components"].(map[string]any)["schemas"].(map[string]any) {
		if c.schemas[name], err = compiler.Compile("openapi.json#/components/schemas/" + name); err != nil {
			return nil, err
		}
	}
	return c, nil
})

func theContract(t testing.TB) *contract {
	t.Helper()
	c, err := loadContract()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// answers are the schemas of the good answers of operations.
var answers = map[string]string{
	"complete": "Completion", "search": "Found", "entity": "Entity", "articles": "Articles", "ingest": "Ingested", "article": "ArticleWithFacts",
	"neighbourhood": "Graph", "edge": "Fact", "stats": "Stats",
}

// checkContract holds a response against openapi.yaml.
func checkContract(t testing.TB, r *http.Request, w *httptest.ResponseRecorder) {
	t.Helper()
	c := theContract(t)
	kind, _, _ := strings.Cut(w.Header().Get("Content-Type"), ";")
	if w.Header().Get("Content-Encoding") != "" || r.Method == http.MethodHead {
		return
	}
	schema := ""
	switch {
	case kind == "application/problem+json":
		schema = "Problem"
	case kind == streamType:
		for line := range strings.Lines(w.Body.String()) {
			c.check(t, "StreamLine", []byte(line))
		}
		return
	case kind != "application/json":
		return
	case r.URL.Path == "/api/query":
		schema = "Answer"
		if bytes.HasPrefix(w.Body.Bytes(), []byte(`{"kind":"rows"`)) {
			schema = "Rows"
		}
	default:
		schema = answers[c.operation(r)]
	}
	if schema == "" {
		t.Errorf("%s %s answers with JSON and is not in openapi.yaml", r.Method, r.URL.Path)
		return
	}
	c.check(t, schema, w.Body.Bytes())
}

func (c *contract) check(t testing.TB, schema string, body []byte) {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		t.Errorf("%v in %.500s", err, body)
		return
	}
	if err := c.schemas[schema].Validate(v); err != nil {
		t.Errorf("the answer is no %s of openapi.yaml: %v\n%.1000s", schema, err, body)
	}
}

var pathParameter = regexp.MustCompile(`\{[^}]*\}`)

// operation is the operationId of a request.
func (c *contract) operation(r *http.Request) string {
	for path, item := range c.paths {
		pattern := "^" + pathParameter.ReplaceAllString(path, "[^/]+") + "$"
		if regexp.MustCompile(pattern).MatchString(r.URL.Path) {
			if op, ok := item[strings.ToLower(r.Method)].(map[string]any); ok {
				return op["operationId"].(string)
			}
		}
	}
	return ""
}

func TestTheRoutesAreThoseOfTheDescription(t *testing.T) {
	var described, served []string
	for path, item := range theContract(t).paths {
		for method := range item {
			described = append(described, strings.ToUpper(method)+" "+path)
		}
	}
	for _, r := range newClient(t, nil).server.routes() {
		served = append(served, r.method+" "+r.path)
	}
	slices.Sort(described)
	slices.Sort(served)
	if diff := cmp.Diff(described, served); diff != "" {
		t.Errorf("routes (-described +served):\n%s", diff)
	}
}

func TestTheFieldsAreThoseOfTheDescription(t *testing.T) {
	schemas := theContract(t).doc["components"].(map[string]any)["schemas"].(map[string]any)
	for name, v := range map[string]any{
		"Ref": Ref{}, "Node": Node{}, "Edge": Edge{}, "Graph": Graph{}, "ArticleHead": Head{}, "Evidence": Evidence{}, "Fact": Fact{},
		"QueryRequest": queryRequest{}, "Answer": Answer{}, "AnswerRow": AnswerRow{}, "Rows": Rows{}, "Completion": Completion{}, "Found": Found{},
		"Said": Said{}, "Series": Series{}, "Entity": Entity{}, "Articles": Articles{}, "ArticleWithFacts": ArticleWithFacts{}, "Ingested": Ingested{},
		"Stats": Stats{}, "Problem": Problem{},
	} {
		var described []string
		for field := range schemas[name].(map[string]any)["properties"].(map[string]any) {
			described = append(described, field)
		}
		sent := fields(reflect.TypeOf(v))
		slices.Sort(described)
		slices.Sort(sent)
		if diff := cmp.Diff(described, sent); diff != "" {
			t.Errorf("%s (-described +sent):\n%s", name, diff)
		}
	}
}

// fields are the names in JSON of a struct's fields.
func fields(typ reflect.Type) (names []string) {
	for i := range typ.NumField() {
		f := typ.Field(i)
		switch name, _, _ := strings.Cut(f.Tag.Get("json"), ","); {
		case f.Anonymous:
			names = append(names, fields(f.Type)...)
		case f.IsExported():
			names = append(names, name)
		}
	}
	return names
}

func TestTheExamplesAreOfTheirSchemas(t *testing.T) {
	c := theContract(t)
	query := c.paths["/api/query"]["post"].(map[string]any)
	content := query["requestBody"].(map[string]any)["content"].(map[string]any)["application/json"].(map[string]any)
	for name, example := range content["examples"].(map[string]any) {
		if err := c.schemas["QueryRequest"].Validate(example.(map[string]any)["value"]); err != nil {
			t.Errorf("example %s: %v", name, err)
		}
	}
	problem := c.doc["components"].(map[string]any)["responses"].(map[string]any)["Problem"].(map[string]any)["content"].(map[string]any)
	for name, example := range problem["application/problem+json"].(map[string]any)["examples"].(map[string]any) {
		if err := c.schemas["Problem"].Validate(example.(map[string]any)["value"]); err != nil {
			t.Errorf("example %s: %v", name, err)
		}
	}
}

func TestEveryKindOfProblemIsDescribedAndHasATitle(t *testing.T) {
	schemas := theContract(t).doc["components"].(map[string]any)["schemas"].(map[string]any)
	kinds := schemas["Problem"].(map[string]any)["properties"].(map[string]any)["kind"].(map[string]any)["enum"].([]any)
	var described, titled []string
	for _, k := range kinds {
		described = append(described, k.(string))
	}
	for k := range titles {
		titled = append(titled, k)
	}
	slices.Sort(described)
	slices.Sort(titled)
	if diff := cmp.Diff(described, titled); diff != "" {
		t.Errorf("kinds (-described +titled):\n%s", diff)
	}
}

func TestTheDescriptionIsServed(t *testing.T) {
	w := newClient(t, nil).do(request(http.MethodGet, "/api/openapi.yaml", ""))
	if w.Code != http.StatusOK || !bytes.Equal(w.Body.Bytes(), openAPI) || w.Header().Get("Content-Type") != "application/yaml" {
		t.Errorf("status %d, %s, %d bytes", w.Code, w.Header().Get("Content-Type"), w.Body.Len())
	}
}
