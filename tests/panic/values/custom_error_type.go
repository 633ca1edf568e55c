package main

import "fmt"

type failure struct {
	op   string
	code int
}

func (f *failure) Error() string { return fmt.Sprintf("%s failed with %d", f.op, f.code) }

func main() {
	panic(&failure{"open", 13})
}
