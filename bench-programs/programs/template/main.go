// Template compiles page templates to a tree and renders them with nested data:
// variables, loops, conditions, partials and filters, with HTML escaping. The
// trees live, every page and its data die after the response.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"strconv"
	"strings"
)

type scope struct {
	values map[string]any
	outer  *scope
}

// lookup resolves a dotted path such as user.name.
func (s *scope) lookup(path string) any {
	head, rest, dotted := strings.Cut(path, ".")
	for sc := s; sc != nil; sc = sc.outer {
		v, ok := sc.values[head]
		if !ok {
			continue
		}
		for dotted {
			head, rest, dotted = strings.Cut(rest, ".")
			m, ok := v.(map[string]any)
			if !ok {
				return nil
			}
			v = m[head]
		}
		return v
	}
	return nil
}

type node interface {
	render(out *bytes.Buffer, s *scope, set map[string]*page) error
}

type (
	text   struct{ literal string }
	output struct {
		path    string
		filters []string
	}
	loop struct {
		variable, path string
		body           []node
	}
	branch struct {
		path            string
		then, otherwise []node
	}
	partial struct{ name string }
	page    struct {
		name  string
		nodes []node
	}
)

func (t *text) render(out *bytes.Buffer, s *scope, set map[string]*page) error {
	out.WriteString(t.literal)
	return nil
}

func (o *output) render(out *bytes.Buffer, s *scope, set map[string]*page) error {
	v := show(s.lookup(o.path))
	for _, f := range o.filters {
		filter, ok := filters[f]
		if !ok {
			return fmt.Errorf("unknown filter %q", f)
		}
		v = filter(v)
	}
	out.WriteString(escape(v))
	return nil
}

func (l *loop) render(out *bytes.Buffer, s *scope, set map[string]*page) error {
	list, ok := s.lookup(l.path).([]any)
	if !ok {
		return fmt.Errorf("%s is not a list", l.path)
	}
	for i, v := range list {
		inner := &scope{map[string]any{l.variable: v, "index": i + 1, "last": i == len(list)-1}, s}
		if err := renderAll(l.body, out, inner, set); err != nil {
			return err
		}
	}
	return nil
}

func (b *branch) render(out *bytes.Buffer, s *scope, set map[string]*page) error {
	if truth(s.lookup(b.path)) {
		return renderAll(b.then, out, s, set)
	}
	return renderAll(b.otherwise, out, s, set)
}

func (p *partial) render(out *bytes.Buffer, s *scope, set map[string]*page) error {
	target := set[p.name]
	if target == nil {
		return fmt.Errorf("no template %q", p.name)
	}
	return renderAll(target.nodes, out, s, set)
}

func renderAll(nodes []node, out *bytes.Buffer, s *scope, set map[string]*page) error {
	for _, n := range nodes {
		if err := n.render(out, s, set); err != nil {
			return err
		}
	}
	return nil
}

func show(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case float64:
		return strconv.FormatFloat(v, 'f', 2, 64)
	case bool:
		return strconv.FormatBool(v)
	case nil:
		return ""
	}
	return fmt.Sprint(v)
}

func truth(v any) bool {
	switch v := v.(type) {
	case nil:
		return false
	case bool:
		return v
	case string:
		return v != ""
	case int:
		return v != 0
	case []any:
		return len(v) > 0
	}
	return true
}

var filters = map[string]func(string) string{
	"upper": strings.ToUpper,
	"trim":  strings.TrimSpace,
	"short": func(s string) string {
		if len(s) > 12 {
			return s[:12] + "..."
		}
		return s
	},
}

