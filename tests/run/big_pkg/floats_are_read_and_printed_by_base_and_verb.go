package main

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"math/rand"
	"strings"
)

func main() {
	r := rand.New(rand.NewSource(2))
	var values []*big.Float
	for _, s := range []string{"0", "-0", "Inf", "-Inf", "1", "0.1", "1.5", "9.995", "99999.5", "123456789.125", "1e10", "1e21", "1e-7", "1e100", "-1e-100", "0.000123", "1e1000", "3.14159265358979323846264338327950288", "0x1.8p-3", "0.5", "2.5", "1e23", "8.5", "1024"} {
		for _, p := range []uint{10, 53, 200} {
			f, _, err := big.ParseFloat(s, 0, p, big.ToNearestEven)
			if err != nil {
				panic(err)
			}
			values = append(values, f)
		}
	}
	for range 6 {
		values = append(values, new(big.Float).SetPrec(uint(r.Intn(100)+1)).SetFloat64(math.Float64frombits(r.Uint64()&^(3<<61))))
	}
	for _, f := range values {
		for _, c := range "eEfgGbpxFz" {
			for _, p := range []int{-1, 0, 2, 10} {
				fmt.Print(f.Text(byte(c), p), " ")
			}
		}
		fmt.Println(f)
		fmt.Printf("%v|%g|%e|%f|%.3f|%10.2f|%-12.3e|%+.2g|% .3f|%012.4f|%s|%d|%q|%x|%.2x|%b|%G|%+v|%#v|%5v|%-30g|%030g|% 5g|%F\n", f, f, f, f, f, f, f, f, f, f, f, f, f, f, f, f, f, f, f, f, f, f, f, f)
		b, err := f.MarshalText()
		fmt.Println(string(b), err)
		var g big.Float
		fmt.Println(g.UnmarshalText(b), g.Cmp(f), g.Prec(), g.Acc())
		j, err := json.Marshal(f)
		fmt.Println(string(j), err)
		h := new(big.Float)
		fmt.Println(json.Unmarshal(j, h), h)
	}
	for _, s := range []string{"", "+", "-", ".", "1.", ".5", "1_000.5", "1__0", "_1", "1_", "1e", "1e+", "1e5", "1E-5", "1e1_0", "1e_1", "1e1_", "0x", "0x1", "0x1p3", "0x.8", "0x1.8p-1_0", "0b101", "0b1.1p2", "0o17", "0o1.4", "017", "08", "1p5", "1p-5", "1.5p2", "inf", "+inf", "+Inf", "INF", "infinity", "nan", "1x", "1 ", " 1", "--1", "1e99999999999999999999", "1e5000", "1p3000000000", "0e5", "-0", "0p", "0x1e5", "12345678901234567890123456789.123456789e-20", "1e-400", "1.e3", "e5", ".e5", "1.2.3", "é"} {
		for _, base := range []int{0, 10, 16} {
			for _, prec := range []uint{0, 20} {
				z := new(big.Float).SetPrec(prec)
				f, b, err := z.Parse(s, base)
				fmt.Println(s, base, prec, b, err)
				if err == nil {
					fmt.Println(f.Text('p', 0), f.Acc(), f.Prec(), f.Signbit())
				} else {
					fmt.Println(f == nil, z.Text('p', 0), z.Prec())
				}
			}
		}
		f, ok := new(big.Float).SetString(s)
		fmt.Println(f, ok)
	}
	for range 30 {
		var b strings.Builder
		for range r.Intn(40) + 1 {
			fmt.Fprint(&b, r.Intn(10))
		}
		fmt.Fprintf(&b, ".%d", r.Int63())
		if r.Intn(2) == 0 {
			fmt.Fprintf(&b, "e%d", r.Intn(700)-350)
		}
		f, _, err := big.ParseFloat(b.String(), 10, uint(r.Intn(180)+1), big.RoundingMode(r.Intn(6)))
		fmt.Println(b.String(), f.Text('p', 0), f.Text('g', -1), f.Text('e', 12), f.Acc(), err)
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		new(big.Float).Parse("1", 7)
	}()
	for _, s := range []string{"1.5 2e3 x", "0x1.8p1,7", "1e5e6", "+3-4", "abc", "0b11z", "1_0.5.6", "", "  12\n", "0x1e+5", "1p2e3"} {
		var f, g big.Float
		var rest string
		n, err := fmt.Sscan(s, &f, &rest)
		fmt.Println(n, err, &f, rest)
		n, err = fmt.Sscanf(s, "%g %v", &f, &g)
		fmt.Println(n, err, &f, &g)
	}
	z := new(big.Float).SetPrec(7)
	fmt.Println(z.Set(big.NewFloat(math.Pi)), z.Acc(), z.SetInt64(1<<40+1), z.Acc(), z.SetUint64(math.MaxUint64), z.Acc(), z.SetInt(big.NewInt(-129)), z.Acc(), z.SetRat(big.NewRat(1, 3)), z.Acc())
}
