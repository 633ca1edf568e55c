package main

import "fmt"

type k struct {
	a int
	b string
}

func main() {
	fmt.Println(map[int]string{3: "c", 1: "a", -2: "z"})
	fmt.Println(map[string]bool{"b": true, "a": false, "": true, "ab": true})
	fmt.Println(map[float64]int{1.5: 1, -1: 2, 0: 3})
	fmt.Println(map[bool]int{true: 1, false: 0})
	fmt.Println(map[k]int{{2, "a"}: 1, {1, "z"}: 2, {1, "b"}: 3})
	fmt.Println(map[[2]int]int{{2, 1}: 1, {1, 5}: 2})
	fmt.Println(map[interface{}]int{12: 1, 2: 2, -1: 3})
	fmt.Printf("%#v\n", map[string]int{"y": 1, "x": 2})
	fmt.Printf("%v %+v\n", map[string]*int{"n": nil}, map[string]struct{ X int }{"q": {1}})
}
