package main

import "fmt"

func main() {
	m := make(map[int]string)
	for i := 0; i < 5000; i++ {
		m[i*7919%100003] = fmt.Sprint("v", i)
	}
	fmt.Println(len(m), m[7919], m[0], m[4999*7919%100003])
	for i := 0; i < 5000; i += 2 {
		delete(m, i*7919%100003)
	}
	sum, n := 0, 0
	for k, v := range m {
		sum += k + len(v)
		n++
	}
	fmt.Println(len(m), n, sum)
	counts := map[string]int{}
	for i := 0; i < 20000; i++ {
		counts[fmt.Sprintf("key%03d", i%700)]++
	}
	ok := true
	for _, c := range counts {
		ok = ok && (c == 28 || c == 29)
	}
	fmt.Println(len(counts), ok)
}
