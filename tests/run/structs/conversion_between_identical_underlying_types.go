package main

import "fmt"

type a struct {
	X int
	Y string
}
type b struct {
	X int
	Y string
}

func (b) hello() string { return "from b" }

type celsius float64
type fahrenheit float64

func (c celsius) toF() fahrenheit { return fahrenheit(c*9/5 + 32) }

type ints []int

func (s ints) sum() (t int) {
	for _, v := range s {
		t += v
	}
	return
}

type handler func(string) string

func (h handler) twice(s string) string { return h(h(s)) }

func main() {
	v := a{1, "one"}
	fmt.Println(b(v).hello(), b(v), a(b(v)) == v)
	p := (*b)(&v)
	p.X = 5
	fmt.Println(v, p.hello())
	fmt.Println(celsius(100).toF())
	fmt.Println(ints([]int{1, 2, 3}).sum())
	fmt.Println(handler(func(s string) string { return "<" + s + ">" }).twice("x"))
	var anon struct {
		X int
		Y string
	} = v
	v = anon
	fmt.Println(v)
}
