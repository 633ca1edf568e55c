// Power iteration on an infinite matrix: float division in an inner loop of
// small calls.
package main

import (
	"fmt"
	"math"
	"os"
	"strconv"
)

func element(i, j int) float64 {
	ij := i + j
	return 1.0 / (float64(ij*(ij+1))*0.5 + float64(i+1))
}

func times(v, u []float64) {
	for i := range v {
		sum := 0.0
		for j, x := range u {
			sum += element(i, j) * x
		}
		v[i] = sum
	}
}

func timesTransposed(v, u []float64) {
	for i := range v {
		sum := 0.0
		for j, x := range u {
			sum += element(j, i) * x
		}
		v[i] = sum
	}
}

func main() {
	n := 500
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	u := make([]float64, n)
	v := make([]float64, n)
	t := make([]float64, n)
	for i := range u {
		u[i] = 1
	}
	for i := 0; i < 10; i++ {
		times(t, u)
		timesTransposed(v, t)
		times(t, v)
		timesTransposed(u, t)
	}
	var vBv, vv float64
	for i, x := range v {
		vBv += u[i] * x
		vv += x * x
	}
	fmt.Printf("%.9f\n", math.Sqrt(vBv/vv))
}
