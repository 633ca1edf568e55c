package main

import "fmt"

type pair struct {
	c  complex128
	s  complex64
	xs [2]complex64
}

var global = complex(1, -1)

func index(i int) int { fmt.Println("index", i); return i }

func main() {
	c, d := 3+4i, 1-2i
	c += d
	c *= 2
	c++
	c /= 1i
	c -= 0.5
	fmt.Println(c)
	p := &pair{c: 1i, s: 2}
	p.c += 2
	p.xs[1] -= 3i
	p.xs[index(0)]++
	q := *p
	q.c *= 1i
	fmt.Println(*p, q, *p == q, q == q)
	fmt.Printf("%v %+v %#v %T\n", *p, *p, *p, p.s)
	n := map[string]complex64{}
	n["a"] += 1 + 1i
	n["a"] *= 2i
	n["b"]--
	fmt.Println(n)
	x := global
	global = complex(imag(x), real(x))
	fmt.Println(x, global)
	f := func() complex128 { c += 100; return 1 }
	c += f()
	fmt.Println(c)
	arr := [3]complex128{1: 2i}
	for i, v := range arr {
		arr[i] += v + complex(float64(i), 0)
	}
	fmt.Println(arr, arr == [3]complex128{0, 1 + 4i, 2})
	ch := make(chan complex64, 1)
	ch <- 1 + 2i
	fmt.Println(<-ch)
}
