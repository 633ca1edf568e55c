package main

import (
	"fmt"
	"strings"
)

type wide struct {
	a, b int
	name string
}

type narrow struct {
	small int32
	flag  bool
}

const keys = 300

func main() {
	byText := make(map[string]int)
	texts := make(map[string]string)
	wides := make(map[int]wide)
	narrows := make(map[uint16]narrow)
	lists := make(map[int32][]int)
	var value [keys]int // 0: absent
	seed := uint32(3)
	next := func(n int) int {
		seed = seed*1664525 + 1013904223
		return int(seed>>8) % n
	}
	// Lengths of 0 to 40 bytes, and keys that differ in their first, last or middle byte alone.
	text := func(i int) string {
		return strings.Repeat("k", i%20) + string(rune('A'+i/20)) + strings.Repeat("é", i%11)
	}
	for step := 1; step <= 6000; step++ {
		i := next(keys)
		switch next(4) {
		case 0, 1:
			value[i] = step
			byText[text(i)] = step
			texts[text(i)] = fmt.Sprint(step)
			wides[i-100] = wide{step, -step, text(i)}
			narrows[uint16(i)*217] = narrow{int32(-step), step%2 == 0}
			lists[int32(-i)] = append(lists[int32(-i)][:0], step, i)
		case 2:
			if value[i] != 0 {
				value[i]++
				byText[text(i)]++
				w := wides[i-100]
				w.a++
				wides[i-100] = w
				lists[int32(-i)][0]++
			}
		case 3:
			value[i] = 0
			delete(byText, text(i))
			delete(texts, text(i))
			delete(wides, i-100)
			delete(narrows, uint16(i)*217)
			delete(lists, int32(-i))
		}
		i = next(keys)
		v, ok := byText[text(i)]
		w, there := wides[i-100]
		list, listed := lists[int32(-i)]
		if v != value[i] || ok != (v != 0) || there != ok || listed != ok || w.a != v {
			fmt.Println("step", step, "key", i, v, ok, w, list)
			return
		}
		if ok && (w.name != text(i) || list[0] != v || list[1] != i || texts[text(i)] == "") {
			fmt.Println("step", step, "key", i, w, list)
			return
		}
		if n, ok := narrows[uint16(i)*217]; ok && (int(n.small) != w.b || n.flag != (n.small%2 == 0)) {
			fmt.Println("step", step, "key", i, n, w)
			return
		}
	}
	present := 0
	for _, v := range value {
		if v != 0 {
			present++
		}
	}
	fmt.Println(present == len(byText), len(byText), len(texts), len(wides), len(narrows), len(lists))
}
