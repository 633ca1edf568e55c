// Jsonrecords moves order records through JSON and back: a hand-written encoder
// appends to a buffer, a hand-written parser builds a generic tree, and the tree
// is bound to structs again. A window of decoded records stays alive.
package main

import (
	"errors"
	"flag"
	"fmt"
	"sort"
	"strconv"
	"strings"
)

type item struct {
	sku      string
	quantity int
	price    float64
}

type record struct {
	id       int
	customer string
	email    string
	paid     bool
	coupon   *string
	tags     []string
	items    []item
	address  map[string]string
}

type random struct{ state uint64 }

func (r *random) below(n int) int {
	r.state = r.state*6364136223846793005 + 1442695040888963407
	return int(r.state >> 33 % uint64(n))
}

var (
	first  = []string{"Ada", "Björn", "Chloé", "Dmitri", "Eve \"E\"", "Fatima", "Guo", "Hana"}
	cities = []string{"Oslo", "Zürich", "東京", "Łódź", "Austin\tTX", "Quito"}
	labels = []string{"gift", "express", "fragile", "b2b", "retry", "new"}
)

func makeRecord(r *random, id int) *record {
	name := first[r.below(len(first))]
	rec := &record{
		id:       id,
		customer: name + " " + strconv.Itoa(r.below(1000)),
		email:    strings.ToLower(name[:3]) + strconv.Itoa(r.below(9999)) + "@example.com",
		paid:     r.below(3) > 0,
		address: map[string]string{
			"city":   cities[r.below(len(cities))],
			"street": strconv.Itoa(1+r.below(200)) + " Main\\Side St",
			"zip":    strconv.Itoa(10000 + r.below(90000)),
		},
	}
	if r.below(4) == 0 {
		c := "SAVE" + strconv.Itoa(r.below(50))
		rec.coupon = &c
	}
	for i := r.below(4); i > 0; i-- {
		rec.tags = append(rec.tags, labels[r.below(len(labels))])
	}
	for i := 1 + r.below(4); i > 0; i-- {
		rec.items = append(rec.items, item{"SKU-" + strconv.Itoa(r.below(5000)), 1 + r.below(9), float64(r.below(100000)) / 100})
	}
	return rec
}

func (rec *record) appendJSON(b []byte) []byte {
	b = append(b, `{"id":`...)
	b = strconv.AppendInt(b, int64(rec.id), 10)
	b = append(b, `,"customer":`...)
	b = appendString(b, rec.customer)
	b = append(b, `,"email":`...)
	b = appendString(b, rec.email)
	b = append(b, `,"paid":`...)
	b = strconv.AppendBool(b, rec.paid)
	b = append(b, `,"coupon":`...)
	if rec.coupon == nil {
		b = append(b, "null"...)
	} else {
		b = appendString(b, *rec.coupon)
	}
	b = append(b, `,"tags":[`...)
	for i, t := range rec.tags {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, t)
	}
	b = append(b, `],"items":[`...)
	for i, it := range rec.items {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, `{"sku":`...)
		b = appendString(b, it.sku)
		b = append(b, `,"quantity":`...)
		b = strconv.AppendInt(b, int64(it.quantity), 10)
		b = append(b, `,"price":`...)
		b = strconv.AppendFloat(b, it.price, 'g', -1, 64)
		b = append(b, '}')
	}
	b = append(b, `],"address":{`...)
	keys := make([]string, 0, len(rec.address))
	for k := range rec.address {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for i, k := range keys {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, k)
		b = append(b, ':')
		b = appendString(b, rec.address[k])
	}
	return append(b, "}}"...)
}

func appendString(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c < ' ':
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		default:
			b = append(b, c)
		}
	}
	return append(b, '"')
}

var errSyntax = errors.New("syntax error")

// A parser builds map[string]any, []any, string, float64, bool and nil, as a
// generic JSON decoder does.
type parser struct {
	text string
	pos  int
}

func (p *parser) space() {
	for p.pos < len(p.text) && (p.text[p.pos] == ' ' || p.text[p.pos] == '\n') {
		p.pos++
	}
}

func (p *parser) fail(what string) error {
	return fmt.Errorf("at byte %d: %s: %w", p.pos, what, errSyntax)
}

func (p *parser) value() (any, error) {
	p.space()
	if p.pos == len(p.text) {
		return nil, p.fail("unexpected end")
	}
	switch c := p.text[p.pos]; {
	case c == '{':
		return p.object()
	case c == '[':
		return p.array()
	case c == '"':
		return p.str()
	case c == '-' || '0' <= c && c <= '9':
		return p.number()
	}
	for _, word := range []string{"true", "false", "null"} {
		if strings.HasPrefix(p.text[p.pos:], word) {
			p.pos += len(word)
			if word == "null" {
				return nil, nil
			}
			return word == "true", nil
		}
	}
	return nil, p.fail("unexpected " + strconv.QuoteRune(rune(p.text[p.pos])))
}

