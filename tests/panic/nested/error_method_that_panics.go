package main

import "fmt"

type bad struct{}

func (bad) Error() string { panic("in Error") }

func main() {
	fmt.Println("start")
	panic(bad{})
}
