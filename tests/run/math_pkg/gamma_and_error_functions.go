package main

import (
	"fmt"
	"math"
)

func main() {
	for _, x := range []float64{0.5, 1, 2.5, 5.5, 10} {
		fmt.Printf("%.8f %.8f %.8f\n", math.Gamma(x), math.Erf(x), math.Erfc(x/4))
	}
}
