package main

import "fmt"

type stat struct {
	n   int
	avg float64
	top [3]string
}

func main() {
	m := map[string]stat{}
	for i, w := range []string{"a", "b", "a", "c", "a", "b"} {
		s := m[w]
		s.n++
		s.avg += (float64(i) - s.avg) / float64(s.n)
		s.top[i%3] = w
		m[w] = s
	}
	fmt.Println(m)
	arrs := map[int][4]int{}
	a := arrs[1]
	a[2] = 5
	arrs[1] = a
	a[2] = 6
	fmt.Println(arrs, len(arrs[9]))
	fmt.Println(arrs[1][2], m["a"].top[0], m["zz"].top[1] == "")
	type key struct {
		a [2]string
		b bool
	}
	ks := map[key][]key{}
	k := key{[2]string{"x", "y"}, true}
	ks[k] = append(ks[k], k, key{})
	ks[ks[k][1]] = ks[k][:1]
	fmt.Println(len(ks), ks[key{}][0].a[1])
	counts := map[rune]map[bool]int{}
	for _, r := range "aAbBa" {
		l := r | 0x20
		if counts[l] == nil {
			counts[l] = map[bool]int{}
		}
		counts[l][r == l]++
	}
	fmt.Println(counts)
	fns := map[string][]func(int) int{}
	for i := range 3 {
		fns["f"] = append(fns["f"], func(x int) int { return x * i })
	}
	fmt.Println(fns["f"][2](21), len(fns["g"]))
	mm := map[interface{}]interface{}{}
	mm["self"] = &mm
	mm[[2]interface{}{1, "x"}] = "array key"
	fmt.Println(len(*mm["self"].(*map[interface{}]interface{})), mm[[2]interface{}{1, "x"}])
	x, ok := m["a"]
	y, no := m["q"]
	fmt.Println(x.n, ok, y.n, no)
	var v int
	var found bool
	ints := map[int]int{1: 10}
	if v, found = ints[1]; found {
		fmt.Println(v)
	}
	_, found = ints[2]
	fmt.Println(found)
	ints[3], ints[1] = ints[1], ints[3]
	ints[ints[3]]--
	fmt.Println(ints)
}
