package main

import (
	"fmt"
	"sync"
)

type text string

func (t text) Error() string { return "never called" }

func main() {
	defer func() {
		var mu sync.Mutex
		defer func() {
			fmt.Println("recovered:", recover())
			mu.Unlock()
		}()
		panic(text("second\nof two lines"))
	}()
	panic("first")
}
