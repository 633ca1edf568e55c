package main

import "errors"

func main() {
	defer func() { panic("three") }()
	defer func() { panic(errors.New("two")) }()
	panic(1)
}
