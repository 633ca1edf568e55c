package main

func main() {
	x := 1 // ERROR "declared and not used: x"
	var y string // ERROR "declared and not used: y"
	z := 2
	_ = z
}
