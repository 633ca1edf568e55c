package main

import (
	"fmt"
	"runtime"
)

// entry is a model of an entry; the model is searched from end to end.
type entry[E comparable] struct {
	key  string
	elem E
}

type model[E comparable] []entry[E]

func (m model[E]) find(key string) int {
	for i := range m {
		if m[i].key == key {
			return i
		}
	}
	return -1
}

var seed = uint32(1)

func random(n int) int {
	seed = seed*1664525 + 1013904223
	return int(seed>>16) % n
}

// keys are strings of all short lengths: prefixes of others at the same address, equal ones at other addresses, and some
// that differ in zeros alone.
func keys() []string {
	text := "abcdefghijklmnopqrstuvwxyz"
	var keys []string
	for n := 0; n <= 20; n++ {
		keys = append(keys, text[:n], text[len(text)-n:], string([]byte(text[:n])), string(make([]byte, n)))
		if n > 0 {
			zero := []byte(text[:n])
			zero[n-1] = 0
			keys = append(keys, string(zero))
		}
	}
	return keys
}

// agree makes random changes to a map and to its model.
func agree[E comparable](name string, elem func(n int) E) {
	m := make(map[string]E)
	var model model[E]
	all := keys()
	for step := 0; step < 6000; step++ {
		key := all[random(len(all))]
		at := model.find(key)
		switch random(6) {
		case 0, 1:
			e := elem(step)
			m[key] = e
			if at < 0 {
				model = append(model, entry[E]{key, e})
			} else {
				model[at].elem = e
			}
		case 2:
			delete(m, key)
			if at >= 0 {
				model[at] = model[len(model)-1]
				model = model[:len(model)-1]
			}
		case 3:
			e, ok := m[key]
			var want E
			if at >= 0 {
				want = model[at].elem
			}
			if ok != (at >= 0) || e != want {
				panic(fmt.Sprintf("%s: %q: %v %v, not %v", name, key, e, ok, want))
			}
		default:
			var want E
			if at >= 0 {
				want = model[at].elem
			}
			if e := m[key]; e != want {
				panic(fmt.Sprintf("%s: %q: %v, not %v", name, key, e, want))
			}
		}
		if step%1500 == 1499 {
			clear(m)
			model = model[:0]
		}
		if step%500 == 0 {
			runtime.GC()
		}
		if len(m) != len(model) {
			panic(fmt.Sprintf("%s: %d entries, not %d", name, len(m), len(model)))
		}
	}
	fmt.Println(name, "agrees")
}

type pair struct{ a, b int32 }

type triple struct {
	a int8
	b float64
	c string
}

func main() {
	agree("empty", func(int) struct{} { return struct{}{} })
	agree("bool", func(n int) bool { return n%2 == 0 })
	agree("int8", func(n int) int8 { return int8(n) })
	agree("uint16", func(n int) uint16 { return uint16(n * 77) })
	agree("int32", func(n int) int32 { return int32(-n) })
	agree("float32", func(n int) float32 { return float32(n) / 3 })
	agree("int", func(n int) int { return n })
	agree("string", func(n int) string { return fmt.Sprint(n) })
	agree("pointer", func(n int) *int { p := n; return &p })
	agree("pair", func(n int) pair { return pair{int32(n), -int32(n)} })
	agree("triple", func(n int) triple { return triple{int8(n), float64(n), fmt.Sprint(n)} })
	agree("array", func(n int) [5]byte { return [5]byte{byte(n), 1: 7, 4: byte(n >> 8)} })
	agree("interface", func(n int) any { return n })
}
