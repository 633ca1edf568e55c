package main

import "fmt"

func main() {
	sem := make(chan struct{}, 3)
	done := make(chan int)
	running, peak := make(chan int, 1), 0
	running <- 0
	for i := range 20 {
		go func() {
			sem <- struct{}{}
			n := <-running + 1
			if n > peak {
				peak = n
			}
			running <- n
			buf := make([]int, 100)
			buf[i] = i
			running <- <-running - 1
			<-sem
			done <- buf[i]
		}()
	}
	sum := 0
	for range 20 {
		sum += <-done
	}
	fmt.Println(sum, peak >= 1 && peak <= 3)
}
