package main

import "fmt"

func main() {
	ch := make(chan string, 3)
	fmt.Println(len(ch), cap(ch))
	ch <- "a"
	ch <- "b"
	fmt.Println(len(ch), <-ch)
	ch <- "c"
	ch <- "d"
	fmt.Println(len(ch), <-ch, <-ch, <-ch, len(ch))
	big := make(chan [5]int, 2)
	big <- [5]int{1, 2, 3, 4, 5}
	big <- [5]int{4: 9}
	fmt.Println(<-big, <-big)
	ptrs := make(chan *[]int, 10)
	for i := range 10 {
		s := make([]int, i)
		ptrs <- &s
	}
	close(ptrs)
	total := 0
	for p := range ptrs {
		total += len(*p)
	}
	fmt.Println(total, cap(ptrs))
	empty := make(chan struct{}, 5)
	empty <- struct{}{}
	fmt.Println(len(empty), <-empty)
	var nilCh chan int
	fmt.Println(len(nilCh), cap(nilCh), nilCh == nil)
}
