package main

import "fmt"

type block struct {
	head string
	data [1500]int
	tail *int
}

func fill(n int) (b block) {
	b.head = fmt.Sprint("block", n)
	for i := range b.data {
		b.data[i] = i * n
	}
	b.tail = &n
	return
}

func modify(b block, at int) block {
	b.data[at] = -1
	b.head += "*"
	return b
}

func sum(b *block) (t int) {
	for _, v := range b.data {
		t += v
	}
	return t + *b.tail
}

func nest(depth int, b block) int {
	if depth == 0 {
		return sum(&b)
	}
	b.data[depth] += depth
	return nest(depth-1, b) + b.data[depth]
}

func main() {
	a := fill(2)
	b := modify(a, 10)
	fmt.Println(a.head, b.head, sum(&a), sum(&b), a == b)
	arr := [3]block{a, b}
	arr[2] = arr[0]
	arr[0].data[0] = 999
	fmt.Println(arr[2].data[0], arr[0].data[0], arr[2] == a)
	fmt.Println(nest(20, a), a.data[5])
	m := map[string]block{"a": a}
	c := m["a"]
	c.data[1] = 0
	fmt.Println(m["a"].data[1], c.data[1])
	ch := make(chan block, 2)
	ch <- b
	d := <-ch
	fmt.Println(d == b, d.data[10])
	var i interface{} = d
	fmt.Println(i.(block).data[1499], i == interface{}(b))
	f := func() int { return d.data[3] }
	d.data[3] = 77
	fmt.Println(f())
}
