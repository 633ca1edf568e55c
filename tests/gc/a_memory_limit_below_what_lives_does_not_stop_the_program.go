package main

import (
	"fmt"
	"runtime/debug"
	"runtime/metrics"
)

type node struct {
	next *node
	data [6]int
}

var (
	kept  *node
	spare []byte
)

func length(list *node) (n int) {
	for ; list != nil; list = list.next {
		n++
	}
	return n
}

func main() {
	for i := 0; i < 60_000; i++ {
		kept = &node{next: kept}
	}
	fmt.Println(debug.SetMemoryLimit(1<<20) > 1<<40)
	sum := 0
	for i := 0; i < 20_000; i++ {
		spare = make([]byte, 1000)
		spare[i%1000] = byte(i)
		sum += int(spare[i%1000])
		if i%1000 == 0 {
			kept = &node{next: kept}
		}
	}
	// With GOGC off the limit alone starts collections.
	debug.SetGCPercent(-1)
	for i := 0; i < 20_000; i++ {
		spare = make([]byte, 1000)
	}
	s := []metrics.Sample{{Name: "/gc/limiter/last-enabled:gc-cycle"}, {Name: "/gc/cycles/total:gc-cycles"}}
	metrics.Read(s)
	fmt.Println(sum, length(kept), s[0].Value.Uint64() <= s[1].Value.Uint64()+1)
}
