package main

import (
	"cmp"
	"fmt"
	"slices"
)

type rec struct {
	key, id int
}

func gen(n, mod int, kind int) []rec {
	out := make([]rec, n)
	x := uint32(n*7 + mod + kind)
	for i := range out {
		x ^= x << 13
		x ^= x >> 17
		x ^= x << 5
		k := int(x % uint32(mod))
		switch kind {
		case 1:
			k = i
		case 2:
			k = n - i
		case 3:
			k = i % mod
		case 4:
			k = min(i, n-i)
		case 5:
			k = i
			if i%37 == 0 {
				k = int(x % uint32(n))
			}
		}
		out[i] = rec{k, i}
	}
	return out
}
func hash(rs []rec) uint64 {
	h := uint64(14695981039346656037)
	for _, r := range rs {
		h = (h ^ uint64(r.id)) * 1099511628211
	}
	return h
}

func main() {
	for _, n := range []int{0, 1, 2, 5, 12, 13, 20, 49, 50, 51, 100, 500} {
		for kind := 0; kind < 6; kind++ {
			for _, mod := range []int{2, 7, 1000} {
				a := gen(n, mod, kind)
				b := slices.Clone(a)
				by := func(x, y rec) int { return cmp.Compare(x.key, y.key) }
				slices.SortFunc(a, by)
				slices.SortStableFunc(b, by)
				if !slices.IsSortedFunc(a, by) || !slices.IsSortedFunc(b, by) {
					fmt.Println("not sorted", n, kind, mod)
				}
				fmt.Printf("%x %x ", hash(a)&0xffffff, hash(b)&0xffffff)
			}
		}
		fmt.Println(n)
	}
}
