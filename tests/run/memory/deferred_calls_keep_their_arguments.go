package main

import (
	"fmt"
	"runtime"
)

type res struct {
	name string
	data []int
}

func (r *res) close(why string) { fmt.Println("close", r.name, len(r.data), why) }

func use(n int) {
	for i := range n {
		r := &res{fmt.Sprint("r", i), make([]int, i*10)}
		defer r.close(fmt.Sprint("because ", i))
		defer func(s []string) { fmt.Println(s, r.data == nil) }([]string{r.name, fmt.Sprint(i * i)})
	}
	runtime.GC()
	for i := range 200 {
		_ = fmt.Sprint("garbage", i)
	}
}

func failing() (err error) {
	buf := make([]byte, 64)
	defer func() {
		runtime.GC()
		if r := recover(); r != nil {
			err = fmt.Errorf("%v with %d", r, len(buf))
		}
	}()
	defer func() {
		runtime.GC()
	}()
	panic(fmt.Sprint("value ", len(buf)))
}

func main() {
	use(4)
	fmt.Println(failing())
	runtime.GC()
	func() {
		x := &res{name: "late"}
		defer fmt.Println("deferred:", x.name, *x)
		x.name = "changed"
		runtime.GC()
	}()
}
