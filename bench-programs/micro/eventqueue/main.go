// A discrete-event simulation: customers pass a row of servers, every event is
// an object in a binary heap ordered by time, then by sequence number.
package main

import (
	"fmt"
	"os"
	"strconv"
)

type customer struct {
	id, hops, wait int
}

type event struct {
	time, seq int
	server    int
	who       *customer
}

type queue struct {
	items []*event
	seq   int
}

func less(a, b *event) bool {
	return a.time < b.time || a.time == b.time && a.seq < b.seq
}

func (q *queue) push(time, server int, who *customer) {
	q.seq++
	e := &event{time, q.seq, server, who}
	q.items = append(q.items, e)
	items := q.items
	i := len(items)
	for i > 1 {
		parent := i / 2
		if !less(e, items[parent-1]) {
			break
		}
		items[i-1] = items[parent-1]
		i = parent
	}
	items[i-1] = e
}

func (q *queue) pop() *event {
	items := q.items
	top := items[0]
	n := len(items) - 1
	e := items[n]
	items[n] = nil
	q.items = items[:n]
	if n == 0 {
		return top
	}
	i := 1
	for {
		child := 2 * i
		if child > n {
			break
		}
		if child < n && less(items[child], items[child-1]) {
			child++
		}
		if !less(items[child-1], e) {
			break
		}
		items[i-1] = items[child-1]
		i = child
	}
	items[i-1] = e
	return top
}

func main() {
	events := 400000
	if len(os.Args) > 1 {
		events, _ = strconv.Atoi(os.Args[1])
	}
	const servers = 50
	q := &queue{}
	free := make([]int, servers)
	x := 7
	next := func(limit int) int {
		x = x * 16807 % 2147483647
		return x % limit
	}
	for i := 0; i < 500; i++ {
		q.push(next(1000), next(servers), &customer{id: i})
	}
	done, waited, born := 0, 0, 500
	for i := 0; i < events; i++ {
		e := q.pop()
		start := e.time
		if free[e.server] > start {
			e.who.wait += free[e.server] - start
			start = free[e.server]
		}
		end := start + 1 + next(20)
		free[e.server] = end
		e.who.hops++
		if e.who.hops < 6 {
			q.push(end, (e.server+1+next(3))%servers, e.who)
		} else {
			done++
			waited += e.who.wait
			q.push(end+next(200), next(servers), &customer{id: born})
			born++
		}
	}
	fmt.Println(done, waited, len(q.items), q.items[0].time)
}
