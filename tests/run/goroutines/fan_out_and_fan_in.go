package main

import (
	"fmt"
	"sort"
	"sync"
)

type task struct {
	id   int
	data []byte
}

type result struct {
	id  int
	sum int
}

func worker(tasks <-chan task, results chan<- result, wg *sync.WaitGroup) {
	defer wg.Done()
	for t := range tasks {
		s := 0
		for _, b := range t.data {
			s += int(b)
		}
		results <- result{t.id, s}
	}
}

func main() {
	tasks := make(chan task, 4)
	results := make(chan result)
	var wg sync.WaitGroup
	for range 5 {
		wg.Add(1)
		go worker(tasks, results, &wg)
	}
	go func() {
		for i := range 60 {
			data := make([]byte, 20+i)
			for j := range data {
				data[j] = byte(i + j)
			}
			tasks <- task{i, data}
		}
		close(tasks)
		wg.Wait()
		close(results)
	}()
	var all []result
	for r := range results {
		all = append(all, r)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].id < all[j].id })
	fmt.Println(len(all), all[0], all[30], all[59])
}
