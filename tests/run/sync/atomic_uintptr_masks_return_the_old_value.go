package main

import (
	"fmt"
	"sync/atomic"
)

func main() {
	var x atomic.Uintptr
	x.Store(0xF0F0)
	fmt.Printf("%x %x %x\n", x.And(0xFF00), x.Or(0x0F), x.Load())
	y := uintptr(6)
	fmt.Println(atomic.AndUintptr(&y, 3), y, atomic.OrUintptr(&y, 9), y, atomic.OrUintptr(&y, ^uintptr(0)), y)
}
