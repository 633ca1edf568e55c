package main

import (
	"fmt"
	"math"
	"math/big"
	"math/rand"
)

func main() {
	r := rand.New(rand.NewSource(3))
	for range 40 {
		x, y := big.NewInt(r.Int63n(2000)-1000), big.NewInt(r.Int63n(40)-20)
		if y.Sign() == 0 {
			continue
		}
		for _, m := range []big.RoundingMode{big.Trunc, big.Floor, big.Round, big.Ceil} {
			q, rest := new(big.Int).Divide(x, y, new(big.Int), m)
			fmt.Print(q, rest, " ")
		}
		z := new(big.Int).Set(y)
		z.Divide(x, z, nil, big.Round)
		var none *big.Int
		a, b := none.Divide(x, y, new(big.Int), big.Floor)
		fmt.Println(z, a, b)
	}
	for _, p := range []int64{3, 5, 7, 11, 13, 17, 41, 73, 97, 193, 257, 1009, 65537} {
		for x := int64(-20); x < 60; x++ {
			fmt.Print(new(big.Int).ModSqrt(big.NewInt(x), big.NewInt(p)), " ")
		}
		fmt.Println()
	}
	p, _ := new(big.Int).SetString("57896044618658097711785492504343953926634992332820282019728792003956564819949", 10)
	fmt.Println(new(big.Int).ModSqrt(big.NewInt(4), p), new(big.Int).ModSqrt(big.NewInt(5), p))
	for range 60 {
		q := new(big.Rat).SetFrac(new(big.Int).Rand(r, new(big.Int).Lsh(big.NewInt(1), uint(r.Intn(300)))), new(big.Int).Add(big.NewInt(1), new(big.Int).Rand(r, new(big.Int).Lsh(big.NewInt(1), uint(r.Intn(300))))))
		if r.Intn(2) == 0 {
			q.Neg(q)
		}
		f, fe := q.Float32()
		g, ge := q.Float64()
		n, exact := q.FloatPrec()
		fmt.Println(f, fe, g, ge, n, exact)
	}
	for _, f := range []float64{math.MaxFloat32, math.SmallestNonzeroFloat32, math.SmallestNonzeroFloat32 / 2, 1e39, 0.1, 1. / 1024 / 5} {
		q := new(big.Rat).SetFloat64(f)
		a, b := q.Float32()
		n, exact := q.FloatPrec()
		fmt.Println(a, b, n, exact)
	}
	for i := int64(1); i < 60; i++ {
		n, exact := big.NewRat(7, i).FloatPrec()
		fmt.Print(n, exact, " ")
	}
	fmt.Println()
	func() {
		defer func() { fmt.Println(recover()) }()
		new(big.Int).Divide(big.NewInt(1), big.NewInt(2), nil, big.AwayFromZero)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		new(big.Int).Divide(big.NewInt(1), new(big.Int), nil, big.Trunc)
	}()
}
