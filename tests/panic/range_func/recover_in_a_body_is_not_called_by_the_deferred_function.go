package main

import "fmt"

func once(yield func() bool) { yield() }

func main() {
	defer func() {
		for range once {
			fmt.Println(recover())
		}
	}()
	panic("stays")
}
