package main

import "fmt"

type request struct {
	n     int
	reply chan<- int
}

func serve(reqs <-chan request) {
	for r := range reqs {
		r.reply <- r.n * r.n
	}
}

func produce(out chan<- string, n int) {
	for i := range n {
		out <- fmt.Sprint("p", i)
	}
	close(out)
}

func main() {
	reqs := make(chan request)
	go serve(reqs)
	for i := range 4 {
		reply := make(chan int, 1)
		reqs <- request{i, reply}
		fmt.Print(<-reply, " ")
	}
	close(reqs)
	fmt.Println()
	ch := make(chan string, 1)
	go produce(ch, 3)
	var in <-chan string = ch
	for s := range in {
		fmt.Print(s, " ")
	}
	fmt.Println()
	chans := make(chan chan func() string, 1)
	inner := make(chan func() string, 1)
	inner <- func() string { return "from a function in a channel in a channel" }
	chans <- inner
	fmt.Println((<-(<-chans))())
	arr := [3]chan int{}
	for i := range arr {
		arr[i] = make(chan int, 1)
		arr[i] <- i * 10
	}
	fmt.Println(<-arr[2], <-arr[0], <-arr[1])
	a, b := make(chan int), make(chan int)
	c := a
	fmt.Println(a == c, a == b, (<-chan int)(a) == (<-chan int)(c))
	fmt.Printf("%T %T %T\n", reqs, in, (chan<- int)(a))
}
