package main

import "fmt"

type all struct {
	b   bool
	i   int
	f   float64
	s   string
	p   *all
	sl  []int
	m   map[string]int
	c   chan int
	fn  func()
	e   error
	a   interface{}
	arr [2]*int
	st  struct{ x, y string }
}

func zero() (v all) { return }

func main() {
	x := zero()
	y := new(all)
	z := make([]all, 3)
	m := map[int]all{}
	ch := make(chan all, 1)
	ch <- all{}
	var arr [2]all
	for _, v := range []all{x, *y, z[2], m[5], <-ch, arr[1], {}} {
		ok := !v.b && v.i == 0 && v.f == 0 && v.s == "" && v.p == nil && v.sl == nil && v.m == nil && v.c == nil && v.fn == nil && v.e == nil && v.a == nil &&
			v.arr == [2]*int{} && v.st.x+v.st.y == ""
		fmt.Print(ok, " ")
	}
	fmt.Println()
	for i := range 50 {
		dirty := make([]byte, 300)
		for j := range dirty {
			dirty[j] = 0xff
		}
		v := make([]int, 37)
		w := new([10]string)
		s := 0
		for _, n := range v {
			s += n
		}
		for _, t := range w {
			s += len(t)
		}
		if s != 0 {
			fmt.Println("not zero", i)
		}
	}
	fmt.Printf("%+v\n", struct {
		A all
	}{}.A.st)
}
