package main

import "fmt"

func newInt(v int) *int { return &v }

func swap(a, b *int)    { *a, *b = *b, *a }
func reseat(p **int)    { *p = newInt(99) }
func set(p *string) int { *p = "set"; return len(*p) }

func main() {
	a, b := newInt(1), newInt(2)
	swap(a, b)
	fmt.Println(*a, *b)
	c := a
	reseat(&a)
	fmt.Println(*a, *c, a == c)
	x := 10
	p, q := &x, &x
	*p++
	*q *= 2
	fmt.Println(x, p == q)
	pp := &p
	**pp = 5
	*pp = new(int)
	fmt.Println(x, *p, *q)
	s := "unset"
	fmt.Println(set(&s), s)
	var nilp *int
	fmt.Println(nilp == nil, p != nil)
	ptrs := make([]*int, 5)
	for i := range ptrs {
		ptrs[i] = &i
	}
	for _, p := range ptrs {
		fmt.Print(*p, " ")
	}
	fmt.Println()
	st := &struct{ a, b *int }{a, b}
	st.a, st.b = st.b, st.a
	fmt.Println(*st.a, *st.b)
	fp := &[]func() int{func() int { return x }}[0]
	fmt.Println((*fp)())
}
