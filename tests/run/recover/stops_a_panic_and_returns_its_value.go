package main

import (
	"errors"
	"fmt"
)

func try(f func()) (result interface{}) {
	defer func() { result = recover() }()
	f()
	return "no panic"
}

type custom struct{ code int }

var errSentinel = errors.New("sentinel")

func main() {
	fmt.Println(try(func() {}))
	fmt.Println(try(func() { panic("text") }))
	fmt.Println(try(func() { panic(42) }))
	fmt.Println(try(func() { panic(custom{7}) }))
	fmt.Println(try(func() { panic(errSentinel) }) == errSentinel)
	fmt.Println(try(func() { panic(fmt.Errorf("wrap: %w", errSentinel)) }))
	r := try(func() { panic(nil) })
	fmt.Printf("%T %v\n", r, r)
	fmt.Println(recover())
	count := 0
	for i := 0; i < 100; i++ {
		if try(func() { panic(i) }) == i {
			count++
		}
	}
	fmt.Println(count)
}
