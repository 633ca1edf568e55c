// Maps in which random keys come and go hold what a slice of all keys says.
package main

import "fmt"

const keys = 600

type random uint32

func (r *random) next(n int) int {
	*r = *r*1664525 + 1013904223
	return int(*r>>8) % n
}

func check[K comparable](name string, key func(int) K) {
	r := random(7)
	m := map[K]int{}
	var has [keys]int
	count := 0
	for step := 0; step < 30000; step++ {
		i := r.next(keys)
		k := key(i)
		switch r.next(4) {
		case 0:
			delete(m, k)
			if has[i] != 0 {
				has[i] = 0
				count--
			}
		case 1:
			if v, ok := m[k]; ok != (has[i] != 0) || v != has[i] {
				panic(fmt.Sprint(name, step, i))
			}
		case 2:
			if _, ok := m[k]; ok {
				delete(m, k)
				has[i] = 0
				count--
			} else {
				m[k] = step + 1
				has[i] = step + 1
				count++
			}
		case 3:
			m[k]++
			if has[i] == 0 {
				count++
			}
			has[i]++
		}
		if len(m) != count {
			panic(fmt.Sprint(name, step, len(m), count))
		}
	}
	for i, v := range has {
		if m[key(i)] != v {
			panic(fmt.Sprint(name, i))
		}
	}
	fmt.Println(name, count)
}

func main() {
	check("far", func(i int) int { return i * 7919 })
	check("near", func(i int) int { return i })
	check("halves", func(i int) uint16 { return uint16(i * 97) })
	check("floats", func(i int) float64 { return float64(i) / 8 })
	check("strings", func(i int) string { return fmt.Sprint("key", i) })
	check("interfaces", func(i int) any {
		if i%2 == 0 {
			return i
		}
		return fmt.Sprint(i)
	})
	check("arrays", func(i int) [2]int32 { return [2]int32{int32(i), -1} })
}
