package main

import (
	"fmt"
	"sync"
)

type result struct {
	val interface{}
	err error
}

func async(f func() interface{}) <-chan result {
	out := make(chan result, 1)
	go func() {
		var r result
		defer func() {
			if p := recover(); p != nil {
				r.err = fmt.Errorf("%v", p)
			}
			out <- r
		}()
		r.val = f()
	}()
	return out
}

func main() {
	a := async(func() interface{} { return 42 })
	b := async(func() interface{} { var p *struct{ x int }; return p.x })
	c := async(func() interface{} { return []string{"x"}[5:] })
	d := async(func() interface{} {
		inner := <-async(func() interface{} { panic("inner") })
		return fmt.Sprint("got ", inner.err)
	})
	for _, ch := range []<-chan result{a, b, c, d} {
		r := <-ch
		fmt.Println(r.val, r.err)
	}
	var once sync.Once
	var wg sync.WaitGroup
	errs := make(chan error, 20)
	for i := range 20 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer func() {
				if r := recover(); r != nil {
					once.Do(func() { errs <- fmt.Errorf("first failure of kind %T", r) })
				}
			}()
			arr := make([]int, i%5+1)
			arr[len(arr)+i%2] = 1
		}()
	}
	wg.Wait()
	close(errs)
	for e := range errs {
		fmt.Println(e)
	}
}
