// Interface keys that are used again and again: the same value, an equal one elsewhere, and one that equals nothing.
package main

import (
	"fmt"
	"math"
)

type point struct{ x, y float64 }

type name string

func main() {
	m := map[any]int{}
	nan := any(math.NaN())
	keys := []any{"a", 1, 2.5, "bcd", 77, true, nil, name("a"), 0.0, math.Copysign(0, -1), point{1, 2}, [2]int{3, 4}, &m, int8(1), uint(1), 'x', 3i, 1 << 40}
	for i := 0; i < 2000; i++ {
		m[keys[i%len(keys)]]++
	}
	for i, k := range keys {
		if k != any(&m) {
			fmt.Print(i, " ", m[k], " ")
		}
	}
	fmt.Println(len(m))

	m[nan] = 1
	m[nan] = 2
	_, ok := m[nan]
	fmt.Println(len(m), ok, m[nan])
	delete(m, nan)
	fmt.Println(len(m))

	holder := any(point{math.NaN(), 0})
	m[holder]++
	m[holder]++
	fmt.Println(len(m), m[holder])

	// Equal keys in other boxes; the map grows, and loses keys.
	for i := 0; i < 3000; i++ {
		m[fmt.Sprint("k", i%700)]++
		m[i*1000003%999]++
		if i%5 == 0 {
			delete(m, fmt.Sprint("k", i%300))
			delete(m, "a")
		}
		if v, ok := m["a"]; ok || v != 0 {
			panic("a is back")
		}
		if i%5 == 4 {
			m["a"] = i
			if m["a"] != i {
				panic("a is lost")
			}
			delete(m, "a")
		}
		m[keys[4]] = i
		if m[77] != i {
			panic("two values for one key")
		}
	}
	clear(m)
	fmt.Println(len(m), m["a"], m[77])

	for _, k := range []any{[]int{1}, map[string]int{}, func() {}, struct{ s []int }{}} {
		func() {
			defer func() { fmt.Println(recover()) }()
			m[k]++
		}()
		func() {
			defer func() { fmt.Println(recover()) }()
			fmt.Println(m[k])
		}()
	}
	m["x"] = 1
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(m[any([]string{})])
	}()

	texts, flags := map[any]string{}, map[fmt.Stringer]bool{}
	for i := 0; i < 100; i++ {
		texts[keys[i%6]] += "z"
		flags[stringer(i%9)] = i%2 == 0
	}
	fmt.Println(len(texts), texts["a"], len(flags), flags[stringer(3)], flags[stringer(9)])
}

type stringer int

func (s stringer) String() string { return fmt.Sprint(int(s)) }
