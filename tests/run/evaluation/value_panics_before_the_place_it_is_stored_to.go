package main

import "fmt"

type T struct {
	x    int
	data []int
	next *T
	arr  [4]int
}

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

//go:noinline
func five() int { return 5 }

func main() {
	a := [][]int{{1}}
	b := []int{}
	i, k := five(), five()+2
	var p *T
	try("a[i][0]=b[k]", func() { a[i][0] = b[k] })
	try("a[0][i]=b[k]", func() { a[0][i] = b[k] })
	try("p.x=b[k]", func() { p.x = b[k] })
	try("p.data[i]=b[k]", func() { p.data[i] = b[k] })
	try("b[i]=p.x", func() { b[i] = p.x })
	try("a[i][b[k]]", func() { fmt.Println(a[i][b[k]]) })
	try("p.data[b[k]]", func() { fmt.Println(p.data[b[k]]) })
	try("a[i][0]+=b[k]", func() { a[i][0] += b[k] })
	try("a[0][i]+=b[k]", func() { a[0][i] += b[k] })
	try("b[i]+=b[k]", func() { b[i] += b[k] })
	try("b[i]+=p.x", func() { b[i] += p.x })
	try("p.arr[i]=b[k]", func() { p.arr[i] = b[k] })
	try("p.arr[i]", func() { fmt.Println(p.arr[i]) })
	try("p.next.x=b[k]", func() { p.next.x = b[k] })
	try("*p = T{x: b[k]}", func() { *p = T{x: b[k]} })
	var arr [3][4]int
	try("arr[i][k]", func() { fmt.Println(arr[i][k]) })
	try("arr[i][k]=b[0]", func() { arr[i][k] = b[0] })
	var q *[4]int
	try("q[i]", func() { fmt.Println(q[i]) })
	try("q[i]=b[k]", func() { q[i] = b[k] })
}
