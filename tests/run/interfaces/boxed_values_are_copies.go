package main

import "fmt"

type big struct {
	a [10]int
	s string
}

func main() {
	b := big{s: "orig"}
	var i interface{} = b
	b.s = "changed"
	b.a[3] = 3
	fmt.Println(i.(big).s, i.(big).a[3], b.s)
	j := i
	c := j.(big)
	c.s = "copy"
	fmt.Println(i.(big).s, i == j)
	xs := []interface{}{}
	for n := 0; n < 300; n++ {
		xs = append(xs, n, float64(n)/2, fmt.Sprint(n), [1]int{n}, &n)
	}
	sum := 0
	f := 0.0
	chars := 0
	for _, x := range xs {
		switch v := x.(type) {
		case int:
			sum += v
		case float64:
			f += v
		case string:
			chars += len(v)
		case [1]int:
			sum -= v[0]
		case *int:
			sum += *v
		}
	}
	fmt.Println(sum, f, chars)
	var e1, e2 interface{} = 1 << 40, 1 << 40
	fmt.Println(e1 == e2, e1 != nil)
}
