package main

import "fmt"

func guard(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "caught", r)
		}
	}()
	f()
}

func main() {
	guard("outer", func() {
		defer func() {
			r := recover()
			panic(fmt.Sprint("again ", r))
		}()
		panic("one")
	})
	guard("replaced", func() {
		defer func() { panic("from defer") }()
		panic("original")
	})
	guard("chain", func() {
		for i := 0; i < 3; i++ {
			defer func() { panic(fmt.Sprint("defer ", i, " after ", recover())) }()
		}
		panic("start")
	})
	guard("outer", func() {
		guard("inner", func() { panic("inner") })
		panic("outer value")
	})
	guard("deep", func() {
		var down func(n int)
		down = func(n int) {
			defer func() {
				if n%3 == 0 {
					if r := recover(); r != nil {
						panic(fmt.Sprint(r, n))
					}
				}
			}()
			if n == 0 {
				panic("x")
			}
			down(n - 1)
		}
		down(9)
	})
	func() {
		defer fmt.Println("deferred calls run after recovery")
		defer func() { recover() }()
		panic("gone")
	}()
}
