//! flags = ["--gc-threads=0"]
package main

import "fmt"

// A value that has been taken from a buffer is found by the collector although only a frame holds it, which has been
// scanned before, and the buffer has not been scanned.
type node struct {
	id   int
	next *node
	pad  [4]int
}

const (
	channels = 48
	capacity = 40
)

var garbage *node

func main() {
	var queues [channels]chan *node
	id := 0
	for i := range queues {
		queues[i] = make(chan *node, capacity)
		for range capacity {
			queues[i] <- &node{id: id, next: &node{id: -id}}
			id++
		}
	}
	wrong := 0
	for round := range 60 {
		var held [channels]*node
		for i, queue := range queues {
			held[i] = <-queue
			garbage = &node{id: i}
		}
		for i := range 200 {
			garbage = &node{id: 1 << 40, next: garbage}
			if i%10 == 0 {
				garbage = nil
			}
		}
		for i, value := range held {
			want := i*capacity + round%capacity
			if value.id != want || value.next.id != -want {
				wrong++
			}
			queues[i] <- value
		}
	}
	fmt.Println("wrong:", wrong)
}
