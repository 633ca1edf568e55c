package main

import (
	"fmt"
	"math"
)

func main() {
	for _, f := range []float64{0, 1, -1.5, 3.14159265, 1e21, 1e-10, 123456789.125, 100} {
		fmt.Printf("%v|%f|%.2f|%8.3f|%-10.1f|%+.1f|%e|%.3E|%g|%.3g|%G\n", f, f, f, f, f, f, f, f, f, f, f)
	}
	fmt.Printf("%f %5.1f %g %v\n", math.Inf(1), math.Inf(-1), math.NaN(), float32(0.1))
	fmt.Printf("%06.2f|%+08.3f|% f|%x|%b\n", 3.14159, 2.5, 1.5, 1.0, 1.0)
	fmt.Printf("%6.2f%%\n", 99.5)
	fmt.Printf("%v %.1f %5.2g\n", []float64{1, 2.5}, []float64{1.25, 2.75}, [2]float32{1.5, 0.001})
	fmt.Printf("%.0f %.0f %.0f %.0f %.1f %.1f\n", 0.5, 1.5, 2.5, -0.5, 0.25, 0.35)
	fmt.Printf("%#v %#v %#v %#v\n", 1.0, 1e30, float32(2.5), 0.1)
	fmt.Printf("%#g %#.3g %#f|%+v\n", 1.0, 2.0, 3.0, 4.0)
	fmt.Printf("%8v|%-8v|%08v\n", 1.5, 1.5, -1.5)
}
