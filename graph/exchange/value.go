package exchange

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/newsgraph/kg/graph/temporal"
)

// appendValue appends the JSON form of a property value. Integers have no
// point, floats have one or an exponent. What JSON has no form for is an object
// with one key that starts with $:
//
//	{"$float": "NaN"}  {"$bytes": "base64"}  {"$date": "2023-03-22"}
//	{"$time": [nanos, offset]}  {"$localtime": [nanos]}
//	{"$datetime": [seconds, nanos, offset, zone]}  {"$localdatetime": [seconds, nanos]}
//	{"$duration": [months, days, seconds, nanos]}
//	{"$text": "base64"}  a string that is no UTF-8
//	{"$map": {...}}  a map one of whose keys starts with $
func appendValue(b []byte, v any) ([]byte, error) {
	switch v := v.(type) {
	case nil:
		return append(b, "null"...), nil
	case bool:
		return strconv.AppendBool(b, v), nil
	case int64:
		return strconv.AppendInt(b, v, 10), nil
	case float64:
		return appendFloat(b, v), nil
	case string:
		if !utf8.ValidString(v) {
			return append(base64.StdEncoding.AppendEncode(append(b, `{"$text":"`...), []byte(v)), `"}`...), nil
		}
		return appendString(b, v)
	case []byte:
		return append(base64.StdEncoding.AppendEncode(append(b, `{"$bytes":"`...), v), `"}`...), nil
	case []any:
		return appendList(b, v)
	case map[string]any:
		return appendMap(b, v)
	case temporal.Date:
		if text, ok := isoDate(v.Days); ok {
			return fmt.Appendf(b, `{"$date":"%s"}`, text), nil
		}
		return fmt.Appendf(b, `{"$date":%d}`, v.Days), nil
	case temporal.Time:
		return fmt.Appendf(b, `{"$time":[%d,%d]}`, v.Nanos, v.Offset), nil
	case temporal.LocalTime:
		return fmt.Appendf(b, `{"$localtime":[%d]}`, v.Nanos), nil
	case temporal.DateTime:
		b, err := appendString(fmt.Appendf(b, `{"$datetime":[%d,%d,%d,`, v.Seconds, v.Nanos, v.Offset), v.Zone)
		return append(b, "]}"...), err
	case temporal.LocalDateTime:
		return fmt.Appendf(b, `{"$localdatetime":[%d,%d]}`, v.Seconds, v.Nanos), nil
	case temporal.Duration:
		return fmt.Appendf(b, `{"$duration":[%d,%d,%d,%d]}`, v.Months, v.Days, v.Seconds, v.Nanos), nil
	}
	return b, fmt.Errorf("a value of type %T has no JSON form", v)
}

func appendFloat(b []byte, f float64) []byte {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return fmt.Appendf(b, `{"$float":"%v"}`, f)
	}
	start := len(b)
	b = strconv.AppendFloat(b, f, 'g', -1, 64)
	if !bytes.ContainsAny(b[start:], ".e") {
		b = append(b, ".0"...)
	}
	return b
}

// appendString leaves <, > and & as they are.
func appendString(b []byte, s string) ([]byte, error) {
	w := bytes.NewBuffer(b)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	err := e.Encode(s)
	return bytes.TrimSuffix(w.Bytes(), []byte("\n")), err
}

func appendList(b []byte, list []any) ([]byte, error) {
	b = append(b, '[')
	for i, v := range list {
		if i > 0 {
			b = append(b, ',')
		}
		var err error
		if b, err = appendValue(b, v); err != nil {
			return b, err
		}
	}
	return append(b, ']'), nil
}

func appendMap(b []byte, m map[string]any) ([]byte, error) {
	for key := range m {
		if strings.HasPrefix(key, "$") {
			b, err := appendObject(append(b, `{"$map":`...), m)
			return append(b, '}'), err
		}
	}
	return appendObject(b, m)
}

