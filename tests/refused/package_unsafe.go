package main

import "unsafe" // REFUSED "unsafe"

func main() {
	println(unsafe.Sizeof(1))
}
