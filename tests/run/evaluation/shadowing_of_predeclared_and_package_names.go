package main

import (
	"fmt"
	str "strings"
)

type int32 string
type error interface{ Code() int }

var nil = 5

const iota = 100

const (
	first = iota
	later
)

type coded struct{}

func (coded) Code() int { return 7 }

func len(x []int) string { return "own len" }

func string2(strings string) string { return strings + "!" }

func main() {
	var s int32 = "named int32"
	var e error = coded{}
	fmt.Println(s, e.Code(), nil, first, later, len([]int{1}))
	append := func(a, b int) int { return a*10 + b }
	fmt.Println(append(1, 2))
	true, false := false, true
	fmt.Println(true, false, 1 == 1, !true)
	{
		fmt := "not a package"
		_ = fmt
		str := str.ToUpper(fmt)
		println := func(s string) string { return str + s }
		s := println("x")
		_ = s
	}
	fmt.Println(str.Repeat("ab", 2), string2("q"))
	type fmt2 = int
	var int fmt2 = 3
	fmt.Println(int + 1)
	for i := 0; i < 2; i++ {
		i := i * 10
		if i := i + 1; i > 5 {
			i := "deep"
			fmt.Print(i, " ")
		} else {
			fmt.Print(i, " ")
		}
	}
	fmt.Println()
}
