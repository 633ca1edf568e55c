//! go = false
//! why = "real Go has no flag that bounds the heap"
//! flags = ["--max-heap=64MiB"]
//! exit = 2

package main

import (
	"fmt"
	"time"
)

func main() {
	fmt.Println("starting")
	for {
		time.AfterFunc(time.Hour, func() {})
	}
}
