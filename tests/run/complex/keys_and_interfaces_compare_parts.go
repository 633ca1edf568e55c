package main

import (
	"fmt"
	"math"
)

func main() {
	c, nan := 3+4i, math.NaN()
	m := map[complex128]string{1i: "i", 2: "two"}
	m[complex(0, 1)] += "!"
	fmt.Println(m, m[2+0i], len(m))
	m[complex(nan, 0)] = "nan"
	m[complex(nan, 0)] = "nan"
	fmt.Println(len(m), m[complex(0, math.Copysign(0, -1))] == m[0])
	var a, b any = 1i, complex(0, 1)
	fmt.Println(a == b, a == any(complex64(1i)), a.(complex128), complex(nan, 1) == complex(nan, 1))
	switch c {
	case 1i:
		fmt.Println("no")
	case c:
		fmt.Println("same")
	}
}
