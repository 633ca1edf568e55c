package main

func main() {
	var ch chan int
	go func() {
		for range ch {
		}
	}()
	ch <- 1
}
