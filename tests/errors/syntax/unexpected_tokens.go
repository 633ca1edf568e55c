package main

var a = [3]int{1, 2 3} // ERROR "syntax error: unexpected literal 3 in composite literal; possibly missing comma or \}"

func main() {
	if x := 1 { // ERROR "cannot use x := 1 as value"
	}
	var 5 int // ERROR "syntax error: unexpected literal 5, expected name"
}
