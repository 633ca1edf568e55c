package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
)

func main() {
	nan := math.NaN()
	fmt.Println(strconv.FormatComplex(1.5-2i, 'f', 2, 128), strconv.FormatComplex(complex(nan, nan), 'g', -1, 64))
	for _, s := range []string{"1", "i", "2i", "1+2i", "(1-2i)", "-1e+3-2e-1i", "0x1p-2+0x1e+1i", "NaN+NaNi", "+Inf-Infi", "1+2", "1++2i", "1e400i", "3+1e400i", "", "()", "1+-2i", "inf+infi", "1_0i", "0x_1i", "1i2", "1 + 2i"} {
		c, err := strconv.ParseComplex(s, 128)
		d, _ := strconv.ParseComplex(s, 64)
		fmt.Println(s, c, err, d, errors.Is(err, strconv.ErrRange))
	}
}
