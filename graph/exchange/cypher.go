package exchange

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/newsgraph/kg/graph"
)

// While a script runs its nodes have this label, and their number of the graph
// in this property.
const (
	scriptLabel = "KgImport"
	scriptKey   = "kg_import_id"
)

// WriteCypher writes the graph as a script of Cypher statements that make it
// anew, one a line.
func WriteCypher(tx *graph.Tx, w io.Writer) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "CREATE INDEX kg_import IF NOT EXISTS FOR (n:%s) ON (n.%s);\n", scriptLabel, scriptKey)
	err := nodes(tx, func(n graph.Node, names []string) error {
		props := withNames(n, names)
		props[scriptKey] = int64(n.ID)
		b.WriteString("CREATE (:" + scriptLabel)
		for _, label := range n.Labels {
			b.WriteString(":" + symbol(label))
		}
		written, err := literal(props)
		fmt.Fprintf(b, " %s);\n", written)
		return err
	})
	if err != nil {
		return err
	}
	err = edges(tx, "", func(e graph.Edge, list []graph.Evidence) error {
		props, err := withEvidence(e, list)
		if err != nil {
			return err
		}
		written, err := literal(props)
		fmt.Fprintf(b, "MATCH (a:%s {%s: %d}), (b:%s {%s: %d}) CREATE (a)-[:%s %s]->(b);\n",
			scriptLabel, scriptKey, e.From, scriptLabel, scriptKey, e.To, symbol(e.Type), written)
		return err
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(b, "MATCH (n:%s) REMOVE n:%s, n.%s;\nDROP INDEX kg_import IF EXISTS;\n", scriptLabel, scriptLabel, scriptKey)
	return b.Flush()
}

// symbol is a name as Cypher reads any.
func symbol(s string) string { return "`" + strings.ReplaceAll(s, "`", "``") + "`" }

// literal is a value as Cypher writes it; bytes, which it cannot, in base64.
func literal(v any) (string, error) {
	switch v := v.(type) {
	case nil:
		return "null", nil
	case bool:
		return strconv.FormatBool(v), nil
	case int64:
		if v == math.MinInt64 { // its digits alone are no number
			return "(-9223372036854775807 - 1)", nil
		}
		return strconv.FormatInt(v, 10), nil
	case float64:
		return floatLiteral(v), nil
	case string:
		return textLiteral(v), nil
	case []any:
		elements := make([]string, len(v))
		for i, x := range v {
			var err error
			if elements[i], err = literal(x); err != nil {
				return "", err
			}
		}
		return "[" + strings.Join(elements, ", ") + "]", nil
	case map[string]any:
		var entries []string
		for _, key := range slices.Sorted(maps.Keys(v)) {
			x, err := literal(v[key])
			if err != nil {
				return "", err
			}
			entries = append(entries, symbol(key)+": "+x)
		}
		return "{" + strings.Join(entries, ", ") + "}", nil
	}
	text, typ, ok := iso(v)
	if ok {
		return typ + "(" + textLiteral(text) + ")", nil
	}
	text, err := plain(v)
	return textLiteral(text), err
}

func floatLiteral(f float64) string {
	switch {
	case math.IsNaN(f):
		return "(0.0 / 0.0)"
	case math.IsInf(f, 1):
		return "(1.0 / 0.0)"
	case math.IsInf(f, -1):
		return "(-1.0 / 0.0)"
	}
	return string(appendFloat(nil, f))
}

// textLiteral quotes a string so that it stays on a line.
func textLiteral(s string) string {
	var b strings.Builder
	b.WriteByte('\'')
	for _, r := range s {
		switch {
		case r == '\'' || r == '\\':
			b.WriteString(`\` + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case r < ' ' || r == 0x7f || r == '\u2028' || r == '\u2029':
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('\'')
	return b.String()
}
