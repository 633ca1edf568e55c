package main

import (
	"fmt"
	"runtime"
)

type msg struct {
	id   int
	body *[]string
	meta map[string]int
}

func main() {
	ch := make(chan msg, 50)
	for i := range 50 {
		body := []string{fmt.Sprint("a", i), fmt.Sprint("b", i)}
		ch <- msg{i, &body, map[string]int{"n": i}}
	}
	runtime.GC()
	sum := 0
	for range 25 {
		m := <-ch
		sum += m.meta["n"] + len((*m.body)[1])
	}
	for i := range 25 {
		body := []string{"x"}
		ch <- msg{100 + i, &body, nil}
	}
	runtime.GC()
	close(ch)
	for m := range ch {
		sum += m.id + len(*m.body) + m.meta["n"]
	}
	fmt.Println(sum)
	blocked := make(chan *msg)
	done := make(chan string)
	for i := range 5 {
		go func() {
			s := fmt.Sprint("held by sender ", i)
			blocked <- &msg{id: i, body: &[]string{s}}
		}()
	}
	for range 5 {
		runtime.Gosched()
	}
	runtime.GC()
	total := 0
	for range 5 {
		m := <-blocked
		total += len((*m.body)[0]) + m.id
	}
	fmt.Println(total)
	go func() {
		local := make([]int, 100)
		for i := range local {
			local[i] = i
		}
		m := <-blocked
		done <- fmt.Sprint(local[99], (*m.body)[0])
	}()
	runtime.Gosched()
	runtime.GC()
	blocked <- &msg{body: &[]string{"received"}}
	fmt.Println(<-done)
}
