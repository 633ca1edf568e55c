package url

import (
	"errors"
	"sort"
	"strings"
)

// Values has the values of a query or form by name.
type Values map[string][]string

// Get returns the first value of a name, or "".
func (v Values) Get(key string) string {
	if vs := v[key]; len(vs) > 0 {
		return vs[0]
	}
	return ""
}

func (v Values) Set(key, value string) { v[key] = []string{value} }
func (v Values) Add(key, value string) { v[key] = append(v[key], value) }
func (v Values) Del(key string)        { delete(v, key) }

// Has reports whether a name has values.
func (v Values) Has(key string) bool {
	_, ok := v[key]
	return ok
}

// Clone returns a copy that shares nothing.
func (v Values) Clone() Values {
	if v == nil {
		return nil
	}
	c := make(Values, len(v))
	for key, values := range v {
		c[key] = append(values[:0:0], values...)
	}
	return c
}

// mostValues is how many values a query may have.
const mostValues = 10000

// ParseQuery reads a query, and returns the values that are well-formed and the first error.
func ParseQuery(query string) (Values, error) {
	v := make(Values)
	if strings.Count(query, "&")+1 > mostValues {
		return v, errors.New("number of URL query parameters exceeded limit")
	}
	var first error
	for query != "" {
		var pair string
		pair, query, _ = strings.Cut(query, "&")
		if strings.Contains(pair, ";") {
			first = errors.New("invalid semicolon separator in query")
			continue
		}
		if pair == "" {
			continue
		}
		key, value, _ := strings.Cut(pair, "=")
		key, err := QueryUnescape(key)
		if err == nil {
			value, err = QueryUnescape(value)
		}
		if err != nil {
			if first == nil {
				first = err
			}
			continue
		}
		v[key] = append(v[key], value)
	}
	return v, first
}

// Encode returns the values as a query, sorted by name.
func (v Values) Encode() string {
	keys := make([]string, 0, len(v))
	for key := range v {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	var b strings.Builder
	for _, key := range keys {
		for _, value := range v[key] {
			if b.Len() > 0 {
				b.WriteByte('&')
			}
			b.WriteString(QueryEscape(key) + "=" + QueryEscape(value))
		}
	}
	return b.String()
}
