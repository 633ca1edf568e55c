package main

import (
	"fmt"
	"math"
	"math/big"
	"math/rand"
)

var modes = []big.RoundingMode{big.ToNearestEven, big.ToNearestAway, big.ToZero, big.AwayFromZero, big.ToNegativeInf, big.ToPositiveInf}

func show(f *big.Float) string {
	return fmt.Sprint(f.Text('p', 0), " ", f.Prec(), f.Mode(), f.Acc(), f.MinPrec(), f.Sign(), f.Signbit(), f.IsInt(), f.IsInf())
}

func try(name string, g func()) {
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(big.ErrNaN)
			fmt.Println(name, "panic", r, ok, e.Error())
		}
	}()
	g()
}

func value(r *rand.Rand) *big.Float {
	f := new(big.Float)
	switch r.Intn(12) {
	case 0:
		f.SetInf(r.Intn(2) == 0)
	case 1:
		if r.Intn(2) == 0 {
			f.Neg(f)
		}
	case 2:
		f.SetInt64(r.Int63n(100) - 50)
	case 3:
		f.SetFloat64(math.Float64frombits(r.Uint64() &^ (1 << 62)))
	case 4:
		f.SetPrec(uint(r.Intn(200) + 1)).SetMode(modes[r.Intn(6)]).SetRat(big.NewRat(r.Int63()-r.Int63(), r.Int63()+1))
	case 5:
		f.SetMantExp(big.NewFloat(float64(r.Intn(1000)-500)), r.Intn(3000)-1500)
	default:
		f.SetPrec(uint(r.Intn(130) + 1)).SetMode(modes[r.Intn(6)]).SetFloat64(r.NormFloat64() * math.Pow(10, float64(r.Intn(20)-10)))
	}
	return f
}

func main() {
	r := rand.New(rand.NewSource(1))
	for i := 0; i < 30; i++ {
		x, y := value(r), value(r)
		fmt.Println(show(x), show(y), x.Cmp(y))
		prec, mode := uint(r.Intn(150)), modes[r.Intn(6)]
		for name, op := range []func(z, x, y *big.Float) *big.Float{(*big.Float).Add, (*big.Float).Sub, (*big.Float).Mul, (*big.Float).Quo} {
			try(fmt.Sprint(name), func() {
				fmt.Println(name, show(op(new(big.Float).SetPrec(prec).SetMode(mode), x, y)))
				z := new(big.Float).Copy(x)
				fmt.Println(show(op(z, z, z)))
			})
		}
		try("sqrt", func() {
			fmt.Println("sqrt", show(new(big.Float).SetPrec(prec).SetMode(mode).Sqrt(x)))
			z := new(big.Float).Abs(x)
			fmt.Println("sqrt", show(z.Sqrt(z)))
		})
		u, ua := x.Uint64()
		n, na := x.Int64()
		f, fa := x.Float64()
		g, ga := x.Float32()
		fmt.Println(u, ua, n, na, f, fa, g, ga, math.Signbit(f))
		b, ba := x.Int(nil)
		q, qa := x.Rat(nil)
		fmt.Println(b, ba, q, qa)
		m := new(big.Float)
		e := x.MantExp(m)
		fmt.Println(show(m), e, show(new(big.Float).SetPrec(prec).SetMantExp(y, r.Intn(40))))
		m.Copy(x).SetPrec(uint(r.Intn(60)))
		fmt.Println(show(m), show(new(big.Float).SetMode(mode).SetPrec(20).Set(x)), show(new(big.Float).Neg(x)))
	}
	for _, x := range []float64{0, 2, 9, 1e100, 0.5, 1e-9} {
		for _, p := range []uint{0, 10, 100} {
			for _, m := range modes {
				fmt.Println(show(new(big.Float).SetPrec(p).SetMode(m).Sqrt(big.NewFloat(x))))
				fmt.Println(show(new(big.Float).SetPrec(p).SetMode(m).Sqrt(new(big.Float).SetMode(m).SetPrec(100).SetFloat64(x))))
			}
		}
	}
	huge := new(big.Float).SetMantExp(big.NewFloat(0.75), big.MaxExp)
	tiny := new(big.Float).SetMantExp(big.NewFloat(0.5), big.MinExp)
	fmt.Println(show(new(big.Float).Mul(huge, huge)), show(new(big.Float).Mul(tiny, tiny)), show(new(big.Float).Quo(tiny, huge)))
	fmt.Println(show(new(big.Float).Neg(new(big.Float).Mul(huge, tiny))), huge.Cmp(tiny))
	fmt.Println(huge.Float64())
	fmt.Println(tiny.Float64())
	try("nan", func() { big.NewFloat(math.NaN()) })
	try("nan", func() { new(big.Float).SetFloat64(math.NaN()) })
	for _, f := range []float64{math.MaxFloat64, math.SmallestNonzeroFloat64, 5e-324 * 3, 2.2250738585072014e-308, math.MaxFloat32, math.SmallestNonzeroFloat32, 1e-46, 7e-46, 7.006492321624085e-46, 3.4028235677973366e+38, -1e-46} {
		x := new(big.Float).SetPrec(200).SetFloat64(f)
		for _, d := range []float64{0, 1, -1} {
			y := new(big.Float).SetPrec(300).Quo(x, big.NewFloat(2))
			y.Add(y, new(big.Float).SetMantExp(big.NewFloat(d), y.MantExp(nil)-150))
			for range 4 {
				a, b := y.Float64()
				c, e := y.Float32()
				fmt.Println(a, b, c, e)
				y.Mul(y, big.NewFloat(2))
			}
		}
	}
	fmt.Println(big.MaxExp, big.MinExp, uint64(big.MaxPrec), big.RoundingMode(9), big.Trunc, big.Floor, big.Round, big.Ceil, big.Accuracy(3))
}
