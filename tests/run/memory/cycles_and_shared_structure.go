package main

import (
	"fmt"
	"runtime"
)

type person struct {
	name    string
	friends []*person
	best    *person
	extra   interface{}
}

func ring(n int) *person {
	first := &person{name: "p0"}
	prev := first
	for i := 1; i < n; i++ {
		p := &person{name: fmt.Sprint("p", i)}
		prev.best = p
		p.friends = []*person{prev, first}
		prev = p
	}
	prev.best = first
	first.extra = &first.friends
	return first
}

func walk(p *person) (n, friends int) {
	for q := p; ; q = q.best {
		n++
		for _, f := range q.friends {
			if f.best == q || f == p {
				friends++
			}
		}
		if q.best == p {
			return
		}
	}
}

func main() {
	r := ring(100)
	for range 5 {
		ring(100)
		runtime.GC()
		fmt.Println(walk(r))
	}
	ext := r.extra.(*[]*person)
	*ext = append(*ext, r.best)
	runtime.GC()
	fmt.Println(len(r.friends), r.friends[0].name)
	var self interface{}
	self = &self
	s := []interface{}{nil, self}
	s[0] = s
	m := map[string]interface{}{}
	m["me"] = m
	runtime.GC()
	fmt.Println(*(self.(*interface{})) == self, len(s[0].([]interface{})), len(m["me"].(map[string]interface{})))
}
