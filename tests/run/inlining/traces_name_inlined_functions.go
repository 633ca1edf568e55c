package main

import (
	"fmt"
	"strings"
	"runtime"
)

func here(skip int) (string, int) {
	pc, file, line, _ := runtime.Caller(skip)
	_ = pc
	return file, line
}

func inner(skip int) (string, int) { return here(skip) }

func middle(skip int) (string, int) {
	file, line := inner(skip)
	return file, line
}

type T struct{ n int }

func (t *T) method(skip int) int {
	_, line := middle(skip)
	return line + t.n
}

func main() {
	for skip := 0; skip < 4; skip++ {
		file, line := middle(skip)
		fmt.Println(file[strings.LastIndex(file, "/")+1:], line)
	}
	t := &T{}
	for skip := 0; skip < 5; skip++ {
		fmt.Println(t.method(skip))
	}
	func() {
		_, line := inner(2)
		fmt.Println(line)
	}()
}
