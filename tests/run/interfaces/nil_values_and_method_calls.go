package main

import "fmt"

type list struct {
	v    int
	next *list
}

func (l *list) sum() int {
	if l == nil {
		return 0
	}
	return l.v + l.next.sum()
}

type tags []string

func (t tags) first() string {
	if t == nil {
		return "none"
	}
	return t[0]
}

type set map[string]bool

func (s set) has(k string) bool { return s[k] }

type cb func(int) int

func (c cb) call(n int) int {
	if c == nil {
		return -n
	}
	return c(n)
}

type summer interface{ sum() int }
type caller interface{ call(int) int }

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

func main() {
	var l *list
	fmt.Println(l.sum(), (&list{1, &list{2, nil}}).sum())
	var s summer = l
	fmt.Println(s.sum(), s == nil, s != summer(nil))
	var t tags
	var st set
	var c cb
	fmt.Println(t.first(), st.has("x"), c.call(5), caller(c).call(6), caller(cb(func(n int) int { return n * n })).call(7))
	var nothing summer
	try(func() { nothing.sum() })
	try(func() { f := nothing.sum; f() })
	try(func() { f := l.sum; fmt.Println("bound nil:", f()) })
	try(func() { fmt.Println(l.v) })
	try(func() { defer nothing.sum() })
	try(func() { go l.sum() })
	try(func() { _ = nothing.(summer) })
	_, ok := nothing.(summer)
	fmt.Println(ok)
	var e interface{} = s
	_, ok = e.(summer)
	q, ok2 := e.(*list)
	fmt.Println(ok, q == nil, ok2)
}
