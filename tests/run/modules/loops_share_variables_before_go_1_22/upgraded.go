//go:build go1.22

package main

func upgraded() (sum int) {
	var get []func() int
	for i := 0; i < 3; i++ {
		get = append(get, func() int { return i })
	}
	for i := range 3 {
		get = append(get, func() int { return 10 * i })
	}
	for _, f := range get {
		sum += f()
	}
	return sum
}
