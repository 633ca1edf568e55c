package main

type grid [2, 3]int // ERROR "unexpected comma; expected \]"

var table map[string, int]int // ERROR "unexpected comma, expected \]"

func index(list []int, i int) {
	list[i = 1 // ERROR "unexpected =, expected comma, : or \]"
	return // ERROR "unexpected keyword return, expected expression"
}

func slice(list []int) {
	_ = list[1:2, 3] // ERROR "unexpected comma, expected \]"
	_ = []int{}[1 2] // ERROR "unexpected literal 2, expected comma, : or \]"
}

func main() {}
