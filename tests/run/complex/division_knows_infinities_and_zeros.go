package main

import (
	"fmt"
	"math"
)

func main() {
	nan, inf := math.NaN(), math.Inf(1)
	vals := []complex128{0, 1, 1i, complex(inf, 0), complex(0, -inf), complex(nan, 1), complex(inf, nan), complex(-1, math.Copysign(0, -1)), 1e200 + 1e200i, 3 - 4i}
	for _, x := range vals {
		for _, y := range vals {
			fmt.Print(x/y, " ", x*y, " ")
		}
		fmt.Println()
	}
}
