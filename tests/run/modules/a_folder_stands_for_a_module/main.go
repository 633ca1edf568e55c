package main

import (
	"fmt"

	"example.com/lib"
	"example.com/lib/sub"
)

func main() {
	fmt.Printf("%d %+v %T\n", lib.Loops(), sub.New(), sub.New())
}
