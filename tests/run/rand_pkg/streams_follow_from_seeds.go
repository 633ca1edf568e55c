package main

import (
	"fmt"
	v1 "math/rand"
	"math/rand/v2"
)

func main() {
	var seed [32]byte
	copy(seed[:], "a seed of thirty-two bytes......")
	cha := rand.NewChaCha8(seed)
	pcg := rand.NewPCG(1, 2)
	for range 3 {
		fmt.Println(cha.Uint64(), pcg.Uint64())
	}
	b := make([]byte, 13)
	cha.Read(b)
	fmt.Println(b)
	state, _ := cha.MarshalBinary()
	fmt.Printf("%x\n", state)
	for range 300 {
		cha.Uint64()
	}
	fmt.Println(cha.Uint64())
	fmt.Println(cha.UnmarshalBinary(state), cha.Uint64(), cha.UnmarshalBinary(nil), pcg.UnmarshalBinary([]byte("x")))
	state, _ = pcg.MarshalBinary()
	fmt.Printf("%q\n", state)
	for _, r := range []*rand.Rand{rand.New(pcg), rand.New(cha)} {
		fmt.Println(r.Int(), r.IntN(10), r.IntN(1<<40), r.Int32(), r.Int32N(100), r.Int64(), r.Int64N(1e15), r.Uint32(), r.Uint32N(7), r.Uint64N(9), r.UintN(5), r.Uint())
		fmt.Println(r.Float64(), r.Float32(), r.NormFloat64(), r.ExpFloat64(), r.Perm(8), r.N(int8(50)))
		z := rand.NewZipf(r, 1.5, 2, 1000)
		fmt.Println(z.Uint64(), z.Uint64(), z.Uint64())
		sum := 0.0
		for range 2000 {
			sum += r.NormFloat64() + r.ExpFloat64()
		}
		fmt.Println(sum)
	}
	old := v1.New(v1.NewSource(42))
	z := v1.NewZipf(old, 2, 1, 100)
	fmt.Println(old.NormFloat64(), old.ExpFloat64(), z.Uint64(), old.Intn(100))
	fmt.Println(rand.N(10) < 10, rand.IntN(3) < 3, len(rand.Perm(4)))
	defer func() { fmt.Println(recover()) }()
	rand.IntN(0)
}
