//! gc = ["stw", "semispace", "cms", "balanced"]
//! why = "counts collections"
package main

import (
	"fmt"
	"math"
	"runtime"
	"runtime/metrics"
	"sort"
	"strings"
)

var kept [][]byte

func read(name string) metrics.Value {
	s := []metrics.Sample{{Name: name}}
	metrics.Read(s)
	return s[0].Value
}

func main() {
	known := map[string]metrics.Description{}
	names := []string{}
	for _, d := range metrics.All() {
		known[d.Name] = d
		names = append(names, d.Name)
		if d.Description == "" || read(d.Name).Kind() != d.Kind {
			fmt.Println("odd:", d.Name)
		}
	}
	fmt.Println(sort.StringsAreSorted(names))
	for _, name := range []string{
		"/cpu/classes/gc/mark/assist:cpu-seconds", "/cpu/classes/gc/pause:cpu-seconds", "/cpu/classes/gc/total:cpu-seconds",
		"/gc/cycles/automatic:gc-cycles", "/gc/cycles/forced:gc-cycles", "/gc/cycles/total:gc-cycles", "/gc/gogc:percent",
		"/gc/gomemlimit:bytes", "/gc/heap/allocs-by-size:bytes", "/gc/heap/allocs:bytes", "/gc/heap/allocs:objects",
		"/gc/heap/frees:bytes", "/gc/heap/goal:bytes", "/gc/heap/live:bytes", "/gc/heap/objects:objects", "/gc/limiter/last-enabled:gc-cycle",
		"/gc/pauses:seconds",
		"/memory/classes/heap/free:bytes", "/memory/classes/heap/objects:bytes", "/memory/classes/total:bytes",
		"/sched/goroutines:goroutines", "/sched/pauses/total/gc:seconds",
	} {
		d := known[name]
		fmt.Println(name, d.Kind, d.Cumulative)
	}

	for i := 0; i < 300; i++ {
		kept = append(kept, make([]byte, 10000))
	}
	runtime.GC()
	runtime.GC()
	forced, total := read("/gc/cycles/forced:gc-cycles").Uint64(), read("/gc/cycles/total:gc-cycles").Uint64()
	fmt.Println(forced, total >= forced, total-forced == read("/gc/cycles/automatic:gc-cycles").Uint64())
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Println(uint64(m.NumGC) == total, read("/gc/heap/live:bytes").Uint64() >= 3000000)
	fmt.Println(read("/gc/gogc:percent").Uint64(), read("/gc/gomemlimit:bytes").Uint64() == math.MaxInt64)
	fmt.Println(read("/sched/goroutines:goroutines").Uint64() >= 1, read("/cpu/classes/gc/total:cpu-seconds").Float64() > 0)

	pauses := read("/gc/pauses:seconds").Float64Histogram()
	n := uint64(0)
	for _, count := range pauses.Counts {
		n += count
	}
	b := pauses.Buckets
	fmt.Println(len(pauses.Counts), len(b), b[0], b[1], b[2], b[5], b[9], b[len(b)-2], b[len(b)-1], n >= forced)
	sizes := read("/gc/heap/allocs-by-size:bytes").Float64Histogram()
	n = 0
	for i, count := range sizes.Counts {
		if sizes.Buckets[i] == 9729 {
			fmt.Println("10 KB:", count >= 300, sizes.Buckets[i+1])
		}
		n += count
	}
	fmt.Println(len(sizes.Counts), sizes.Buckets[:4], sizes.Buckets[len(sizes.Buckets)-1], n <= read("/gc/heap/allocs:objects").Uint64())
	var sum uint64
	for _, name := range names {
		if strings.HasPrefix(name, "/memory/classes/") && !strings.HasSuffix(name, "/total:bytes") {
			sum += read(name).Uint64()
		}
	}
	fmt.Println(sum > 3000000, len(kept))

	fmt.Println(read("/no/such:metric").Kind() == metrics.KindBad)
	defer func() { fmt.Println(recover()) }()
	read("/gc/heap/goal:bytes").Float64()
}
