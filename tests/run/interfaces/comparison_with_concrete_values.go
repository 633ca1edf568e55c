package main

import "fmt"

type id int
type stringer interface{ String() string }

func (i id) String() string { return fmt.Sprint("id", int(i)) }

func main() {
	var x interface{} = 5
	var s stringer = id(5)
	fmt.Println(x == 5, x == int64(5), x == id(5), s == id(5), s == id(6), x == s)
	x = "str"
	fmt.Println(x == "str", x != "str", x == nil)
	x = id(5)
	fmt.Println(x == s, s == x)
	vals := []interface{}{1, 1.0, "1", '1', true, nil, [1]int{1}, struct{ a int }{1}, id(1)}
	for i, a := range vals {
		for j, b := range vals {
			if (a == b) != (i == j) {
				fmt.Println("unexpected", i, j)
			}
		}
	}
	switch x {
	case 5:
		fmt.Println("int 5")
	case id(5):
		fmt.Println("id 5")
	}
	ch := make(chan int)
	var c1, c2 interface{} = ch, ch
	fmt.Println(c1 == c2, c1 == make(chan int))
}
