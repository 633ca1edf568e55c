package main

type T [1 << 40][1 << 40]int // ERROR "larger than address space"

var a [1 << 50]int // ERROR "larger than address space"

func main() {
	var c chan [70000]byte      // ERROR "channel element type too large"
	var m map[int][1 << 31]byte // ERROR "map element type too large"
	var k map[[1 << 31]byte]int // ERROR "map key type too large"
	var t *T
	_, _, _, _ = c, m, k, t
}
