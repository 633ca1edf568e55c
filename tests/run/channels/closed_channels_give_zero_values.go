package main

import "fmt"

type item struct {
	name string
	n    int
}

func main() {
	ch := make(chan item, 2)
	ch <- item{"last", 1}
	close(ch)
	v, ok := <-ch
	fmt.Println(v, ok)
	v, ok = <-ch
	fmt.Printf("%+v %v\n", v, ok)
	for v := range ch {
		fmt.Println("never", v)
	}
	waiting := make(chan int)
	done := make(chan string)
	for range 3 {
		go func() {
			_, ok := <-waiting
			done <- fmt.Sprint("woken ", ok)
		}()
	}
	close(waiting)
	fmt.Println(<-done, <-done, <-done)
	func() {
		defer func() { fmt.Println(recover()) }()
		waiting <- 1
	}()
	select {
	case v, ok := <-waiting:
		fmt.Println("select", v, ok)
	}
	panicked := make(chan interface{})
	full := make(chan int)
	go func() {
		defer func() { panicked <- recover() }()
		full <- 1
	}()
	for i := 0; i < 10; i++ {
		go func() {}()
	}
	close(full)
	fmt.Println(<-panicked)
}
