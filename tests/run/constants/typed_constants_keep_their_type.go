package main

import "fmt"

type mask uint8

const (
	readable mask = 1 << iota
	writable
	executable
	all = readable | writable | executable
)

const limit int64 = 1 << 40

func main() {
	m := readable | executable
	fmt.Printf("%T %v %03b\n", m, m, m)
	fmt.Printf("%T %v\n", all, all)
	fmt.Println(m&^executable, m^all, all&writable != 0)
	fmt.Printf("%T %d\n", limit, limit/3)
	const yes = limit > 5
	fmt.Printf("%T %t\n", yes, yes)
	const minInt = -1 << 63
	fmt.Println(minInt, -(minInt + 1))
	const maxU = ^uint64(0)
	fmt.Println(maxU, uint8(maxU>>56), ^mask(0))
}
