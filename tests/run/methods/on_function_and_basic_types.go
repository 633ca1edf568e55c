package main

import (
	"fmt"
	"strings"
)

type level int

const (
	low level = iota
	high
)

func (l level) String() string { return [...]string{"low", "high"}[l] }
func (l *level) raise()        { *l++ }

type filter func(int) bool

func (f filter) and(g filter) filter { return func(n int) bool { return f(n) && g(n) } }
func (f filter) not() filter         { return func(n int) bool { return !f(n) } }

type path string

func (p path) join(q path) path { return p + "/" + q }
func (p path) parts() []string  { return strings.Split(string(p), "/") }

func main() {
	l := low
	fmt.Println(l, high, []level{low, high}, map[level]level{low: high})
	l.raise()
	fmt.Printf("%v %d %s %q %x\n", l, l, l, l, l)
	even := filter(func(n int) bool { return n%2 == 0 })
	big := filter(func(n int) bool { return n > 10 })
	for _, n := range []int{4, 12, 13} {
		fmt.Print(even.and(big)(n), even.not()(n), even.and(big.not())(n), " ")
	}
	fmt.Println()
	fmt.Println(path("a").join("b").join("c"), path("x/y").parts())
}
