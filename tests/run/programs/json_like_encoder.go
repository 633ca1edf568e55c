package main

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
)

type object map[string]interface{}

func encode(b *strings.Builder, v interface{}, indent string) {
	switch x := v.(type) {
	case nil:
		b.WriteString("null")
	case bool:
		b.WriteString(strconv.FormatBool(x))
	case int:
		b.WriteString(strconv.Itoa(x))
	case float64:
		b.WriteString(strconv.FormatFloat(x, 'g', -1, 64))
	case string:
		b.WriteString(strconv.Quote(x))
	case []interface{}:
		b.WriteByte('[')
		for i, e := range x {
			if i > 0 {
				b.WriteString(", ")
			}
			encode(b, e, indent)
		}
		b.WriteByte(']')
	case object:
		keys := make([]string, 0, len(x))
		for k := range x {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		b.WriteString("{\n")
		for i, k := range keys {
			b.WriteString(indent + "  " + strconv.Quote(k) + ": ")
			encode(b, x[k], indent+"  ")
			if i < len(keys)-1 {
				b.WriteByte(',')
			}
			b.WriteByte('\n')
		}
		b.WriteString(indent + "}")
	default:
		panic(fmt.Sprintf("cannot encode %T", x))
	}
}

func main() {
	doc := object{"name": "widget", "tags": []interface{}{"a", 1, 2.5, nil, true}, "size": object{"w": 10, "h": -3, "deep": object{}}, "q": "say \"hi\"\n"}
	var b strings.Builder
	encode(&b, doc, "")
	fmt.Println(b.String())
	defer func() { fmt.Println(recover()) }()
	encode(&b, object{"bad": struct{}{}}, "")
}
