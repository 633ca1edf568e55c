package main

import "fmt"

type thing struct{}

func main() {
	var x interface{} = thing{}
	fmt.Println(x.(fmt.Stringer).String())
}
