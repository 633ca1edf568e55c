package main

import (
	"fmt"
	"sync"
)

type record struct {
	id   int
	tags map[string]string
	body []byte
}

type index struct {
	mu   sync.RWMutex
	byID map[int]*record
	tags map[string][]*record
}

func (x *index) add(r *record) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.byID[r.id] = r
	for k := range r.tags {
		x.tags[k] = append(x.tags[k], r)
	}
}

func (x *index) find(id int) (*record, bool) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	r, ok := x.byID[id]
	return r, ok
}

func main() {
	x := &index{byID: map[int]*record{}, tags: map[string][]*record{}}
	feed := make(chan *record, 8)
	var producers, consumers sync.WaitGroup
	for p := range 4 {
		producers.Add(1)
		go func() {
			defer producers.Done()
			for i := range 40 {
				id := p*1000 + i
				feed <- &record{id, map[string]string{fmt.Sprint("t", i%5): fmt.Sprint(p)}, []byte(fmt.Sprintf("body of %d", id))}
			}
		}()
	}
	hits := make([]int, 3)
	for c := range 3 {
		consumers.Add(1)
		go func() {
			defer consumers.Done()
			for r := range feed {
				x.add(r)
				if got, ok := x.find(r.id); ok && got == r {
					hits[c]++
				}
			}
		}()
	}
	producers.Wait()
	close(feed)
	consumers.Wait()
	bytes := 0
	for _, r := range x.byID {
		bytes += len(r.body)
	}
	fmt.Println(len(x.byID), len(x.tags["t3"]), hits[0]+hits[1]+hits[2], bytes)
}
