package main

import (
	"fmt"
	"time"
)

func main() {
	never := make(chan int)
	select {
	case <-never:
		fmt.Println("never")
	case <-time.After(2 * time.Millisecond):
		fmt.Println("timed out")
	}
	start := time.Now()
	time.Sleep(3 * time.Millisecond)
	fmt.Println(time.Since(start) >= 3*time.Millisecond)
	t := time.NewTicker(time.Millisecond)
	n := 0
	for range t.C {
		if n++; n == 3 {
			t.Stop()
			break
		}
	}
	fmt.Println(n)
	timer := time.NewTimer(time.Hour)
	fmt.Println(timer.Stop(), timer.Stop())
	done := make(chan string)
	go func() {
		time.Sleep(time.Millisecond)
		done <- "slept"
	}()
	select {
	case s := <-done:
		fmt.Println(s)
	case <-time.After(5 * time.Second):
		fmt.Println("too slow")
	}
	order := make(chan int, 3)
	for _, d := range []int{6, 2, 4} {
		go func() {
			time.Sleep(time.Duration(d) * 40 * time.Millisecond)
			order <- d
		}()
	}
	fmt.Println(<-order, <-order, <-order)
	time.AfterFunc(time.Millisecond, func() { done <- "after func" })
	fmt.Println(<-done)
}
