package main

import (
	"fmt"
	"strings"
)

func each(yield func(int) bool) { yield(1) }

func main() {
	for i := range each { // REFUSED "range over functions is not supported"
		fmt.Println(strings.Repeat("x", i))
	}
}
