package main

import (
	"fmt"
	"math"
	"strconv"
)

func main() {
	for _, s := range []string{"nan", "NaN", "-0", "0"} {
		f, err := strconv.ParseFloat(s, 32)
		fmt.Printf("%x %v\n", math.Float64bits(f), err)
		f, err = strconv.ParseFloat(s, 64)
		fmt.Printf("%x %v\n", math.Float64bits(f), err)
	}
	negative := math.Copysign(0, -1)
	fmt.Println(math.Erf(negative), math.Sinh(negative), math.Erf(-0.5), math.Sinh(-0.5))
	for _, s := range []string{"''", "'''", "''a", `""`, "``", "'"} {
		u, err := strconv.Unquote(s)
		p, err2 := strconv.QuotedPrefix(s)
		fmt.Printf("%q %v %q %v\n", u, err, p, err2)
	}
}
