//! exit = 2

package main

import "fmt"

type visitor interface {
	visit(depth int, path string) int
}
type a struct{ other visitor }
type b struct{ other visitor }

func (v *a) visit(d int, p string) int { return v.other.visit(d+1, p) + 1 }
func (v *b) visit(d int, p string) int { return v.other.visit(d+1, p) + 2 }

func main() {
	fmt.Println("start")
	x, y := &a{}, &b{}
	x.other, y.other = y, x
	done := make(chan int)
	go func() {
		defer fmt.Println("a fatal error runs no deferred calls")
		done <- x.visit(0, "/")
	}()
	fmt.Println(<-done)
}
