package main

import "fmt"

func main() {
	for _, f := range []float64{1, 10, 100000, 1e20, 1e21, 123456789, 1.5e-5, 0.0001, 0.00001, 1e-7, 3.14159, 1e100, 5e-324,
		2.5, 1234567890123456789, 0.3, 1.0 / 3, 100, 20971520, 1e6, 12345678} {
		fmt.Println(f, float32(f))
	}
	fmt.Println([]float64{1, 2.5, 1e30}, map[string]float64{"pi": 3.14}, struct{ x, y float32 }{1, 0.1})
}
