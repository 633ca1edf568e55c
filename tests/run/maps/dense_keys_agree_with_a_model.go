// Maps that grow dense, slide, grow both ways, turn sparse and dense again agree with sorted slices.
package main

import (
	"fmt"
	"runtime"
)

type pair struct {
	name string
	at   *int
}

// A model: keys and values, in slices of their own.
type model struct {
	base    int
	present []bool
	values  []int
}

func newModel(base, length int) *model {
	return &model{base, make([]bool, length), make([]int, length)}
}

func (m *model) set(key, value int) {
	m.present[key-m.base] = true
	m.values[key-m.base] = value
}

func (m *model) drop(key int) { m.present[key-m.base] = false }

func (m *model) agrees(what string, got map[int]int) {
	count := 0
	for i, ok := range m.present {
		value, found := got[m.base+i]
		if found != ok || ok && value != m.values[i] || !ok && value != 0 {
			fmt.Println(what, "key", m.base+i, value, found, "want", m.values[i], ok)
			return
		}
		if ok {
			count++
		}
	}
	seen, sum := 0, 0
	for key, value := range got {
		if i := key - m.base; i >= 0 && i < len(m.present) && m.present[i] && m.values[i] == value {
			seen++
		}
		sum += key ^ value
	}
	fmt.Println(what, len(got) == count, seen == count, count, sum)
}

func ascending() {
	m, want := map[int]int{}, newModel(-10, 8000)
	for i := 0; i < 5000; i++ {
		m[i] = i * i
		want.set(i, i*i)
	}
	want.agrees("ascending", m)
	for i := 0; i < 5000; i += 3 {
		delete(m, i)
		want.drop(i)
	}
	want.agrees("thinned out", m)
	for i := 0; i < 5000; i += 6 {
		m[i] += 7
		want.set(i, 7)
	}
	want.agrees("filled again", m)
	clear(m)
	for i := range want.present {
		want.present[i] = false
	}
	want.agrees("cleared", m)
	m[77]++
	want.set(77, 1)
	want.agrees("one", m)
}

func descending() {
	m, want := map[int]int{}, newModel(-6000, 12000)
	for i := 5000; i > -5000; i-- {
		m[i] = i
		want.set(i, i)
	}
	want.agrees("descending", m)
	for i := 5999; i >= 5000; i-- {
		m[i] = -i
		want.set(i, -i)
		m[-i] = i
		want.set(-i, i)
	}
	want.agrees("both ways", m)
}

func sliding(step int) {
	m, want := map[int]int{}, newModel(-70000, 140000)
	at := 0
	for i := 0; i < 20000; i++ {
		m[at] = i
		want.set(at, i)
		if i >= 1500 {
			delete(m, at-1500*step)
			want.drop(at - 1500*step)
		}
		if i == 12000 {
			runtime.GC()
		}
		at += step
	}
	want.agrees(fmt.Sprint("sliding by ", step), m)
}

func outliers() {
	m, want := map[int]int{}, newModel(0, 3000)
	for round := 0; round < 3; round++ {
		for i := 0; i < 3000; i++ {
			m[i] = i + round
			want.set(i, i+round)
		}
		m[1<<40+round] = round
		m[-1<<62] = round
		want2 := len(m)
		delete(m, 1<<40+round)
		delete(m, -1<<62)
		fmt.Println(want2, len(m))
		want.agrees("outliers", m)
	}
	m[1<<63-1], m[-1<<63] = 1, 2
	fmt.Println(len(m), m[1<<63-1], m[-1<<63], m[1<<63-2])
}

func scattered() {
	m, want := map[int]int{}, newModel(0, 20000)
	x := 1
	for i := 0; i < 60000; i++ {
		x = x * 48271 % 2147483647
		key := x % 20000
		switch x >> 16 % 4 {
		case 0:
			delete(m, key)
			want.drop(key)
		default:
			m[key] = i
			want.set(key, i)
		}
	}
	want.agrees("scattered", m)
}

func pointers() {
	names, pairs, sets := map[uint32]*string{}, map[int]pair{}, map[int8]struct{}{}
	list := map[uint64][]int{}
	for i := 0; i < 4000; i++ {
		name := fmt.Sprint("n", i)
		names[uint32(i)] = &name
		number := i
		pairs[i-2000] = pair{name, &number}
		sets[int8(i)] = struct{}{}
		list[uint64(i/3)] = append(list[uint64(i/3)], i)
		if i%1000 == 999 {
			runtime.GC()
		}
		if i%5 == 4 {
			delete(names, uint32(i-2))
			delete(pairs, i-2002)
		}
	}
	sum, missing := 0, 0
	for i := 0; i < 4000; i++ {
		if name := names[uint32(i)]; name == nil {
			missing++
		} else {
			sum += len(*name)
		}
		if p, ok := pairs[i-2000]; ok {
			sum += len(p.name) + *p.at
		} else if p.at == nil && p.name == "" {
			missing++
		}
	}
	for _, numbers := range list {
		sum += len(numbers) * numbers[0]
	}
	fmt.Println(len(names), len(pairs), len(sets), len(list), sum, missing)
	clear(pairs)
	pairs[3] = pair{name: "x"}
	fmt.Println(len(pairs), pairs[3].at == nil, pairs[4].name == "")
}

// An iteration that goes on while the map becomes dense, and sparse, sees each lasting entry once.
func iterated() {
	for _, start := range []int{8, 500, 3000} {
		m := map[int]int{}
		for i := 0; i < start; i++ {
			m[i] = i
		}
		seen := map[int]int{}
		grown := start
		for key := range m {
			seen[key]++
			for i := 0; i < 5 && grown < 9000; i++ {
				m[grown] = grown
				grown++
			}
			if len(seen) == start/2 {
				m[1<<50] = 1
				delete(m, 1<<50)
			}
			if key%2 == 0 && key < start && key > 0 {
				delete(m, key)
			}
			if key%4 == 1 {
				m[key] = 0
			}
		}
		lasting, twice := 0, 0
		for key, times := range seen {
			if key < start {
				lasting++
			}
			if times > 1 {
				twice++
			}
		}
		fmt.Println(start, lasting, twice)
	}
}

func main() {
	ascending()
	descending()
	sliding(1)
	sliding(-1)
	sliding(2)
	outliers()
	scattered()
	pointers()
	iterated()
}
