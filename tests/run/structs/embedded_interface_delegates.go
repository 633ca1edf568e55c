package main

import "fmt"

type store interface {
	get(k string) (string, bool)
	put(k, v string)
}

type memory map[string]string

func (m memory) get(k string) (string, bool) { v, ok := m[k]; return v, ok }
func (m memory) put(k, v string)             { m[k] = v }

type counting struct {
	store
	gets, puts int
}

func (c *counting) get(k string) (string, bool) {
	c.gets++
	return c.store.get(k)
}

type prefixed struct {
	store
	prefix string
}

func (p prefixed) put(k, v string) { p.store.put(p.prefix+k, v) }

func main() {
	m := memory{}
	c := &counting{store: m}
	var s store = prefixed{c, "x-"}
	s.put("a", "1")
	s.put("b", "2")
	v, ok := s.get("x-a")
	fmt.Println(v, ok)
	_, ok = s.get("a")
	fmt.Println(ok, c.gets, c.puts, m)
	c.store = prefixed{memory{"q": "inner"}, ""}
	fmt.Println(s.get("q"))
}
