package main

import "fmt"

type t struct{}

func main() {
	fmt.Println(missing) // ERROR "undefined: missing"
	fmt.Printline("x") // ERROR "undefined: fmt\.Printline"
	var x nothing // ERROR "declared and not used: x" "undefined: nothing"
	x = unknown() // ERROR "undefined: unknown"
	var v t
	v.field = 1 // ERROR "v\.field undefined \(type t has no field or method field\)"
	v.method() // ERROR "v\.method undefined \(type t has no field or method method\)"
	strings.ToUpper("x") // ERROR "undefined: strings"
}
