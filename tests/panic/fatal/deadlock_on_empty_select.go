package main

import "fmt"

func main() {
	defer fmt.Println("never printed: a fatal error runs no deferred calls")
	select {}
}
