// Package lib is of another module, with a language of its own.
package lib

import (
	"example.com/lib/internal/old"
	"example.com/lib/nested"
)

func Loops() (sum int) {
	var at []*int
	for i := 0; i < 3; i++ {
		at = append(at, &i)
	}
	for _, p := range at {
		sum += *p
	}
	return sum + old.Bias + nested.Loops()
}
