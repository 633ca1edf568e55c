package main

import "fmt"

var log []string

func ch(name string, c chan int) chan int {
	log = append(log, name)
	return c
}

func val(name string, v int) int {
	log = append(log, name)
	return v
}

func main() {
	a, b := make(chan int, 1), make(chan int, 1)
	a <- 1
	var arr [3]int
	select {
	case ch("b", b) <- val("bval", 7):
		log = append(log, "sent")
		<-b
	case arr[val("index", 2)] = <-ch("a", nil):
		log = append(log, "received")
	}
	fmt.Println(log, arr)
	log = nil
	select {
	case arr[val("index", 1)] = <-ch("a", a):
	case ch("nil", nil) <- val("v", 1):
	}
	fmt.Println(log, arr)
	log = nil
	select {
	case <-ch("x", b):
	case <-ch("y", b):
	default:
		log = append(log, "default")
	}
	fmt.Println(log)
}
