package main

import (
	"strconv"
	"sync"
)

const waiterCount = 500

// A waiter is a goroutine with objects that its stack alone leads to. When it is asked it says what they hold, and ends.
type waiter struct {
	ask    chan struct{}
	answer chan string
	name   string
}

func newWaiter(number, depth int) *waiter {
	w := &waiter{ask: make(chan struct{}), answer: make(chan string), name: "waiter" + strconv.Itoa(number)}
	go w.wait(depth, w.name)
	return w
}

// wait makes a text of depth parts, each known to one frame.
func (w *waiter) wait(depth int, text string) int {
	part := text + "." + strconv.Itoa(depth)
	if depth > 0 {
		return w.wait(depth-1, text) + len(part)
	}
	<-w.ask
	w.answer <- part
	return len(part)
}

// waiters are replaced one by one, so that stacks of all ages wait.
type waiters struct {
	waiting [waiterCount]*waiter
	made    int
}

func newWaiters() *waiters {
	w := &waiters{}
	for place := range w.waiting {
		w.waiting[place] = newWaiter(place, place%20)
	}
	w.made = waiterCount
	return w
}

func (w *waiters) dismiss(place int) {
	waiter := w.waiting[place]
	waiter.ask <- struct{}{}
	answer := <-waiter.answer
	check(answer == waiter.name+".0", "%s says %q", waiter.name, answer)
}

func (w *waiters) turn(r *random) {
	for range 5 {
		place := r.below(waiterCount)
		w.dismiss(place)
		w.waiting[place] = newWaiter(w.made, r.below(20))
		w.made++
	}
}

func (w *waiters) end() {
	for place := range w.waiting {
		w.dismiss(place)
	}
}

// A message goes from goroutine to goroutine through channels.
type message struct {
	number int
	text   []byte
}

// crowd is of goroutines that hand messages on: through a channel with room, one without, and select.
type crowd struct{}

func (crowd) turn(r *random) {
	const hands = 6
	source, drain := make(chan *message, 4), make(chan *message)
	quit := make(chan struct{})
	var working sync.WaitGroup
	for range hands {
		working.Go(func() {
			for {
				select {
				case m := <-source:
					drain <- &message{number: m.number, text: append([]byte("was "), m.text...)}
				case <-quit:
					return
				}
			}
		})
	}
	count := 50 + r.below(50)
	go func() {
		for i := range count {
			source <- &message{number: i, text: strconv.AppendInt(nil, int64(i), 10)}
		}
	}()
	seen := make([]bool, count)
	for range count {
		m := <-drain
		check(!seen[m.number], "message %d comes twice", m.number)
		check(string(m.text) == "was "+strconv.Itoa(m.number), "message %d says %q", m.number, m.text)
		seen[m.number] = true
	}
	close(quit)
	working.Wait()
}

func (crowd) end() {}
