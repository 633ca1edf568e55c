package main

import "fmt"

type job struct{ id int }

func (j job) run(out chan<- string, note string)   { out <- fmt.Sprint("value ", j.id, note) }
func (j *job) runp(out chan<- string, note string) { out <- fmt.Sprint("pointer ", j.id, note) }

func main() {
	out := make(chan string)
	j := job{1}
	note := " a"
	go j.run(out, note)
	j.id, note = 2, " b"
	fmt.Println(<-out)
	go j.runp(out, note)
	fmt.Println(<-out)
	f := func(s string) { out <- s }
	go f("closure")
	f = nil
	fmt.Println(<-out)
	go func(xs ...int) { out <- fmt.Sprint(xs) }(1, 2, 3)
	fmt.Println(<-out)
	for i := 0; i < 3; i++ {
		go func() { out <- fmt.Sprint("i=", i) }()
		fmt.Println(<-out)
	}
	done := make(chan struct{})
	go close(done)
	<-done
	go fmt.Sprint("result is dropped")
	fmt.Println("end")
}
