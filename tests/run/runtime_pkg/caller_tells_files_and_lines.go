package main

import (
	"fmt"
	"runtime"
	"strings"
)

type logger struct{ n int }

func (l *logger) output(depth int, s string) {
	_, file, line, ok := runtime.Caller(depth)
	fmt.Println(s, strings.HasPrefix(file, "/"), file[strings.LastIndex(file, "/")+1:], line, ok)
}

func (l *logger) print(s string) { l.output(2, s) }

func main() {
	l := &logger{1}
	l.print("a")
	l.output(1, "b")
	f := func() {
		l.output(1, "c")
		l.output(2, "d")
		l.print("e")
	}
	f()
	l.output(0, "f")
	_, file, line, ok := runtime.Caller(100)
	fmt.Printf("%q %d %v\n", file, line, ok)
}
