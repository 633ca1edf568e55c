package main

import (
	"fmt"

	"m/a/util"
	other "m/b/util"
)

func f(other.T) {}

func main() {
	var x util.T
	f(x)                   // ERROR "cannot use x \(variable of struct type .m/a/util..T\) as .m/b/util..T value in argument to f"
	var s fmt.Stringer = x // ERROR ".m/a/util..T does not implement fmt.Stringer \(missing method String\)"
	_ = s
	var p *util.T = other.New() // ERROR "cannot use other.New\(\) \(value of type \*.m/b/util..T\) as \*.m/a/util..T value"
	_ = p
}
