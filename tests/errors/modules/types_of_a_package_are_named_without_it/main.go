package main

import "m/p"

func main() {
	var a p.Array
	_ = a
}
