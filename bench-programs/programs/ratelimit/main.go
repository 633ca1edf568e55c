// Ratelimit guards an API with a token bucket per client and a sliding window per
// route, and keeps labelled metrics that it exposes as text now and then. Many
// clients are seen once: their state is dropped when it has refilled.
package main

import (
	"flag"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

type bucket struct {
	tokens float64
	seen   int
}

type window struct {
	times []int
	limit int
	span  int
}

// allow drops what has left the window and admits one more below the limit.
func (w *window) allow(now int) bool {
	keep := 0
	for keep < len(w.times) && w.times[keep] <= now-w.span {
		keep++
	}
	w.times = w.times[keep:]
	if len(w.times) >= w.limit {
		return false
	}
	w.times = append(w.times, now)
	return true
}

type limiter struct {
	mu       sync.Mutex
	buckets  map[string]*bucket
	windows  map[string]*window
	rate     float64
	capacity float64
	dropped  int
}

func (l *limiter) allow(client, route string, now int) (bool, string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	b := l.buckets[client]
	if b == nil {
		b = &bucket{tokens: l.capacity, seen: now}
		l.buckets[client] = b
	}
	b.tokens = min(l.capacity, b.tokens+l.rate*float64(now-b.seen))
	b.seen = now
	if b.tokens < 1 {
		return false, "client"
	}
	w := l.windows[route]
	if w == nil {
		w = &window{limit: 65, span: 100}
		l.windows[route] = w
	}
	if !w.allow(now) {
		return false, "route"
	}
	b.tokens--
	return true, ""
}

// expire forgets clients whose bucket is full again.
func (l *limiter) expire(now int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for client, b := range l.buckets {
		if b.tokens+l.rate*float64(now-b.seen) >= l.capacity {
			delete(l.buckets, client)
			l.dropped++
		}
	}
}

// A label set becomes one string, the key of its series.
type labels map[string]string

func (ls labels) key() string {
	names := make([]string, 0, len(ls))
	for n := range ls {
		names = append(names, n)
	}
	sort.Strings(names)
	parts := make([]string, 0, len(names))
	for _, n := range names {
		parts = append(parts, n+"="+strconv.Quote(ls[n]))
	}
	return "{" + strings.Join(parts, ",") + "}"
}

var bounds = [...]float64{1, 2, 5, 10, 20, 50}

type histogram struct {
	counts [len(bounds) + 1]int
	sum    float64
}

func (h *histogram) observe(v float64) {
	i := sort.SearchFloat64s(bounds[:], v)
	h.counts[i]++
	h.sum += v
}

type registry struct {
	counters   map[string]map[string]*atomic.Int64
	histograms map[string]map[string]*histogram
}

func (m *registry) count(name string, ls labels) {
	series := m.counters[name]
	if series == nil {
		series = make(map[string]*atomic.Int64)
		m.counters[name] = series
	}
	key := ls.key()
	c := series[key]
	if c == nil {
		c = new(atomic.Int64)
		series[key] = c
	}
	c.Add(1)
}

func (m *registry) observe(name string, ls labels, v float64) {
	series := m.histograms[name]
	if series == nil {
		series = make(map[string]*histogram)
		m.histograms[name] = series
	}
	key := ls.key()
	h := series[key]
	if h == nil {
		h = &histogram{}
		series[key] = h
	}
	h.observe(v)
}

// expose renders all series in the text format of scrapers.
func (m *registry) expose() string {
	var lines []string
	for name, series := range m.counters {
		for key, c := range series {
			lines = append(lines, name+key+" "+strconv.FormatInt(c.Load(), 10))
		}
	}
	for name, series := range m.histograms {
		for key, h := range series {
			total := 0
			for i, c := range h.counts {
				total += c
				le := "+Inf"
				if i < len(bounds) {
					le = strconv.FormatFloat(bounds[i], 'g', -1, 64)
				}
				lines = append(lines, fmt.Sprintf("%s_bucket%s le=%s %d", name, key, le, total))
			}
			lines = append(lines, fmt.Sprintf("%s_sum%s %.1f", name, key, h.sum))
		}
	}
	sort.Strings(lines)
	return strings.Join(lines, "\n")
}

type random struct{ state uint64 }

func (r *random) below(n int) int {
	r.state = r.state*6364136223846793005 + 1442695040888963407
	return int(r.state >> 33 % uint64(n))
}

func main() {
	n := flag.Int("n", 150000, "requests")
	flag.Parse()
	r := &random{77}
	l := &limiter{buckets: make(map[string]*bucket), windows: make(map[string]*window), rate: 0.002, capacity: 8}
	m := &registry{counters: make(map[string]map[string]*atomic.Int64), histograms: make(map[string]map[string]*histogram)}
	routes := []string{"/v1/items", "/v1/users", "/v1/search", "/v1/upload", "/health"}
	now, admitted, scraped := 0, 0, 0
	refused := make(map[string]int)
	for i := 0; i < *n; i++ {
		now += r.below(3)
		client := "10.1." + strconv.Itoa(r.below(30)*r.below(30)/30) + "." + strconv.Itoa(r.below(60))
		if r.below(5) == 0 {
			client = "172.16." + strconv.Itoa(r.below(256)) + "." + strconv.Itoa(r.below(256))
		}
		route := routes[r.below(5)*r.below(5)/5]
		method := []string{"GET", "POST"}[r.below(8)/7]
		ok, reason := l.allow(client, route, now)
		status := 200
		if ok {
			admitted++
			m.observe("latency_ms", labels{"route": route}, float64(r.below(30)*r.below(30))/10)
		} else {
			status = 429
			refused[reason]++
			m.count("refused_total", labels{"reason": reason, "route": route})
		}
		m.count("requests_total", labels{"method": method, "route": route, "status": strconv.Itoa(status)})
		if i%2000 == 1999 {
			l.expire(now)
			scraped += len(m.expose())
		}
	}
	fmt.Printf("requests %d admitted %d refused by client %d by route %d\n", *n, admitted, refused["client"], refused["route"])
	fmt.Printf("clients %d forgotten %d scraped %d bytes\n", len(l.buckets), l.dropped, scraped)
	fmt.Println(m.expose())
}