func (p *parser) object() (any, error) {
	out := make(map[string]any)
	p.pos++
	for p.space(); p.pos < len(p.text) && p.text[p.pos] != '}'; p.space() {
		key, err := p.str()
		if err != nil {
			return nil, err
		}
		p.space()
		if p.pos == len(p.text) || p.text[p.pos] != ':' {
			return nil, p.fail("missing ':'")
		}
		p.pos++
		v, err := p.value()
		if err != nil {
			return nil, err
		}
		out[key.(string)] = v
		p.space()
		if p.pos < len(p.text) && p.text[p.pos] == ',' {
			p.pos++
		}
	}
	if p.pos == len(p.text) {
		return nil, p.fail("unterminated object")
	}
	p.pos++
	return out, nil
}

func (p *parser) array() (any, error) {
	var out []any
	p.pos++
	for p.space(); p.pos < len(p.text) && p.text[p.pos] != ']'; p.space() {
		v, err := p.value()
		if err != nil {
			return nil, err
		}
		out = append(out, v)
		p.space()
		if p.pos < len(p.text) && p.text[p.pos] == ',' {
			p.pos++
		}
	}
	if p.pos == len(p.text) {
		return nil, p.fail("unterminated array")
	}
	p.pos++
	return out, nil
}

func (p *parser) str() (any, error) {
	if p.text[p.pos] != '"' {
		return nil, p.fail("missing '\"'")
	}
	p.pos++
	var out []byte
	for p.pos < len(p.text) {
		switch c := p.text[p.pos]; {
		case c == '"':
			p.pos++
			return string(out), nil
		case c == '\\' && p.pos+5 < len(p.text) && p.text[p.pos+1] == 'u':
			code, err := strconv.ParseUint(p.text[p.pos+2:p.pos+6], 16, 32)
			if err != nil {
				return nil, p.fail(err.Error())
			}
			out = append(out, string(rune(code))...)
			p.pos += 6
		case c == '\\' && p.pos+1 < len(p.text):
			out = append(out, p.text[p.pos+1])
			p.pos += 2
		default:
			out = append(out, c)
			p.pos++
		}
	}
	return nil, p.fail("unterminated string")
}

func (p *parser) number() (any, error) {
	start := p.pos
	for p.pos < len(p.text) && strings.IndexByte("+-.eE0123456789", p.text[p.pos]) >= 0 {
		p.pos++
	}
	f, err := strconv.ParseFloat(p.text[start:p.pos], 64)
	if err != nil {
		return nil, p.fail(err.Error())
	}
	return f, nil
}

// bind turns the generic tree into a record.
func bind(tree any) (*record, error) {
	object, ok := tree.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("want an object, got %T", tree)
	}
	rec := &record{address: make(map[string]string)}
	rec.id = int(object["id"].(float64))
	rec.customer = object["customer"].(string)
	rec.email = object["email"].(string)
	rec.paid = object["paid"].(bool)
	if c, ok := object["coupon"].(string); ok {
		rec.coupon = &c
	}
	tags, _ := object["tags"].([]any)
	for _, t := range tags {
		rec.tags = append(rec.tags, t.(string))
	}
	items, _ := object["items"].([]any)
	for _, v := range items {
		it := v.(map[string]any)
		rec.items = append(rec.items, item{it["sku"].(string), int(it["quantity"].(float64)), it["price"].(float64)})
	}
	for k, v := range object["address"].(map[string]any) {
		rec.address[k] = v.(string)
	}
	return rec, nil
}

func decode(text string) (*record, error) {
	p := &parser{text: text}
	tree, err := p.value()
	if err != nil {
		return nil, err
	}
	return bind(tree)
}

func main() {
	n := flag.Int("n", 12000, "records")
	flag.Parse()
	r := &random{7}
	window := make([]*record, 500)
	var buffer []byte
	bytes, same, broken := 0, 0, 0
	checksum := uint64(0)
	for i := 0; i < *n; i++ {
		buffer = makeRecord(r, i).appendJSON(buffer[:0])
		text := string(buffer)
		rec, err := decode(text)
		if err != nil {
			fmt.Println(err)
			return
		}
		window[i%len(window)] = rec
		again := string(rec.appendJSON(nil))
		if again == text {
			same++
		}
		bytes += len(again)
		for j := 0; j < len(again); j++ {
			checksum = (checksum ^ uint64(again[j])) * 1099511628211
		}
		if i%50 == 0 {
			if _, err := decode(text[:len(text)/2]); errors.Is(err, errSyntax) {
				broken++
			}
		}
	}
	paid, total := 0, 0.0
	for _, rec := range window {
		if rec != nil && rec.paid {
			paid++
			for _, it := range rec.items {
				total += float64(it.quantity) * it.price
			}
		}
	}
	fmt.Printf("records %d round trips %d bytes %d broken %d checksum %016x\n", *n, same, bytes, broken, checksum)
	fmt.Printf("window: paid %d total %.2f\n", paid, total)
	_, err := decode(`{"id": ?}`)
	fmt.Println(err)
}
