package main

import (
	"fmt"
	_ "strings"
)

type iface interface{ m() }
type impl struct{ _, _ int }

func (impl) m()       {}
func (impl) _()       {}
func (_ impl) n() int { return 1 }
func _()              { panic("never called") }

var _ iface = impl{}
var _, second = pair()

var count int

func pair() (int, string) { return 1, "second" }
func bump() int           { count++; return count }

func multi(_ int, _, s string, _ ...int) (_ int, _ error) { return len(s), nil }

func main() {
	_ = bump()
	_, _ = bump(), bump()
	var _ = bump()
	var _, x = bump(), bump()
	fmt.Println(count, x, second)
	for range []int{1, 2} {
		_ = bump()
	}
	for _, _ = range "ab" {
		bump()
	}
	for _ = range 2 {
		bump()
	}
	fmt.Println(count)
	n, _ := multi(1, "a", "bcd", 2, 3)
	fmt.Println(n, impl{}.n(), impl{} == impl{})
	func() {
		defer func() { fmt.Println(recover()) }()
		var e interface{} = "s"
		_ = e.(int)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var p *impl
		_ = *p
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var xs []int
		_ = xs[count]
	}()
	if _, err := multi(0, "", ""); err == nil {
		fmt.Println("ok")
	}
	switch _ = bump(); {
	default:
		fmt.Println(count)
	}
}
