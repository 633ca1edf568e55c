//go:debug panicnil=1 // ERROR "^invalid //go:debug: value contains space$"
//go:debug panicnil // ERROR "^invalid //go:debug: missing key.value$"

package main

//go:debug anywhere else it is a comment

func main() {}
