package main

import (
	"fmt"
	"math/rand"
)

func main() {
	r := rand.New(rand.NewSource(1))
	fmt.Println(r.Intn(100), r.Intn(100), r.Intn(100), r.Int63(), r.Uint32(), r.Float64())
	fmt.Println(r.Perm(8), r.Int31n(1000), r.Int31(), r.Uint64())
	r.Seed(99)
	fmt.Println(r.Intn(1<<40), r.Float32(), r.NormFloat64(), r.ExpFloat64())
	s := []int{1, 2, 3, 4, 5, 6}
	r.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
	fmt.Println(s)
}
