package main

import (
	"fmt"
	"runtime"
	"strings"
)

func main() {
	for i := range runtime.ReadTrace() { // REFUSED "runtime.ReadTrace is not supported"
		fmt.Println(strings.Repeat("x", i))
	}
}
