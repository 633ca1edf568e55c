// Eventsim simulates a cluster: jobs arrive, wait for machines, run, fail, are
// retried with backoff, and time out. Events are objects in a container/heap
// that carry closures; the history of finished jobs is kept.
package main

import (
	"container/heap"
	"flag"
	"fmt"
	"sort"
	"strconv"
)

type event struct {
	at, order int
	cancelled bool
	index     int
	run       func()
}

type agenda []*event

func (a agenda) Len() int { return len(a) }
func (a agenda) Less(i, j int) bool {
	return a[i].at < a[j].at || a[i].at == a[j].at && a[i].order < a[j].order
}
func (a agenda) Swap(i, j int) {
	a[i], a[j] = a[j], a[i]
	a[i].index, a[j].index = i, j
}
func (a *agenda) Push(x any) {
	e := x.(*event)
	e.index = len(*a)
	*a = append(*a, e)
}
func (a *agenda) Pop() any {
	old := *a
	e := old[len(old)-1]
	old[len(old)-1] = nil
	*a = old[:len(old)-1]
	e.index = -1
	return e
}

type job struct {
	name     string
	class    int
	arrived  int
	attempts int
	timeout  *event
	log      []string
}

type machine struct {
	name string
	busy int
	jobs int
}

type cluster struct {
	now, order int
	agenda     agenda
	machines   []*machine
	idle       []*machine
	waiting    [3][]*job // by class, most urgent first
	finished   []*job
	failed     map[string]int
	waits      []int
	random     uint64
}

func (c *cluster) below(n int) int {
	c.random = c.random*6364136223846793005 + 1442695040888963407
	return int(c.random >> 33 % uint64(n))
}

func (c *cluster) after(delay int, run func()) *event {
	c.order++
	e := &event{at: c.now + delay, order: c.order, run: run}
	heap.Push(&c.agenda, e)
	return e
}

func (c *cluster) cancel(e *event) {
	if e.index >= 0 {
		heap.Remove(&c.agenda, e.index)
	}
	e.cancelled = true
}

func (c *cluster) arrive(id, total int) {
	j := &job{name: "job-" + strconv.Itoa(id), class: c.below(3), arrived: c.now}
	j.note(c.now, "arrived")
	c.enqueue(j)
	if id+1 < total {
		c.after(1+c.below(8), func() { c.arrive(id+1, total) })
	}
}

func (j *job) note(now int, what string) {
	j.log = append(j.log, strconv.Itoa(now)+" "+what)
}

func (c *cluster) enqueue(j *job) {
	c.waiting[j.class] = append(c.waiting[j.class], j)
	j.timeout = c.after(300+100*j.class, func() {
		queue := c.waiting[j.class]
		for i, other := range queue {
			if other == j {
				c.waiting[j.class] = append(queue[:i:i], queue[i+1:]...)
				break
			}
		}
		j.note(c.now, "timed out")
		c.failed["timeout"]++
		c.finished = append(c.finished, j)
	})
	c.dispatch()
}

// dispatch gives idle machines to waiting jobs, the most urgent class first.
func (c *cluster) dispatch() {
	for class := range c.waiting {
		for len(c.waiting[class]) > 0 && len(c.idle) > 0 {
			j := c.waiting[class][0]
			c.waiting[class] = c.waiting[class][1:]
			m := c.idle[len(c.idle)-1]
			c.idle = c.idle[:len(c.idle)-1]
			c.cancel(j.timeout)
			c.start(j, m)
		}
	}
}

func (c *cluster) start(j *job, m *machine) {
	j.attempts++
	j.note(c.now, "started on "+m.name)
	c.waits = append(c.waits, c.now-j.arrived)
	duration := 10 + c.below(60)
	fails := c.below(8) == 0
	c.after(duration, func() {
		m.busy += duration
		m.jobs++
		c.idle = append(c.idle, m)
		switch {
		case !fails:
			j.note(c.now, "done")
			c.finished = append(c.finished, j)
		case j.attempts == 3:
			j.note(c.now, "given up")
			c.failed["error"]++
			c.finished = append(c.finished, j)
		default:
			j.note(c.now, "retry")
			c.after(20<<j.attempts, func() { c.enqueue(j) })
		}
		c.dispatch()
	})
}

func main() {
	n := flag.Int("n", 60000, "jobs")
	flag.Parse()
	c := &cluster{failed: make(map[string]int), random: 17}
	for i := 0; i < 10; i++ {
		m := &machine{name: "m" + strconv.Itoa(i)}
		c.machines = append(c.machines, m)
		c.idle = append(c.idle, m)
	}
	c.after(0, func() { c.arrive(0, *n) })
	events := 0
	for len(c.agenda) > 0 {
		e := heap.Pop(&c.agenda).(*event)
		c.now = e.at
		events++
		e.run()
	}
	sort.Ints(c.waits)
	length, lines := 0, 0
	for _, j := range c.finished {
		for _, l := range j.log {
			length += len(l)
			lines++
		}
	}
	fmt.Printf("events %d finished %d at %d, timeouts %d errors %d\n", events, len(c.finished), c.now, c.failed["timeout"], c.failed["error"])
	fmt.Printf("wait p50 %d p99 %d max %d; log %d lines %d bytes\n",
		c.waits[len(c.waits)/2], c.waits[len(c.waits)*99/100], c.waits[len(c.waits)-1], lines, length)
	for _, m := range c.machines[:3] {
		fmt.Printf("%s busy %.1f%% jobs %d\n", m.name, 100*float64(m.busy)/float64(c.now), m.jobs)
	}
	fmt.Printf("%q\n", c.finished[len(c.finished)-1].log)
}
