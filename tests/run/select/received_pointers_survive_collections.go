package main

import (
	"fmt"
	"runtime"
)

var sink []byte

func churn() {
	for i := 0; i < 50; i++ {
		sink = make([]byte, 16+i)
		for j := range sink {
			sink[j] = 0xAB
		}
	}
	runtime.GC()
	for i := 0; i < 50; i++ {
		sink = make([]byte, 16+i)
		for j := range sink {
			sink[j] = 0xCD
		}
	}
}

func index(i int) int { return i }

func zeroedArray() int {
	var a [2]*int
	a[index(1)] = new(int)
	*a[index(1)] = 7
	churn()
	return *a[index(1)]
}

func received(c, d chan *int) int {
	var p, q *int
	select {
	case p = <-c:
	case q = <-d:
	}
	churn()
	if p != nil {
		return *p
	}
	return *q
}

func receivedString(c chan string) string {
	select {
	case s := <-c:
		churn()
		return s
	}
}

func receivedOk(c chan []int) ([]int, bool) {
	var s []int
	var ok bool
	select {
	case s, ok = <-c:
	default:
	}
	churn()
	return s, ok
}

func main() {
	fmt.Println(zeroedArray())
	c, d := make(chan *int, 1), make(chan *int, 1)
	for i := range 3 {
		n := new(int)
		*n = i
		if i == 1 {
			c <- n
		} else {
			d <- n
		}
		n = nil
		fmt.Println(received(c, d))
	}
	s := make(chan string, 1)
	s <- fmt.Sprint("text", 12345)
	fmt.Println(receivedString(s))
	l := make(chan []int, 1)
	l <- append([]int{1, 2}, 3)
	fmt.Println(receivedOk(l))
	fmt.Println(receivedOk(l))
}
