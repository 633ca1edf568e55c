package main

import "fmt"

var registry = map[string]codec{}

func main() {
	for _, name := range []string{"reverse", "upper", "twice"} {
		c := registry[name]
		fmt.Println(name, c.encode("Go!"), limit)
	}
	fmt.Println(order)
	s := newStack()
	s.push("a")
	s.push("b")
	fmt.Println(s.pop(), s.pop(), s)
}
