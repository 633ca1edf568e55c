package main

import "fmt"

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	var bad interface{} = []int{1}
	full := map[interface{}]int{1: 1}
	empty := map[interface{}]int{}
	var none map[interface{}]int
	try(func() { _ = full[bad] })
	try(func() { _ = empty[bad] })
	try(func() { _ = none[bad] })
	try(func() { full[bad] = 1 })
	try(func() { empty[bad] = 1 })
	try(func() { delete(full, bad) })
	try(func() { delete(empty, bad) })
}
