// Keys and elements of every width share a slot's words, written whole, through operators, and by append.
package main

import "fmt"

type small [5]byte

type pair struct{ a, b int32 }

func main() {
	i8 := map[int8]int16{}
	for i := 0; i < 300; i++ {
		i8[int8(i)]--
		i8[int8(i)] -= 200
	}
	fmt.Println(len(i8), i8[-1], i8[-128], i8[127], i8[0])

	flags := map[int32]bool{}
	for i := int32(-50); i < 50; i++ {
		flags[i] = i%3 == 0
	}
	flags[-3] = !flags[-3]
	yes, ok := flags[-49]
	fmt.Println(len(flags), flags[-48], flags[-3], flags[-50], yes, ok, flags[1000])

	words := map[rune]int32{}
	for _, r := range "αβγ, αβ, α\x00" {
		words[r]--
	}
	fmt.Println(words['α'], words['β'], words['γ'], words[0], words['x'])

	signed := map[int]int32{}
	for i := -20; i < 20; i++ {
		signed[i] = int32(i)
		signed[i] *= 3
		signed[i] <<= 1
	}
	sum := int64(0)
	for k, v := range signed {
		sum += int64(k) * int64(v)
	}
	fmt.Println(sum, signed[-20], signed[19])

	bytes := map[uint64]uint8{}
	for i := range 1000 {
		bytes[uint64(i%7)<<61] += 250
	}
	fmt.Println(bytes)

	floats := map[int]float32{}
	floats[1] += 1.5
	floats[1] /= 4
	fmt.Println(floats)

	sets := map[int]struct{}{}
	for i := range 100 {
		sets[i*i%37] = struct{}{}
	}
	_, in := sets[36]
	_, out := sets[38]
	fmt.Println(len(sets), in, out)

	arrays := map[uint16]small{}
	for i := range 20 {
		a := arrays[uint16(i%3)]
		a[i%5]++
		arrays[uint16(i%3)] = a
	}
	fmt.Println(arrays)

	pairs := map[int]pair{}
	for i := range 20 {
		p := pairs[i%4]
		p.a, p.b = p.b-1, p.a+int32(i)
		pairs[i%4] = p
	}
	fmt.Println(pairs, pairs[4])

	texts := map[string]string{}
	lists := map[int][]string{}
	structs := map[pair][]int{}
	for i := range 200 {
		key := fmt.Sprint(i % 5)
		texts[key] += key
		lists[i%3] = append(lists[i%3], key)
		structs[pair{int32(i % 2), -1}] = append(structs[pair{int32(i % 2), -1}], i, -i)
		k := pair{int32(i % 3), 1}
		structs[k] = append(structs[k], i, i*i)
	}
	fmt.Println(len(texts["4"]), lists[1][60:], len(structs), structs[pair{1, -1}][:6], structs[pair{2, 1}][:4])
	for i := range 3 {
		clear(signed)
		for j := range 5000 {
			signed[j*(i+1)]++
			if j%2 == 0 {
				delete(signed, j)
			}
		}
		fmt.Println(len(signed), signed[1], signed[4999], signed[2])
	}
}
