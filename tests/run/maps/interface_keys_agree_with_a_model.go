//! graph = false
//! why = "hashes of addresses differ"
// Maps whose keys are interfaces find, replace and delete what a list that is searched from its beginning does.
package main

import (
	"fmt"
	"math"
	"runtime"
	"strconv"
)

type celsius int

type point struct {
	x, y int8
}

type pair struct {
	name string
	at   any
}

type entry struct {
	key   any
	value int
}

var cells [40]int

// keyOf makes a key anew, so that equal keys have different addresses.
func keyOf(kind, number int) any {
	switch kind {
	case 0:
		return number
	case 1:
		return celsius(number)
	case 2:
		return int8(number)
	case 3:
		return uint64(number) << 40
	case 4:
		return "key" + strconv.Itoa(number)
	case 5:
		return float64(number) / 2
	case 6:
		return float32(number)
	case 7:
		return point{int8(number), int8(-number)}
	case 8:
		return [8]byte{7: byte(number)}
	case 9:
		return pair{strconv.Itoa(number), number % 3}
	case 10:
		return &cells[number]
	case 11:
		return number%2 == 0
	case 12:
		return complex(float64(number), 1)
	default:
		return nil
	}
}

func find(model []entry, key any) int {
	for index, entry := range model {
		if entry.key == key {
			return index
		}
	}
	return -1
}

func agree(limit int) {
	m := map[any]int{}
	var model []entry
	random := uint32(7)
	for step := range 6000 {
		random = random*1664525 + 1013904223
		key := keyOf(int(random>>8)%14, int(random>>16)%limit)
		index := find(model, key)
		value, ok := m[key]
		if ok != (index >= 0) || ok && value != model[index].value || m[key] != value {
			fmt.Println("step", step, "finds", key, value, ok)
		}
		switch random >> 29 {
		case 0, 1, 2:
			delete(m, key)
			if index >= 0 {
				model[index] = model[len(model)-1]
				model = model[:len(model)-1]
			}
		case 3:
			m[key]++
			if index >= 0 {
				model[index].value++
			} else {
				model = append(model, entry{key, 1})
			}
		default:
			m[key] = step
			if index >= 0 {
				model[index].value = step
			} else {
				model = append(model, entry{key, step})
			}
		}
		if step%1500 == 0 {
			runtime.GC()
		}
	}
	seen := 0
	for key, value := range m {
		index := find(model, key)
		if index < 0 || model[index].value != value {
			fmt.Println("ranges over", key, value)
		}
		seen++
	}
	fmt.Println(limit, len(m), len(model), seen)
}

func main() {
	agree(1)
	agree(5)
	agree(40)

	m := map[any]string{}
	m[math.NaN()] = "a"
	m[math.NaN()] = "b"
	m[float32(math.NaN())] = "c"
	_, ok := m[math.NaN()]
	delete(m, math.NaN())
	fmt.Println(len(m), ok)

	m[0.0] = "zero"
	m[math.Copysign(0, -1)] = "negative"
	for key, value := range m {
		if key == 0.0 {
			fmt.Println(value, math.Signbit(key.(float64)))
		}
	}
	clear(m)
	fmt.Println(len(m))

	var named map[fmt.Stringer]int
	fmt.Println(named[nil], len(named))
}
