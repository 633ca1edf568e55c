package main

import "internal/abi" // ERROR "use of internal package internal/abi not allowed"

func main() {
	println(abi.FuncPCABI0)
}
