// What a lookup finds out serves the insertion or deletion of the same key that follows it, not that of another.
package main

import "fmt"

type pair struct{ a, b int }

func key(i int) string { return fmt.Sprintf("k%d", i) }

// Keys that have their bytes in the frame, at one address.
func frameKeys(m map[string]int) (deleted int) {
	buf := []byte("k0")
	for i := 0; i < 40; i++ {
		buf[1] = byte('0' + i%10)
		s := string(buf)
		if i%2 == 0 {
			if _, ok := m[s]; ok {
				deleted++
			}
		} else {
			delete(m, s)
		}
	}
	return deleted
}

// Keys that are looked up in a buffer, which changes.
func bufferKeys(m map[string]int) (n int) {
	buf := []byte("k0")
	for i := 0; i < 30; i++ {
		_, ok := m[string(buf)]
		buf[1] = byte('0' + (i*7)%10)
		if v, again := m[string(buf)]; again != ok || v != 0 {
			n++
		}
		if i%3 == 0 {
			m[string(buf)] = i
		}
	}
	return n
}

func toggle(m map[string]int, names []string) (hits int) {
	x := uint32(1)
	for i := 0; i < 60000; i++ {
		x = x*1664525 + 1013904223
		k := names[(x>>8)%uint32(len(names))]
		if _, ok := m[k]; ok {
			delete(m, k)
			hits++
		} else {
			m[k] = i
		}
	}
	return hits
}

func main() {
	for _, count := range []int{3, 7, 9, 40, 1000} {
		names := make([]string, count)
		for i := range names {
			names[i] = key(i)
		}
		m := map[string]int{}
		hits := toggle(m, names)
		sum := 0
		for k, v := range m {
			if m[k] != v {
				panic(k)
			}
			sum += v
		}
		fmt.Println(count, len(m), hits, sum)
		fmt.Println(frameKeys(m), len(m), bufferKeys(m), len(m))
	}

	// Equal keys at other addresses; both maps have the same keys.
	sets := [2]map[string]bool{{}, {}}
	for i := 0; i < 200; i++ {
		set := sets[i%2]
		if k := key(i % 30); !set[k] {
			sets[(i+1)%2][key(i%30)] = true
			set[k] = true
		} else if _, ok := set[key(i%30)]; ok {
			delete(set, k)
			set[k] = i%3 == 0
		}
	}
	fmt.Println(len(sets[0]), len(sets[1]))

	// The map grows, and other keys come, between lookup and change.
	grown := map[string]int{}
	for i := 0; i < 500; i++ {
		k := key(i)
		if _, ok := grown[k]; !ok {
			grown[key(i+1000)]++
			grown[k] = i
		}
		if grown[k] == i {
			clear(grown)
			grown[k]++
		}
		if _, ok := grown["k7"]; !ok {
			for j := 0; j < i%20; j++ {
				grown[key(j+2000)] = j
			}
			grown["k7"] = i
		}
	}
	fmt.Println(len(grown), grown["k7"], grown["k499"])

	// Elements of other sizes, and pointers.
	wide, pointers, narrow, none := map[string]pair{}, map[string]*pair{}, map[string]int8{}, map[string]struct{}{}
	for i := 0; i < 3000; i++ {
		k := key(i * i % 113)
		if p, ok := wide[k]; ok {
			delete(wide, k)
			wide[k] = pair{p.b + 1, p.a}
		} else {
			wide[k] = pair{i, -i}
		}
		if _, ok := pointers[k]; !ok {
			pointers[k] = &pair{i, i}
		} else if i%4 == 0 {
			delete(pointers, k)
			pointers[k] = nil
		}
		if narrow[k] == 0 {
			narrow[k] = int8(-i)
		} else if narrow[k] > 50 {
			delete(narrow, k)
		}
		if _, ok := none[k]; ok {
			delete(none, k)
		} else {
			none[k] = struct{}{}
		}
	}
	sum := 0
	for k, p := range wide {
		sum += p.a + 3*p.b + int(narrow[k])
		if q := pointers[k]; q != nil {
			sum += q.a
		}
	}
	fmt.Println(len(wide), len(pointers), len(narrow), len(none), sum)

	// Each has a use of its own of one lookup.
	var nothing map[string]int
	if _, ok := nothing["a"]; !ok {
		delete(nothing, "a")
	}
	defer func() { fmt.Println(recover()) }()
	nothing["a"] = 1
}
