package main

import (
	"m/a"
	"m/b"
	"m/c"
	"m/d"
)

func main() {
	a.X()
	b.X()
	c.X()
	d.X()
	undefined()
}
