//! exit = 3

package main

import (
	"fmt"
	"os"
)

func main() {
	defer fmt.Println("never printed")
	fmt.Println("before exit")
	func() {
		defer func() { recover() }()
		os.Exit(3)
	}()
}
