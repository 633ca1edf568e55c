package main

import (
	"fmt"
	"math/rand"
	"sort"
)

func main() {
	r := rand.New(rand.NewSource(42))
	ok := true
	buckets := [10]int{}
	for range 2000 {
		n := r.Intn(10)
		f := r.Float64()
		ok = ok && n >= 0 && n < 10 && f >= 0 && f < 1 && r.Int63() >= 0 && r.Int31n(5) < 5 && r.Int63n(1e12) < 1e12
		buckets[n]++
	}
	even := true
	for _, b := range buckets {
		even = even && b > 100 && b < 300
	}
	fmt.Println(ok, even)
	p := r.Perm(20)
	s := append([]int(nil), p...)
	sort.Ints(s)
	fmt.Println(len(p), s[0], s[19])
	r.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
	sort.Ints(s)
	fmt.Println(s)
	a, b := rand.New(rand.NewSource(7)), rand.New(rand.NewSource(7))
	same := true
	for range 100 {
		same = same && a.Uint32() == b.Uint32()
	}
	fmt.Println(same, rand.Intn(5) < 5, rand.Float32() < 1, rand.Perm(3)[0] < 3)
	mean := 0.0
	for range 2000 {
		mean += r.NormFloat64() / 2000
	}
	fmt.Println(mean > -0.2 && mean < 0.2)
}
