package main

import (
	"fmt"
	"m/a" // ERROR ".m/a. imported and not used"
	. "m/a"
)

var x = y // ERROR "initialization cycle"

func main() {
	fmt.Println(x, Name)
}
