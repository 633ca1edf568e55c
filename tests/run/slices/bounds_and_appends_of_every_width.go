package main

import "fmt"

type p struct{ x int }

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	a, b, c := 5, 3, -1
	sl := make([]int, 4, 10)
	st := "hello"
	try(func() { fmt.Println(sl[b:a], cap(sl[b:a:7]), st[b:a], st[:b], st[b:]) })
	try(func() { _ = sl[a:b] })
	try(func() { _ = sl[c:] })
	try(func() { _ = sl[:11+a] })
	try(func() { _ = sl[a:] })
	try(func() { _ = sl[1:a:b] })
	try(func() { _ = sl[a:6:99+a] })
	try(func() { _ = sl[a:b+1:8] })
	try(func() { _ = sl[1:c:8] })
	try(func() { _ = st[a:b] })
	try(func() { _ = st[c:] })
	try(func() { _ = st[:6+a] })
	try(func() { x := [4]int{}; _ = x[a:] })
	try(func() { x := &[4]int{}; _ = x[:a] })
	var bs []byte
	var rs []int32
	var is []int8
	var ps []*p
	for i := 0; i < 300; i++ {
		bs, rs, is, ps = append(bs, byte(i)), append(rs, int32(-i)), append(is, int8(i)), append(ps, &p{i})
	}
	fmt.Println(bs[299], rs[299], is[200], ps[298].x, len(ps))
}
