package main

func main() {
	x := [3]int{1, 2, 3}
	_ = x[:2:] // ERROR "final index required in 3-index slice"
	if x == 3 { // ERROR "invalid operation: x == 3 .mismatched types \[3\]int and untyped int."
