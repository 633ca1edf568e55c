package main

import "fmt"

type counter struct{ n int }

func (c counter) plus(k int) counter { c.n += k; return c }
func (c *counter) add(k int) *counter {
	c.n += k
	return c
}
func (c *counter) isNil() bool { return c == nil }

type stack []int

func (s *stack) push(v int) { *s = append(*s, v) }
func (s *stack) pop() int {
	old := *s
	v := old[len(old)-1]
	*s = old[:len(old)-1]
	return v
}
func (s stack) top() int { return s[len(s)-1] }

type table map[string]int

func (t table) bump(k string) { t[k]++ }

func main() {
	c := counter{1}
	fmt.Println(c.plus(5).plus(6), c)
	c.add(2).add(3)
	n := c.add(1).plus(100).n
	fmt.Println(c, n, c.n)
	p := &c
	fmt.Println(p.plus(1).n, p.n, (*p).plus(2).n)
	var np *counter
	fmt.Println(np.isNil(), p.isNil())
	var s stack
	for i := 0; i < 5; i++ {
		s.push(i * i)
	}
	fmt.Println(s.pop(), s.top(), len(s), s)
	t := table{}
	t.bump("x")
	t.bump("x")
	fmt.Println(t)
	cs := []counter{{1}, {2}}
	for i := range cs {
		cs[i].add(10)
	}
	for _, v := range cs {
		v.add(100)
	}
	fmt.Println(cs)
	m := map[string]*counter{"k": {5}}
	m["k"].add(1)
	fmt.Println(m["k"].n)
}
