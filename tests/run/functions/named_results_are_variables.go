package main

import "fmt"

func split(sum int) (x, y int) {
	x = sum * 4 / 9
	y = sum - x
	return
}

func deferred() (n int) {
	defer func() { n *= 2 }()
	n = 5
	return n + 1
}

func captured() (f func() int, n int) {
	f = func() int { n++; return n }
	n = 10
	f()
	return f, n
}

func recovered() (msg string, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	msg = "partial"
	panic("broken")
}

func blank(_ int, _ string) (_ int, ok bool) { return 3, true }

func main() {
	fmt.Println(split(17))
	fmt.Println(deferred())
	f, n := captured()
	fmt.Println(n, f(), f())
	fmt.Println(recovered())
	fmt.Println(blank(1, ""))
}
