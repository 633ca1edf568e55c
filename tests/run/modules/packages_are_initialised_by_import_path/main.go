package main

import (
	"fmt"
	_ "m/z"

	_ "m/b"
	"m/trace"
)

var x = trace.Note("main.x")

func init() { trace.Note("main.init") }

func main() {
	fmt.Println(x, "main")
}

func init() { trace.Note("main.init again") }
