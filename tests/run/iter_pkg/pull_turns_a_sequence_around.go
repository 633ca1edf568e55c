package main

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"runtime"
	"slices"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("end of count", n)
		for i := range n {
			if !yield(i) {
				fmt.Println("stopped at", i)
				return
			}
		}
	}
}

func zip[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		nextA, stopA := iter.Pull(a)
		defer stopA()
		nextB, stopB := iter.Pull(b)
		defer stopB()
		for {
			x, okX := nextA()
			y, okY := nextB()
			if !okX || !okY || !yield(x, y) {
				return
			}
		}
	}
}

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func main() {
	next, stop := iter.Pull(count(2))
	for range 4 {
		fmt.Println(next())
	}
	stop()
	stop()

	next, stop = iter.Pull(count(5))
	fmt.Println(next())
	stop()
	fmt.Println(next())

	next, stop = iter.Pull(count(5))
	stop()
	fmt.Println(next())

	next2, stop2 := iter.Pull2(slices.All([]string{"a", "b"}))
	for k, v, ok := next2(); ok; k, v, ok = next2() {
		fmt.Println(k, v)
	}
	fmt.Println(next2())
	stop2()

	for x, y := range zip(count(3), slices.Values([]string{"x", "y"})) {
		fmt.Println(x, y)
	}

	try("panic", func() {
		next, _ := iter.Pull(func(yield func(int) bool) {
			defer fmt.Println("deferred in the sequence")
			yield(1)
			panic(errors.New("of the sequence"))
		})
		fmt.Println(next())
		try("inner", func() { fmt.Println(next()) })
		fmt.Println(next())
	})
	try("panic at stop", func() {
		next, stop := iter.Pull(func(yield func(int) bool) {
			defer func() { panic("late") }()
			yield(1)
		})
		fmt.Println(next())
		stop()
	})
	try("next in the sequence", func() {
		var next func() (int, bool)
		next, _ = iter.Pull(func(yield func(int) bool) { next() })
		next()
	})
	done := make(chan bool)
	go func() {
		defer close(done)
		defer fmt.Println("goexit", recover())
		next, _ := iter.Pull(func(yield func(int) bool) { runtime.Goexit() })
		next()
		fmt.Println("not reached")
	}()
	<-done

	forgotten, _ := iter.Pull(count(9))
	fmt.Println(forgotten())
	fmt.Println(slices.Sorted(maps.Keys(map[string]int{"k": 1, "j": 2})))
}
