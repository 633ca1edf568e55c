//! gc = ["stw", "semispace", "cms", "balanced"]
//! why = "objects die only where somebody collects"
package main

import (
	"fmt"
	"runtime"
)

type node struct {
	name string
	next *node
}

func forget(done chan<- string) {
	runtime.SetFinalizer(&node{name: "an array"}, func(n *node) [100]int {
		done <- n.name
		return [100]int{99: 1}
	})
	runtime.SetFinalizer(&node{name: "structs and strings"}, func(n *node) (a, b [20]string, c struct{ x, y any }, err error) {
		done <- n.name
		return
	})
}

func main() {
	done := make(chan string, 2)
	forget(done)
	seen := map[string]bool{}
	for len(seen) < 2 {
		runtime.GC()
		seen[<-done] = true
	}
	fmt.Println(seen)
}
