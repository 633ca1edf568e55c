package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"sync"
	"time"
)

// A service answers recorded requests. Requests of one shard run in recorded
// order on one goroutine, so that results do not depend on scheduling.
type service interface {
	// shard names the worker, from 0, that owns the request's state.
	shard(body string) int
	// handle answers a request recorded at the given microsecond and returns a
	// hash of the response.
	handle(worker int, at int64, body string) uint64
}

// A request is one line of the recorded file.
type request struct {
	at   int64 // arrival, microseconds from the start of the recording
	body string
}

// A job is a request on its way to a worker.
type job struct {
	at   int64
	due  time.Duration // scheduled start, from the start of the replay
	open bool          // whether due counts: open loop
	body string
}

// A worker owns one shard.
type worker struct {
	jobs      chan job
	sum       uint64
	latencies []int64 // nanoseconds
}

var (
	requestsFlag = flag.String("requests", "", "recorded `file` to replay (default: requests.jsonl here, or in the program's folder seen from the repository's root)")
	rateFlag     = flag.String("rate", "", "open loop at the recorded arrival times, this many times as fast, such as 2x; empty: flat out")
	passesFlag   = flag.Int("n", 0, "how many times to replay the file; 0: once in open loop, the program's own default flat out")
)

// replay runs the recorded requests through a service and prints a line with
// the checksum and a line in Go's benchmark format. The flags must be parsed.
func replay(name string, s service, workers, passes int) {
	rate, err := parseRate(*rateFlag)
	if err != nil {
		fail(err)
	}
	if *passesFlag > 0 {
		passes = *passesFlag
	} else if rate > 0 {
		passes = 1
	}
	requests, err := readRequests(requestsPath(name))
	if err != nil {
		fail(err)
	}
	span := requests[len(requests)-1].at + 1000

	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	pool := make([]*worker, workers)
	var running sync.WaitGroup
	for i := range pool {
		w := &worker{
			jobs:      make(chan job, 128),
			latencies: make([]int64, 0, len(requests)*passes/workers),
		}
		pool[i] = w
		running.Add(1)
		go func() {
			defer running.Done()
			w.run(i, s, start)
		}()
	}
	for pass := 0; pass < passes; pass++ {
		for _, r := range requests {
			j := job{at: r.at + int64(pass)*span, open: rate > 0, body: r.body}
			if j.open {
				j.due = time.Duration(float64(j.at) * 1000 / rate)
				time.Sleep(j.due - time.Since(start))
			}
			pool[s.shard(j.body)].jobs <- j
		}
	}
	for _, w := range pool {
		close(w.jobs)
	}
	running.Wait()
	elapsed := time.Since(start)
	runtime.ReadMemStats(&after)

	var sum uint64
	var latencies []int64
	for _, w := range pool {
		sum += w.sum
		latencies = append(latencies, w.latencies...)
	}
	fmt.Printf("%s: %d requests, checksum %016x\n", name, len(latencies), sum)
	report(name, rate, latencies, elapsed, &before, &after)
}

// run answers the jobs of one shard. Latency counts from the scheduled start:
// time spent waiting for a slow predecessor belongs to it.
func (w *worker) run(index int, s service, start time.Time) {
	for j := range w.jobs {
		due := j.due
		if !j.open {
			due = time.Since(start)
		}
		w.sum += s.handle(index, j.at, j.body)
		w.latencies = append(w.latencies, int64(time.Since(start)-due))
	}
}

// report prints one line in Go's benchmark format.
func report(name string, rate float64, latencies []int64, elapsed time.Duration, before, after *runtime.MemStats) {
	sort.Slice(latencies, func(i, j int) bool { return latencies[i] < latencies[j] })
	n := len(latencies)
	mode := "flatout"
	if rate > 0 {
		mode = "rate=" + strconv.FormatFloat(rate, 'g', -1, 64) + "x"
	}
	title := strings.ToUpper(name[:1]) + name[1:]
	fmt.Printf("Benchmark%s/%s\t%8d\t%10d ns/op\t%9.0f req/s\t%8d p50-ns\t%8d p99-ns\t%8d p99.9-ns\t%8d max-ns\t%8d B/op\t%6d allocs/op\n",
		title, mode, n, int64(elapsed)/int64(n), float64(n)/elapsed.Seconds(),
		percentile(latencies, 500), percentile(latencies, 990), percentile(latencies, 999), latencies[n-1],
		(after.TotalAlloc-before.TotalAlloc)/uint64(n), (after.Mallocs-before.Mallocs)/uint64(n))
}

// percentile is the nearest-rank percentile, in thousandths, of sorted values.
func percentile(sorted []int64, thousandths int) int64 {
	rank := (len(sorted)*thousandths + 999) / 1000
	return sorted[rank-1]
}

// parseRate reads "2x" or "0.5"; an empty text means flat out, told by 0.
func parseRate(text string) (float64, error) {
	if text == "" {
		return 0, nil
	}
	rate, err := strconv.ParseFloat(strings.TrimSuffix(text, "x"), 64)
	if err != nil || !(rate > 0 && rate <= 1e6) {
		return 0, fmt.Errorf("-rate=%s: want a positive factor such as 2x", text)
	}
	return rate, nil
}

func requestsPath(name string) string {
	if *requestsFlag != "" {
		return *requestsFlag
	}
	const file = "requests.jsonl"
	if _, err := os.ReadFile(file); err == nil {
		return file
	}
	return "bench-programs/programs/" + name + "/" + file
}

// readRequests reads a recorded file: one JSON object a line, in order of
// arrival, each beginning with its arrival time as in {"t":1250,...}.
func readRequests(path string) ([]request, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var requests []request
	var last int64
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" {
			continue
		}
		rest, ok := strings.CutPrefix(line, `{"t":`)
		end := strings.IndexAny(rest, ",}")
		if !ok || end < 0 {
			return nil, fmt.Errorf("%s:%d: no arrival time: want {\"t\":microseconds,...}", path, i+1)
		}
		at, err := strconv.ParseInt(rest[:end], 10, 64)
		if err != nil || at < last {
			return nil, fmt.Errorf("%s:%d: bad arrival time %q", path, i+1, rest[:end])
		}
		last = at
		requests = append(requests, request{at, line})
	}
	if len(requests) == 0 {
		return nil, fmt.Errorf("%s: no requests", path)
	}
	return requests, nil
}

// fields reads one flat JSON object of strings and numbers; numbers keep their
// text. It allocates as a request handler's decoder does.
func fields(body string) map[string]string {
	out := make(map[string]string)
	i := 1
	for i < len(body) && body[i] == '"' {
		key, next := quoted(body, i)
		i = next + 1
		var value string
		if i < len(body) && body[i] == '"' {
			value, i = quoted(body, i)
		} else {
			start := i
			for i < len(body) && body[i] != ',' && body[i] != '}' {
				i++
			}
			value = body[start:i]
		}
		out[key] = value
		i++
	}
	return out
}

// quoted reads the JSON string that starts at i and returns it with the index
// after its closing quote.
func quoted(body string, i int) (string, int) {
	var b strings.Builder
	for i++; i < len(body) && body[i] != '"'; i++ {
		if body[i] == '\\' && i+1 < len(body) {
			i++
		}
		b.WriteByte(body[i])
	}
	return b.String(), i + 1
}

// hash is FNV-1a over a response.
func hash(text string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(text); i++ {
		h = (h ^ uint64(text[i])) * 1099511628211
	}
	return h
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
