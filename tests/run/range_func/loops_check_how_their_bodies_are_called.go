package main

import "fmt"

func try(name string, f func()) {
	defer func() {
		r := recover()
		err, ok := r.(error)
		fmt.Println(name, ok, err, r)
	}()
	f()
}

func main() {
	var kept func(int) bool
	try("after false", func() {
		for x := range func(yield func(int) bool) { yield(1); yield(2) } {
			fmt.Println("x", x)
			break
		}
	})
	try("after exit", func() {
		for x := range func(yield func(int) bool) { kept = yield; yield(1) } {
			fmt.Println("x", x)
		}
		kept(5)
	})
	try("swallowed", func() {
		for x := range func(yield func(int) bool) {
			func() {
				defer func() { fmt.Println("iterator recovers", recover()) }()
				yield(1)
			}()
		} {
			panic(fmt.Sprint("body ", x))
		}
	})
	try("after panic", func() {
		for x := range func(yield func(int) bool) {
			defer func() { yield(2) }()
			yield(1)
		} {
			panic(fmt.Sprint("body ", x))
		}
	})
	try("within", func() {
		for x := range func(yield func(int) bool) { kept = yield; yield(1) } {
			if x == 1 {
				kept(2)
			}
		}
	})
	try("nested", func() {
	outer:
		for x := range func(yield func(int) bool) { yield(1); yield(2) } {
			for y := range func(yield func(int) bool) { kept = yield; yield(10) } {
				fmt.Println(x, y)
				break outer
			}
		}
	})
	try("nested inner", func() { kept(3) })
	try("nil", func() {
		var f func(func() bool)
		for range f {
		}
	})
	try("swallow nested", func() {
		for range func(yield func() bool) { yield() } {
			for range func(yield func() bool) {
				defer func() { recover() }()
				yield()
			} {
				panic(1)
			}
		}
	})
}
