package main

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"math/rand"
)

func main() {
	nums := []string{"0", "1", "-1", "7", "-7", "123456789012345678901234567890", "-98765432109876543210987654321", "18446744073709551616", "340282366920938463463374607431768211455", "-18446744073709551615"}
	var xs []*big.Int
	for _, n := range nums {
		x, ok := new(big.Int).SetString(n, 10)
		fmt.Println(x, ok, x.Sign(), x.BitLen(), x.TrailingZeroBits(), x.IsInt64(), x.IsUint64(), x.Int64(), x.Uint64(), x.Text(16), x.Text(62), x.Bytes())
		xs = append(xs, x)
	}
	for _, x := range xs {
		for _, y := range xs {
			z := new(big.Int)
			fmt.Println(z.Add(x, y), new(big.Int).Sub(x, y), new(big.Int).Mul(x, y), x.Cmp(y), x.CmpAbs(y))
			fmt.Println(new(big.Int).And(x, y), new(big.Int).Or(x, y), new(big.Int).Xor(x, y), new(big.Int).AndNot(x, y), new(big.Int).Not(x))
			if y.Sign() != 0 {
				m := new(big.Int)
				q, _ := new(big.Int).DivMod(x, y, m)
				r := new(big.Int)
				q2, _ := new(big.Int).QuoRem(x, y, r)
				fmt.Println(q, m, q2, r)
			}
			a, b := new(big.Int), new(big.Int)
			fmt.Println(new(big.Int).GCD(nil, nil, x, y), new(big.Int).GCD(a, b, x, y), a, b)
			fmt.Println(new(big.Int).ModInverse(x, new(big.Int).Add(y, big.NewInt(1<<40))))
		}
		fmt.Println(new(big.Int).Lsh(x, 70), new(big.Int).Rsh(x, 5), x.Bit(3), new(big.Int).SetBit(x, 100, 1), new(big.Int).Neg(x), new(big.Int).Abs(x))
		f, acc := x.Float64()
		fmt.Println(f, acc)
	}
	fmt.Println(new(big.Int).Exp(big.NewInt(3), big.NewInt(200), nil), new(big.Int).Exp(big.NewInt(-3), big.NewInt(201), big.NewInt(1000007)), new(big.Int).Exp(big.NewInt(3), big.NewInt(-1), big.NewInt(7)))
	fact := new(big.Int).MulRange(1, 60)
	fmt.Println(fact, new(big.Int).Sqrt(fact), new(big.Int).Binomial(100, 50))
	fmt.Println(big.NewInt(97).ProbablyPrime(10), big.NewInt(91).ProbablyPrime(10), new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 127), big.NewInt(1)).ProbablyPrime(20), big.Jacobi(big.NewInt(5), big.NewInt(21)))
	fmt.Printf("%d|%x|%#X|%b|%o|%O|%20d|%-20d|%+d|%020d|%s|%v|%.30d|%q\n", xs[5], xs[5], xs[5], xs[3], xs[3], xs[3], xs[5], xs[3], xs[3], xs[4], xs[3], xs[4], xs[3], xs[3])
	for _, s := range []string{"0x1f", "0b101", "0o17", "017", "1_000", "_1", "1__0", "abc", "", "+5", "-", "0x", "08"} {
		x, ok := new(big.Int).SetString(s, 0)
		fmt.Println(s, x, ok)
	}
	r := rand.New(rand.NewSource(1))
	fmt.Println(new(big.Int).Rand(r, xs[5]), new(big.Int).Rand(r, big.NewInt(100)))
	a, b := big.NewInt(0), big.NewInt(1)
	for range 300 {
		a.Add(a, b)
		a, b = b, a
	}
	fmt.Println(a)
	j, _ := json.Marshal(map[string]*big.Int{"a": xs[5]})
	fmt.Println(string(j))
	var back map[string]*big.Int
	fmt.Println(json.Unmarshal(j, &back), back["a"])

	for _, s := range []string{"1/3", "-2/4", "3.125", "-1e-3", "1e5", "0.1", "1/0", "x", "7", "0x10/4", "1.5e2", "1.", "123456789.123456789"} {
		q, ok := new(big.Rat).SetString(s)
		if !ok {
			fmt.Println(s, ok)
			continue
		}
		f, exact := q.Float64()
		fmt.Println(s, q, q.RatString(), q.FloatString(5), q.FloatString(0), f, exact, q.IsInt(), q.Num(), q.Denom())
	}
	x, y := big.NewRat(3, 4), big.NewRat(-5, 6)
	fmt.Println(new(big.Rat).Add(x, y), new(big.Rat).Sub(x, y), new(big.Rat).Mul(x, y), new(big.Rat).Quo(x, y), x.Cmp(y), new(big.Rat).Inv(y), new(big.Rat).Neg(x), new(big.Rat).Abs(y))
	for _, f := range []float64{0.1, 1e300, 5e-324, -2.5, math.MaxFloat64, 1.0 / 3} {
		q := new(big.Rat).SetFloat64(f)
		back, exact := q.Float64()
		fmt.Println(back == f, exact, len(q.String()))
	}
	defer func() { fmt.Println(recover()) }()
	new(big.Int).Div(x.Num(), new(big.Int))
}
