package main

func main() {
	a := 1
	a := 2 // ERROR "no new variables on left side of :="
	_, b := 1, 2
	_, b := 3, 4 // ERROR "no new variables on left side of :="
	_ = a
	_ = b
}
