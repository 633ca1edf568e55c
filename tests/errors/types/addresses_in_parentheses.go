package main

func main() {
	x := 1
	values := map[string]int{}
	_ = &(values["a"]) // ERROR "invalid operation: cannot take address of values\[\"a\"\] \(map index expression of type int\)"
	_ = &((x + 1))     // ERROR "invalid operation: cannot take address of x \+ 1 \(value of type int\)"
	_ = &(x) + 1       // ERROR "invalid operation: &x \+ 1 \(mismatched types \*int and untyped int\)"
	_ = -(&(x))        // ERROR "invalid operation: operator - not defined on \(&x\) \(value of type \*int\)"
	_ = &(5)           // ERROR "invalid operation: cannot take address of 5 \(untyped int constant\)"
}
