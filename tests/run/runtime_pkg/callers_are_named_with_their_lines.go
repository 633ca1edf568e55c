// Callers and CallersFrames: functions, methods, closures, instances, initialisers, goroutines, and what the runtime calls in a panic.
package main

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
)

func init() { trace("init") }

// trace prints the calls it is in, lines only of this file's.
func trace(what string) int {
	pcs := make([]uintptr, 30)
	n := runtime.Callers(1, pcs)
	frames := runtime.CallersFrames(pcs[:n])
	fmt.Println(what, n)
	for {
		frame, more := frames.Next()
		line := ""
		if strings.HasPrefix(frame.Function, "main.") {
			line = fmt.Sprintf("%s:%d", filepath.Base(frame.File), frame.Line)
		}
		fmt.Println("\t", frame.Function, line, frame.Entry != 0)
		if !more {
			break
		}
	}
	return n
}

type box[T any] struct{ held T }

func (b *box[T]) get() T {
	trace("method of an instance")
	return b.held
}

type number int

func (n number) show()    { trace("value method") }
func (n *number) change() { trace("pointer method") }

type shower interface{ show() }

//go:noinline
func through(s shower) { s.show() }

func generic[T any](v T) {
	func() { trace("closure in an instance") }()
}

func inPanic(what string, f func()) {
	defer func() {
		r := recover()
		trace(fmt.Sprint(what, ": ", r))
	}()
	f()
}

//go:noinline
func deep(n int) {
	if n == 0 {
		trace("recursion")
		return
	}
	deep(n - 1)
}

func main() {
	new(box[int]).get()
	n := number(1)
	n.show()
	n.change()
	through(n)
	through(&n)
	generic("")
	deep(3)
	zero, none, missing := 0, []int{}, (*box[int])(nil)
	inPanic("value", func() { panic("thrown") })
	inPanic("bounds", func() { none[zero+1]++ })
	inPanic("division", func() { zero = 1 / zero })
	inPanic("nil", func() { missing.held++ })
	done := make(chan bool)
	go func() {
		defer close(done)
		defer trace("goroutine that exits")
		runtime.Goexit()
	}()
	<-done
	var few [2]uintptr
	fmt.Println(runtime.Callers(0, few[:]), runtime.Callers(100, few[:]), runtime.Callers(0, nil))
	frame, more := runtime.CallersFrames(nil).Next()
	fmt.Println(frame.Function == "", more)
}
