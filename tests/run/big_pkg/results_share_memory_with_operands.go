package main

import (
	"fmt"
	"math/big"
)

// Results are stored in the words that a number has already. Numbers that were operands, or were made of others, keep theirs.

var seed uint64 = 1

func random(n int) int {
	seed = seed*6364136223846793005 + 1442695040888963407
	return int(seed >> 33 % uint64(n))
}

func main() {
	numbers := make([]*big.Int, 6)
	for i := range numbers {
		numbers[i] = big.NewInt(int64(i*i*12345 - 40000))
	}
	rats := []*big.Rat{big.NewRat(1, 3), big.NewRat(-7, 5), new(big.Rat)}
	pick := func() *big.Int { return numbers[random(len(numbers))] }
	for step := 0; step < 3000; step++ {
		z, x, y, w := pick(), pick(), pick(), pick()
		op := random(22)
		if (op == 5 || op == 6 || op == 7 || op == 8) && y.Sign() == 0 {
			continue
		}
		switch op {
		case 0, 1:
			z.Add(x, y)
		case 2, 3:
			z.Sub(x, y)
		case 4:
			z.Mul(x, y)
		case 5:
			z.Quo(x, y)
		case 6:
			z.Mod(x, y)
		case 7:
			if z != w && w != y {
				z.DivMod(x, y, w)
			}
		case 8:
			if z != w {
				z.QuoRem(x, y, w)
			}
		case 9:
			z.Lsh(x, uint(random(130)))
		case 10:
			z.Rsh(x, uint(random(130)))
		case 11:
			z.Set(x)
		case 12:
			z.SetInt64(int64(random(1000) - 500))
		case 13:
			z.Neg(x)
		case 14:
			z.Exp(x, big.NewInt(int64(random(3))), nil)
		case 15:
			z.GCD(nil, nil, new(big.Int).Abs(x), new(big.Int).Abs(y))
		case 16:
			z.Sqrt(new(big.Int).Abs(x))
		case 17:
			if y.Sign() != 0 {
				rats[random(3)].SetFrac(x, y)
			}
		case 18:
			r := rats[random(3)]
			r.Add(r, rats[random(3)])
		case 19:
			if r := rats[random(3)]; r.Sign() != 0 {
				r.Inv(r)
			}
		case 20:
			z.Set(rats[random(3)].Num())
		case 21:
			f := new(big.Float).SetInt(x)
			z.Add(z, y)
			z.And(z, w)
			f.Int(w)
		}
		if z.BitLen() > 700 {
			z.Rsh(z, 600)
		}
		for _, r := range rats {
			if r.Num().BitLen() > 700 || r.Denom().BitLen() > 700 {
				r.SetInt64(int64(step))
			}
		}
		if step%100 == 0 {
			fmt.Println(step, numbers[step/100%6], rats[step/100%3])
		}
	}
	for _, n := range numbers {
		fmt.Println(n)
	}
	fmt.Println(rats)
	x := big.NewInt(1)
	fmt.Println(x.Mul(x.Add(x, x), x), new(big.Int).Exp(x, big.NewInt(1), nil).Add(x, x), x)
}
