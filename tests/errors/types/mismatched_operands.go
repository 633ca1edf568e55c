package main

func main() {
	var i int = 1
	var f float64 = 2
	var s string = "x"
	var u uint8 = 3
	_ = i + f  // ERROR "invalid operation: i \+ f \(mismatched types int and float64\)"
	_ = s + i  // ERROR "invalid operation: s \+ i \(mismatched types string and int\)"
	_ = i == u // ERROR "invalid operation: i == u \(mismatched types int and uint8\)"
	_ = s - s  // ERROR "invalid operation: operator - not defined on s \(variable of type string\)"
	_ = f % f  // ERROR "invalid operation: operator % not defined on f \(variable of type float64\)"
	_ = !i     // ERROR "invalid operation: operator ! not defined on i \(variable of type int\)"
	_ = -s     // ERROR "invalid operation: operator - not defined on s \(variable of type string\)"
	_ = i && true // ERROR "invalid operation: operator && not defined on i|mismatched types"
	_ = "a" + 1 // ERROR "invalid operation: \"a\" \+ 1 \(mismatched types untyped string and untyped int\)"
}
