//go:build go1.22

package main

func identity[T any](v T) T {
	for range 2 {
		clear([]T{v})
	}
	for range func(func() bool) {} { // ERROR "^cannot range over .*: requires go1\.23 or later \(file declares //go:build go1\.22\)$"
	}
	return v
}