// appendObject appends a map in the order of its keys.
func appendObject(b []byte, m map[string]any) ([]byte, error) {
	b = append(b, '{')
	for i, key := range slices.Sorted(maps.Keys(m)) {
		if i > 0 {
			b = append(b, ',')
		}
		var err error
		if b, err = appendString(b, key); err != nil {
			return b, err
		}
		if b, err = appendValue(append(b, ':'), m[key]); err != nil {
			return b, err
		}
	}
	return append(b, '}'), nil
}

// readObject reads what appendObject wrote.
func readObject(data []byte) (map[string]any, error) {
	if len(data) == 0 {
		return nil, nil
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var m map[string]any
	if err := d.Decode(&m); err != nil {
		return nil, err
	}
	for key, v := range m {
		value, err := fromJSON(v)
		if err != nil {
			return nil, fmt.Errorf("property %s: %w", key, err)
		}
		m[key] = value
	}
	return m, nil
}

// fromJSON is the value that a decoded JSON value stands for.
func fromJSON(v any) (any, error) {
	switch v := v.(type) {
	case json.Number:
		if strings.ContainsAny(string(v), ".eE") {
			return v.Float64()
		}
		return v.Int64()
	case []any:
		for i := range v {
			var err error
			if v[i], err = fromJSON(v[i]); err != nil {
				return nil, err
			}
		}
		return v, nil
	case map[string]any:
		if len(v) == 1 {
			for key, inner := range v {
				if strings.HasPrefix(key, "$") {
					return special(key, inner)
				}
			}
		}
		return plainMap(v)
	}
	return v, nil
}

func plainMap(m map[string]any) (any, error) {
	for key, inner := range m {
		value, err := fromJSON(inner)
		if err != nil {
			return nil, err
		}
		m[key] = value
	}
	return m, nil
}

// special reads a value that JSON has no form for.
func special(key string, v any) (any, error) {
	wrong := fmt.Errorf("%v is no value of %s", v, key)
	switch inner := v.(type) {
	case string:
		switch key {
		case "$float":
			f, err := strconv.ParseFloat(inner, 64)
			return f, err
		case "$bytes":
			return base64.StdEncoding.DecodeString(inner)
		case "$text":
			b, err := base64.StdEncoding.DecodeString(inner)
			return string(b), err
		case "$date":
			t, err := time.Parse(time.DateOnly, inner)
			return temporal.Date{Days: t.Unix() / secondsPerDay}, err
		}
	case json.Number:
		if days, err := inner.Int64(); key == "$date" && err == nil {
			return temporal.Date{Days: days}, nil
		}
	case map[string]any:
		if key == "$map" {
			return plainMap(inner)
		}
	case []any:
		return moment(key, inner)
	}
	return nil, wrong
}

// moment reads a time from its parts.
func moment(key string, parts []any) (any, error) {
	zone := ""
	if n := len(parts); key == "$datetime" && n == 4 {
		zone, _ = parts[3].(string)
		parts = parts[:3]
	}
	n := make([]int64, len(parts))
	for i, p := range parts {
		number, _ := p.(json.Number)
		var err error
		if n[i], err = number.Int64(); err != nil {
			return nil, fmt.Errorf("%v is no value of %s", parts, key)
		}
	}
	switch {
	case key == "$time" && len(n) == 2:
		return temporal.Time{Nanos: n[0], Offset: int32(n[1])}, nil
	case key == "$localtime" && len(n) == 1:
		return temporal.LocalTime{Nanos: n[0]}, nil
	case key == "$datetime" && len(n) == 3:
		return temporal.DateTime{Seconds: n[0], Nanos: int32(n[1]), Offset: int32(n[2]), Zone: zone}, nil
	case key == "$localdatetime" && len(n) == 2:
		return temporal.LocalDateTime{Seconds: n[0], Nanos: int32(n[1])}, nil
	case key == "$duration" && len(n) == 4:
		return temporal.Duration{Months: n[0], Days: n[1], Seconds: n[2], Nanos: int32(n[3])}, nil
	}
	return nil, fmt.Errorf("%v is no value of %s", parts, key)
}
