package main

import "fmt"

var trace []string

func nothing(name string) *[40]int {
	trace = append(trace, name)
	return nil
}

func size[A ~*[16]byte | ~*[32]byte](a A) (int, int) { return len(a), cap(a) }

type holder struct{ grid [3][5]int }

func main() {
	pointers := make(chan *[50]string, 2)
	pointers <- nil
	pointers <- nil
	fmt.Println(len(nothing("len")), cap(nothing("cap")))
	fmt.Println(len(<-pointers), cap(<-pointers), trace)

	var small *[16]byte
	type big *[32]byte
	fmt.Println(size(small))
	fmt.Println(size(big(nil)))

	var h *holder
	fmt.Println(len(h.grid), len(h.grid[1]), cap(h.grid))
	for i := range nothing("range") {
		if i > 38 {
			fmt.Println(i, trace)
		}
	}
}
