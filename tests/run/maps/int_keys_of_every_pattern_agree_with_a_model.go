package main

import "fmt"

// pattern numbers keys in its own way.
type pattern struct {
	name string
	key  func(i int) int
}

var patterns = []pattern{
	{"dense", func(i int) int { return i }},
	{"negative", func(i int) int { return i - 500 }},
	{"even", func(i int) int { return 2 * i }},
	{"stride 8", func(i int) int { return 8 * i }},
	{"stride 128", func(i int) int { return 128 * i }},
	{"stride 1000", func(i int) int { return 1000*i + 3 }},
	{"high bits", func(i int) int { return i << 51 }},
	{"random", func(i int) int { return i * 0x5851F42D4C957F2D }},
}

const keys = 1000

func main() {
	for _, p := range patterns {
		m := make(map[int]int)
		var value [keys]int // 0: absent
		seed := uint32(7)
		next := func(n int) int {
			seed = seed*1664525 + 1013904223
			return int(seed>>8) % n
		}
		for step := 0; step < 8000; step++ {
			i := next(keys)
			switch next(8) {
			case 0, 1, 2:
				m[p.key(i)] = step + 1
				value[i] = step + 1
			case 3:
				m[p.key(i)] += 5
				value[i] += 5
			case 4, 5, 6:
				// Neighbours go together, so that slots are vacated and taken again.
				for j := i; j < i+6 && j < keys; j++ {
					delete(m, p.key(j))
					value[j] = 0
				}
			case 7:
				for j := i; j < i+12 && j < keys; j++ {
					v, ok := m[p.key(j)]
					if ok != (value[j] != 0) || v != value[j] || m[p.key(j)] != v {
						fmt.Println(p.name, "key", j, "has", v, ok, "not", value[j])
						return
					}
				}
			}
			if step == 5000 {
				clear(m)
				value = [keys]int{}
			}
		}
		present, sum := 0, 0
		for i, v := range value {
			if v != 0 {
				present++
				sum += v
			}
			if m[p.key(i)] != v {
				fmt.Println(p.name, "key", i, "at the end")
			}
		}
		for _, v := range m {
			sum -= v
		}
		fmt.Println(p.name, len(m) == present, sum)
	}
}
