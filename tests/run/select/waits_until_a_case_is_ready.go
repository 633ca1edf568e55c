package main

import "fmt"

func main() {
	data, quit := make(chan int), make(chan struct{})
	go func() {
		for i := range 5 {
			data <- i
		}
		close(quit)
	}()
	sum, open := 0, true
	for open {
		select {
		case v := <-data:
			sum += v
		case <-quit:
			open = false
		}
	}
	fmt.Println(sum)
	in, out := make(chan string), make(chan string)
	go func() {
		var queue []string
		src := in
		for src != nil || len(queue) > 0 {
			var dst chan string
			var head string
			if len(queue) > 0 {
				dst, head = out, queue[0]
			}
			select {
			case s, ok := <-src:
				if !ok {
					src = nil
					continue
				}
				queue = append(queue, s)
			case dst <- head:
				queue = queue[1:]
			}
		}
		close(out)
	}()
	for i := range 4 {
		in <- fmt.Sprint("m", i)
	}
	close(in)
	for s := range out {
		fmt.Print(s, " ")
	}
	fmt.Println()
}
