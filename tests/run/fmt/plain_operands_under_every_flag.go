package main

import (
	"fmt"
	"math"
)

type number int
type text string

// Operands that print without a method, under all flags that the formatter may treat on its own.
func main() {
	operands := []any{0, number(-12345), uint64(math.MaxUint64), true, "héllo\xff", text("to"),
		math.Copysign(0, -1), 2.5, 1e21, math.Inf(1), math.NaN(), float32(0.1)}
	for _, flag := range []string{"", "-", "+", " ", "0", "-0", "#"} {
		for _, size := range []string{"", "9", ".", ".2", "12.3"} {
			for _, verb := range "vdsxXobteEfFgGc" {
				directive := "%" + flag + size + string(verb)
				line := directive + ":"
				for _, operand := range operands {
					line += fmt.Sprintf(" <"+directive+">", operand)
				}
				fmt.Println(line)
			}
		}
	}
	fmt.Printf("%d%%|%-5d|%*d|%[2]d %[1]d|%.*f|%d|\n", 1, 2, 5, 3, 4, 2, 3.14159)
	fmt.Print("a", "b", 1, 2, true, "c", 3.5, nil, []int{1}, "d", 5, 6, "\n")
	fmt.Println(fmt.Sprint(), fmt.Sprint("a", 1, 2), fmt.Sprintln("p", 1.5), fmt.Sprintln())
}
