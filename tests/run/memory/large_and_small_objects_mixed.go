package main

import "fmt"

type header struct {
	size int
	data []byte
	prev *header
}

func main() {
	var head *header
	count := 0
	total := 0
	sizes := []int{1, 8, 16, 24, 100, 512, 1000, 4096, 8192, 33000, 70000}
	for round := range 20 {
		for i, n := range sizes {
			h := &header{n, make([]byte, n), head}
			h.data[0] = byte(round)
			h.data[n-1] += byte(i)
			if (round+i)%5 == 0 {
				head = h
				count++
			}
			total += n
		}
	}
	ok := 0
	for h := head; h != nil; h = h.prev {
		if len(h.data) == h.size && cap(h.data) >= h.size {
			ok++
		}
		for _, b := range h.data[1 : max(h.size, 2)-1] {
			if b != 0 {
				ok = -1000000
			}
		}
	}
	fmt.Println(count, ok, total)
	big := make([]*int, 20000)
	for i := 0; i < len(big); i += 100 {
		big[i] = new(int)
		*big[i] = i
	}
	sum := 0
	for _, p := range big {
		if p != nil {
			sum += *p
		}
	}
	fmt.Println(sum)
}
