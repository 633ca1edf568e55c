//! gc = ["stw", "semispace", "cms", "balanced"]
//! why = "objects die only where somebody collects"
package main

import (
	"fmt"
	"runtime"
	"time"
)

type node struct {
	itself *node
	middle *int
	id     int
}

var finalized = make(chan int, 20)

func abandon(id int) {
	n := &node{id: id}
	n.itself = n
	n.middle = &n.id
	runtime.SetFinalizer(n, func(n *node) { finalized <- *n.itself.middle })
}

func main() {
	for id := range 20 {
		abandon(id)
	}
	sum := 0
	for range 20 {
		runtime.GC()
		for len(finalized) > 0 {
			sum += <-finalized
		}
		time.Sleep(time.Millisecond)
	}
	fmt.Println(sum)
}
