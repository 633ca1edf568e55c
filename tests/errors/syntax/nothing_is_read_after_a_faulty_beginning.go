package main

@ import "fmt" // ERROR "invalid character U\+0040 .@."

func main() {
	x := #
	var y int = "z"
}
