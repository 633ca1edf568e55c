// Package p shows declarations.
package p

import "fmt"
import (
	. "math"
	str "strings"
	_ "time"
)

//go:noinline
func native(x int) (y float64)

const (
	a, b = iota, "s"
	c, d
	e float64 = 1.5
)

var x, y int = 1, 2
var (
	z    = f(x)
	w, _ []string
)

type (
	T       struct{}
	A       = T
	Pair[K comparable, V any] struct {
		key   K
		value V
	}
	Vec [4]T
)

func f(a, b int, rest ...string) (n int, err error) { return }
func (t *T) m(int, *T) func(int) int { return nil }
func generic[S ~[]E, E any | int](s S) E { return s[0] }
