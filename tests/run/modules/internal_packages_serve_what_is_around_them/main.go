package main

import (
	"m/a"
	"m/internal"
	"m/internal/deep/deeper"
)

func main() {
	println(a.Name(), internal.Name, deeper.Name)
}
