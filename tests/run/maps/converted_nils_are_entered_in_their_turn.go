// An entry of a map's literal with an explicit conversion of nil is entered in its turn, one with nil itself before the entries that
// are computed.
package main

import "fmt"

type node struct{ next *node }

type list []int

func main() {
	three := 3
	var none any
	var nowhere *node

	fmt.Println(map[any]string{none: "variable", nil: "nil"})
	fmt.Println(map[any]string{none: "variable", any(nil): "conversion"})
	fmt.Println(map[*node]string{nowhere: "variable", nil: "nil"})
	fmt.Println(map[*node]string{nowhere: "variable", (*node)(nil): "conversion"})

	fmt.Println(map[int]any{three: "variable", 3: nil})
	fmt.Println(map[int]any{three: "variable", 3: any(nil)})
	fmt.Println(map[int]list{three: {1}, 3: nil})
	fmt.Println(map[int]list{three: {1}, 3: list(nil)})
	fmt.Println(map[int]node{three: {&node{}}, 3: {nil}}[3].next == nil)
	fmt.Println(map[int]node{three: {&node{}}, 3: {(*node)(nil)}}[3].next == nil)
	fmt.Println(map[int]func(){three: main, 3: (func())(nil)}[3] == nil)

	// The conversion changes nothing else.
	fmt.Println(any((*node)(nil)) == nil, any(error(nil)) == nil, nowhere == (*node)(nil), none == any(nil))
	fmt.Println([...]*node{(*node)(nil)}, []any{any(nil)}, list(nil) == nil, len(list(nil)))
}
