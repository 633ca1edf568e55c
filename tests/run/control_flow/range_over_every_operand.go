package main

import "fmt"

type count int
type names []string

func main() {
	for i := range 4 {
		fmt.Print(i, " ")
	}
	for range 2 {
		fmt.Print("x ")
	}
	for i := range count(3) {
		fmt.Printf("%T%d ", i, i)
	}
	var u8 uint8 = 3
	for i := range u8 {
		fmt.Printf("%T%d ", i, i)
	}
	for i := range -5 {
		fmt.Print("never", i)
	}
	fmt.Println()
	n := 3
	for i := range n {
		n = 10
		i *= 2
		fmt.Print(i, " ")
	}
	fmt.Println(n)
	for i, v := range [...]string{"a", "b"} {
		fmt.Print(i, v, " ")
	}
	for i := range [5]int{} {
		fmt.Print(i, " ")
	}
	for i, s := range (names{"x", "y"}) {
		fmt.Print(i, s, " ")
	}
	var np *[3]int
	for i := range np {
		fmt.Print(i, " ")
	}
	arr := &[2]int{7, 8}
	for i, v := range arr {
		fmt.Print(i, v, " ")
	}
	fmt.Println()
	ch := make(chan int, 3)
	ch <- 1
	ch <- 2
	close(ch)
	for v := range ch {
		fmt.Print(v, " ")
	}
	var i, v int
	for i, v = range []int{5, 6, 7} {
	}
	fmt.Println(i, v)
	var xs [3]int
	for xs[1] = range 3 {
	}
	fmt.Println(xs)
	m := map[string]int{"one": 1}
	for k, v := range m {
		fmt.Println(k, v)
	}
	for k := range m {
		fmt.Println(k)
	}
}
