package main

import (
	"m/a/thing"
	other "m/b/thing"
)

func main() {
	var x any = thing.T{}
	_ = x.(other.T)
}
