//! graph = false
//! why = "hashes of interfaces with pointers differ"
package main

import (
	"fmt"
	"runtime"
)

type v struct {
	s  string
	in map[string][]*v
}

func main() {
	a := map[string]*v{}
	b := map[[2]string]v{}
	c := map[interface{}][]interface{}{}
	d := map[int]map[int]map[int]string{}
	e := map[string]func() string{}
	f := map[float64]chan string{}
	g := map[bool]string{}
	h := map[string]struct{}{}
	for i := range 300 {
		k := fmt.Sprint("k", i)
		a[k] = &v{k + "!", map[string][]*v{k: {{s: "deep"}}}}
		b[[2]string{k, fmt.Sprint(i % 7)}] = v{s: k}
		c[k] = []interface{}{k, i, &i}
		c[i] = append(c[i], k)
		if d[i%10] == nil {
			d[i%10] = map[int]map[int]string{}
		}
		d[i%10][i] = map[int]string{i: k}
		e[k] = func() string { return k + "()" }
		f[float64(i)/4] = make(chan string, 1)
		f[float64(i)/4] <- k
		g[i%2 == 0] += "."
		h[k] = struct{}{}
		if i%100 == 99 {
			runtime.GC()
		}
	}
	bad := 0
	for i := range 300 {
		k := fmt.Sprint("k", i)
		_, inH := h[k]
		if a[k].s != k+"!" || a[k].in[k][0].s != "deep" || b[[2]string{k, fmt.Sprint(i % 7)}].s != k || c[k][0] != k || *c[k][2].(*int) != i ||
			c[i][0] != k || d[i%10][i][i] != k || e[k]() != k+"()" || <-f[float64(i)/4] != k || !inH {
			bad++
		}
	}
	fmt.Println(bad, len(a), len(b), len(c), len(d), len(e), len(f), len(g[true]), len(h))
	for k := range a {
		if len(k)%2 == 0 {
			delete(a, k)
		}
		runtime.Gosched()
	}
	runtime.GC()
	fmt.Println(len(a))
}
