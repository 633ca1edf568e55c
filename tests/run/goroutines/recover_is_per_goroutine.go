package main

import (
	"fmt"
	"sync"
)

func safely(id int, f func() int) (out string) {
	defer func() {
		if r := recover(); r != nil {
			out = fmt.Sprint(id, " failed: ", r)
		}
	}()
	return fmt.Sprint(id, " gave ", f())
}

func main() {
	var wg sync.WaitGroup
	outs := make([]string, 8)
	for i := range outs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			outs[i] = safely(i, func() int {
				d := make(chan int)
				go func() { d <- i % 3 }()
				return 10 / <-d
			})
		}()
	}
	wg.Wait()
	for _, o := range outs {
		fmt.Println(o)
	}
}