func escape(s string) string {
	if !strings.ContainsAny(s, "<>&\"") {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch r {
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '&':
			b.WriteString("&amp;")
		case '"':
			b.WriteString("&quot;")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// A compiler turns {{...}} source into nodes.
type compiler struct {
	rest string
}

// nodes reads until {{end}}, {{else}} or the end of the source, and returns
// which of them stopped it.
func (c *compiler) nodes() ([]node, string, error) {
	var out []node
	for {
		before, after, ok := strings.Cut(c.rest, "{{")
		if before != "" {
			out = append(out, &text{before})
		}
		if !ok {
			c.rest = ""
			return out, "", nil
		}
		action, rest, ok := strings.Cut(after, "}}")
		if !ok {
			return nil, "", fmt.Errorf("unclosed action %q", after)
		}
		c.rest = rest
		words := strings.Fields(action)
		switch words[0] {
		case "end", "else":
			return out, words[0], nil
		case "for":
			body, _, err := c.nodes()
			if err != nil {
				return nil, "", err
			}
			out = append(out, &loop{words[1], words[3], body})
		case "if":
			then, stop, err := c.nodes()
			if err != nil {
				return nil, "", err
			}
			b := &branch{path: words[1], then: then}
			if stop == "else" {
				if b.otherwise, _, err = c.nodes(); err != nil {
					return nil, "", err
				}
			}
			out = append(out, b)
		case "include":
			out = append(out, &partial{words[1]})
		default:
			parts := strings.Split(action, "|")
			o := &output{path: strings.TrimSpace(parts[0])}
			for _, f := range parts[1:] {
				o.filters = append(o.filters, strings.TrimSpace(f))
			}
			out = append(out, o)
		}
	}
}

var sources = map[string]string{
	"header": `<h1>{{title | upper}}</h1>{{if user}}<p>Hello {{user.name | trim}}, {{user.mail}}</p>{{else}}<a href="/login">log in</a>{{end}}`,
	"shop": `{{include header}}<ul>
{{for item in items}}<li class="{{if item.sale}}sale{{end}}">{{index}}. {{item.name | short}}: {{item.price}}{{for tag in item.tags}} <i>{{tag}}</i>{{if last}}.{{end}}{{end}}</li>
{{end}}</ul>{{include footer}}`,
	"receipt": `{{include header}}{{for item in items}}{{item.name}} x{{item.count}}
{{end}}total {{total}}{{include footer}}`,
	"footer": `<small>{{year}} &copy; {{company}}</small>`,
}

type random struct{ state uint64 }

func (r *random) below(n int) int {
	r.state = r.state*6364136223846793005 + 1442695040888963407
	return int(r.state >> 33 % uint64(n))
}

func data(r *random, id int) map[string]any {
	var items []any
	total := 0.0
	for i := 2 + r.below(8); i > 0; i-- {
		var tags []any
		for j := r.below(3); j > 0; j-- {
			tags = append(tags, "tag"+strconv.Itoa(r.below(40)))
		}
		price := float64(r.below(100000)) / 100
		total += price
		items = append(items, map[string]any{
			"name":  "Thing <" + strconv.Itoa(r.below(1000)) + "> & part",
			"price": price,
			"count": 1 + r.below(5),
			"sale":  r.below(4) == 0,
			"tags":  append([]any{}, tags...),
		})
	}
	values := map[string]any{"title": "Page " + strconv.Itoa(id), "items": items, "total": total, "year": 2026, "company": "Müller & Söhne"}
	if r.below(3) > 0 {
		values["user"] = map[string]any{"name": " Customer " + strconv.Itoa(r.below(500)) + " ", "mail": "c" + strconv.Itoa(r.below(500)) + "@example.com"}
	}
	return values
}

func main() {
	n := flag.Int("n", 8000, "pages")
	flag.Parse()
	set := make(map[string]*page)
	for name, source := range sources {
		c := &compiler{source}
		nodes, _, err := c.nodes()
		if err != nil {
			fmt.Println(name, err)
			return
		}
		set[name] = &page{name, nodes}
	}
	set["broken"] = &page{"broken", []node{&text{"x"}, &partial{"nowhere"}}}
	r := &random{3}
	length, failed := 0, 0
	sum := uint64(0)
	var last string
	for i := 0; i < *n; i++ {
		name := []string{"shop", "receipt", "shop", "header"}[i%4]
		if i%100 == 50 {
			name = "broken"
		}
		var out bytes.Buffer
		if err := renderAll(set[name].nodes, &out, &scope{values: data(r, i)}, set); err != nil {
			failed++
			continue
		}
		body := out.Bytes()
		length += len(body)
		for _, c := range body {
			sum = (sum ^ uint64(c)) * 1099511628211
		}
		if name == "receipt" {
			last = out.String()
		}
	}
	fmt.Printf("pages %d bytes %d failed %d checksum %016x\n", *n, length, failed, sum)
	fmt.Println(last)
}
