package main

import (
	"fmt"
	"math"
)

func main() {
	m := map[float64]int{}
	nan := math.NaN()
	m[nan] = 1
	m[nan] = 2
	m[0.0] = 3
	m[math.Copysign(0, -1)] = 4
	_, ok := m[nan]
	fmt.Println(len(m), ok, m[0])
	delete(m, nan)
	fmt.Println(len(m))
	sum := 0
	for k, v := range m {
		if k != k {
			sum += v
		}
	}
	fmt.Println(sum)
	clear(m)
	fmt.Println(len(m))
	i := map[interface{}]string{nan: "a"}
	i[nan] = "b"
	fmt.Println(len(i), i[nan] == "")
}
