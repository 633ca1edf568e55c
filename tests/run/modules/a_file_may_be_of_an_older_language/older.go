//go:build go1.18

package main

func older() (get []func() int) {
	for i := 0; i < 3; i++ {
		get = append(get, func() int { return min(i, 10) })
	}
	for i := range []int{7, 8} {
		get = append(get, func() int { return i })
	}
	return get
}
