package main

import (
	"fmt"
	"runtime"
	"sync"
)

type item struct {
	name string
	next *item
}

func worker(id int, start <-chan struct{}, out chan<- string, wg *sync.WaitGroup) {
	defer wg.Done()
	local := &item{name: fmt.Sprint("w", id)}
	arr := [4]*item{local, {name: "second", next: local}}
	inner := &arr[1].name
	m := map[int]*item{1: arr[1]}
	<-start
	*inner += fmt.Sprint("+", id)
	out <- fmt.Sprint(local.name, " ", arr[1].name, " ", m[1].next.name, " ", arr[2] == nil)
}

func main() {
	start := make(chan struct{})
	out := make(chan string, 20)
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Add(1)
		go worker(i, start, out, &wg)
	}
	runtime.Gosched()
	for range 3 {
		runtime.GC()
		garbage := make([][]int, 0)
		for i := range 50 {
			garbage = append(garbage, make([]int, i))
		}
		_ = garbage
	}
	close(start)
	wg.Wait()
	close(out)
	seen := map[string]bool{}
	for s := range out {
		seen[s] = true
	}
	fmt.Println(len(seen), seen["w7 second+7 w7 true"], seen["w19 second+19 w19 true"])
}
