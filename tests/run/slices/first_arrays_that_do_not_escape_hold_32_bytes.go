package main

import "fmt"

type pair struct{ a, b int }
type wide struct{ a, b, c, d, e int }
type stack struct {
	items []int
	limit int
}

var kept []int

func loop() {
	for i := 0; i < 3; i++ {
		var s []int
		s = append(s, i)
		fmt.Print(cap(s), " ")
	}
	fmt.Println()
}


func main() {
	var s []int
	for i := 0; i < 10; i++ {
		s = append(s, i)
		fmt.Print(cap(s), " ")
	}
	fmt.Println()

	var b []byte
	b = append(b, 'x', 'y')
	fmt.Println(cap(b))

	t := append([]int(nil), 1)
	u := append([]byte{}, 'x')
	fmt.Println(cap(t), cap(u))

	var ps []pair
	ps = append(ps, pair{})
	var ws []wide
	ws = append(ws, wide{})
	var strs []string
	strs = append(strs, "a")
	var es []struct{}
	es = append(es, struct{}{})
	fmt.Println(cap(ps), cap(ws), cap(strs), cap(es) > 0)

	// More than fits at once.
	var many []int
	many = append(many, 1, 2, 3, 4, 5)
	fmt.Println(cap(many))

	// Not empty before.
	some := []int{1}
	some = append(some, 2)
	fmt.Println(cap(some))

	// Only the first append to a variable has an array in the frame.
	var twice []int
	if len(b) == 0 {
		twice = append(twice, 1)
	}
	twice = append(twice, 2)
	fmt.Println(cap(twice))

	// What escapes grows as ever.
	var e []int
	e = append(e, 1)
	kept = e
	fmt.Println(cap(e))

	// A variable in memory grows in place.
	var a []int
	p := &a
	a = append(a, 1)
	fmt.Println(cap(a), len(*p))

	var st stack
	st.items = append(st.items, 1)
	fmt.Println(cap(st.items))

	loop()
	loop()

	// The array is used once in a call of the function.
	var r []int
	r = append(r, 1)
	r = r[:0:0]
	r = append(r, 2)
	fmt.Println(cap(r))

	n := len(s) - 7
	m := make([]int, 0, n)
	m = append(m, 1)
	fmt.Println(cap(m), m[:cap(m)][1])
	for i := 0; i < 2; i++ {
		z := make([]int, n)
		z[i]++
		fmt.Print(z[0], z[1], " ")
	}
	fmt.Println()
}
