package main

import "fmt"

var names = [...]string{
	0: "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
	20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety",
}

var ops = map[string]struct {
	prec int
	fn   func(int, int) int
}{
	"+": {1, func(a, b int) int { return a + b }}, "-": {1, func(a, b int) int { return a - b }},
	"*": {2, func(a, b int) int { return a * b }}, "/": {2, func(a, b int) int { return a / b }},
	"%": {2, func(a, b int) int { return a % b }}, "<<": {3, func(a, b int) int { return a << b }},
	">>": {3, func(a, b int) int { return a >> b }}, "&": {3, func(a, b int) int { return a & b }},
}

func days(month, year int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 1, 3, 5, 7, 8, 10, 12:
		return 31
	}
	return -1
}

func opcode(c byte) int {
	switch c {
	case 'a':
		return 1
	case 'b':
		return 22
	case 'c':
		return 3
	case 'd':
		return 44
	case 'e':
		return 5
	case 'f':
		return 66
	case 'x', 'y', 'z':
		return 100
	case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return int(c - '0')
	case 0:
		return -1
	case 255:
		return -2
	default:
		return 0
	}
}

func word(s string) int {
	switch s {
	case "if":
		return 1
	case "else":
		return 2
	case "for":
		return 3
	case "func":
		return 4
	case "return":
		return 5
	case "range":
		return 6
	case "switch", "case", "default":
		return 7
	}
	return 0
}

func main() {
	fmt.Println(len(names), names[14], names[15] == "", names[90])
	t := 0
	for m := range 14 {
		t = t*3 + days(m, 2000) + days(m, 1900)
	}
	fmt.Println(t)
	n := 0
	for c := range 256 {
		n = (n*7 + opcode(byte(c))) % 100003
	}
	fmt.Println(n)
	for _, w := range []string{"if", "func", "default", "iff", "", "range"} {
		fmt.Print(word(w), " ")
	}
	fmt.Println()
	for _, op := range []string{"+", "-", "*", "/", "%", "<<", ">>", "&"} {
		fmt.Print(ops[op].fn(100, 7), ":", ops[op].prec, " ")
	}
	fmt.Println(ops["?"].fn == nil)
}
