//go:build go1.23 && linux

// Package fresh is written in a later language than its module.
package fresh

func Loops() (sum int) {
	var at []*int
	for _, v := range []int{1, 2, 3} {
		at = append(at, &v)
	}
	for v := range func(yield func(int) bool) { _ = yield(4) && yield(5) } {
		at = append(at, &v)
	}
	for _, p := range at {
		sum += *p
	}
	return sum
}

func Each[T any](values []T, f func(*T) int) (sum int) {
	var at []*T
	for _, v := range values {
		at = append(at, &v)
	}
	for _, p := range at {
		sum += f(p)
	}
	return sum
}
