package main

import (
	"fmt"
	"strconv"
)

func main() {
	for _, s := range []string{"1", "-2.5", "1e10", "1e400", "-1e400", "1e-400", "inf", "-Infinity", "NaN", ".5", "5.", "1e", "abc", "0x1p4", "1_0.5", "179769313486231570814527423731704356798070e267", "4.9e-324", "0.1", "123456789012345678"} {
		f, err := strconv.ParseFloat(s, 64)
		fmt.Println(f, err)
	}
	fmt.Println(strconv.ParseFloat("16777217", 32))
	fmt.Println(strconv.ParseFloat("1e39", 32))
	for _, f := range []float64{1, 0.1, 1234567.891, 1e21, 1.5e-7, -0.000123} {
		fmt.Println(strconv.FormatFloat(f, 'f', -1, 64), strconv.FormatFloat(f, 'e', 3, 64), strconv.FormatFloat(f, 'g', 4, 64), strconv.FormatFloat(f, 'f', 2, 64),
			strconv.FormatFloat(f, 'E', -1, 32), strconv.FormatFloat(f, 'G', -1, 64))
	}
	fmt.Println(string(strconv.AppendFloat([]byte("f="), 2.5, 'f', 1, 64)), strconv.FormatFloat(0.3, 'b', -1, 64), strconv.FormatFloat(10, 'x', -1, 64))
}
