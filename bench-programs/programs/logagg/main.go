// Logagg reads an access log line by line, takes the lines apart and aggregates
// them by path, by status and by minute, with a sample of slow requests. The log
// comes from a generator that hands out a few lines at a time, as a pipe does.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"
	"sort"
	"strconv"
	"strings"
)

type random struct{ state uint64 }

func (r *random) below(n int) int {
	r.state = r.state*6364136223846793005 + 1442695040888963407
	return int(r.state >> 33 % uint64(n))
}

// A source is an io.Reader of log lines.
type source struct {
	random  random
	lines   int
	clock   int // milliseconds
	pending []byte
}

func (s *source) Read(p []byte) (int, error) {
	if len(s.pending) == 0 {
		if s.lines == 0 {
			return 0, io.EOF
		}
		for i := 0; i < 16 && s.lines > 0; i++ {
			s.lines--
			s.pending = append(s.pending, s.line()...)
		}
	}
	n := copy(p, s.pending)
	s.pending = s.pending[n:]
	return n, nil
}

func (s *source) line() string {
	r := &s.random
	s.clock += r.below(40)
	if r.below(500) == 0 {
		return "-- log rotated --\n"
	}
	path := []string{"/", "/login", "/api/items/", "/api/users/", "/static/app.js", "/search?q="}[r.below(6)]
	if strings.HasSuffix(path, "s/") || strings.HasSuffix(path, "=") {
		path += strconv.Itoa(r.below(300))
	}
	status := 200
	switch dice := r.below(100); {
	case dice < 3:
		status = 500 + r.below(4)
	case dice < 9:
		status = 404
	case dice < 15:
		status = 302
	}
	method := []string{"GET", "GET", "GET", "POST", "PUT"}[r.below(5)]
	latency := 1 + r.below(30)*r.below(30)
	minute := s.clock / 60000
	return fmt.Sprintf("10.0.%d.%d [%02d:%02d:%02d.%03d] \"%s %s\" %d %d %dms user=%s\n",
		r.below(4), r.below(250), minute/60, minute%60, s.clock/1000%60, s.clock%1000,
		method, path, status, 200+r.below(5000), latency, "u"+strconv.Itoa(r.below(2000)))
}

type record struct {
	address, clock, method, path, user string
	status, bytes, latency             int
}

// parse takes a line apart. It fails with the name of the field at fault.
func parse(line string) (*record, error) {
	rec := &record{}
	var ok bool
	if rec.address, line, ok = strings.Cut(line, " ["); !ok {
		return nil, fmt.Errorf("no address in %q", line)
	}
	if rec.clock, line, ok = strings.Cut(line, "] \""); !ok {
		return nil, fmt.Errorf("no clock in %q", line)
	}
	var request string
	if request, line, ok = strings.Cut(line, "\" "); !ok {
		return nil, fmt.Errorf("no request in %q", line)
	}
	rec.method, rec.path, _ = strings.Cut(request, " ")
	fields := strings.Fields(line)
	if len(fields) != 4 {
		return nil, fmt.Errorf("%d fields in %q", len(fields), line)
	}
	var err error
	if rec.status, err = strconv.Atoi(fields[0]); err != nil {
		return nil, fmt.Errorf("status: %w", err)
	}
	if rec.bytes, err = strconv.Atoi(fields[1]); err != nil {
		return nil, fmt.Errorf("bytes: %w", err)
	}
	if rec.latency, err = strconv.Atoi(strings.TrimSuffix(fields[2], "ms")); err != nil {
		return nil, fmt.Errorf("latency: %w", err)
	}
	rec.user = strings.TrimPrefix(fields[3], "user=")
	return rec, nil
}

// route replaces identifiers in a path, so that requests group.
func route(path string) string {
	path, query, ok := strings.Cut(path, "?")
	if ok {
		name, _, _ := strings.Cut(query, "=")
		return path + "?" + name
	}
	parts := strings.Split(path, "/")
	for i, p := range parts {
		if _, err := strconv.Atoi(p); err == nil {
			parts[i] = ":id"
		}
	}
	return strings.Join(parts, "/")
}

type aggregate struct {
	count, bytes, failures int
	latencies              []int
	users                  map[string]int
}

type report struct {
	routes  map[string]*aggregate
	minutes map[string]int
	status  map[int]int
	slow    []*record
	skipped int
}

func (rep *report) add(rec *record) {
	key := rec.method + " " + route(rec.path)
	a := rep.routes[key]
	if a == nil {
		a = &aggregate{users: make(map[string]int)}
		rep.routes[key] = a
	}
	a.count++
	a.bytes += rec.bytes
	if rec.status >= 500 {
		a.failures++
	}
	a.latencies = append(a.latencies, rec.latency)
	a.users[rec.user]++
	rep.minutes[rec.clock[:5]]++
	rep.status[rec.status]++
	if rec.latency > 780 {
		rep.slow = append(rep.slow, rec)
	}
}

func (rep *report) print(w io.Writer) {
	keys := make([]string, 0, len(rep.routes))
	for k := range rep.routes {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		a, b := rep.routes[keys[i]], rep.routes[keys[j]]
		if a.count != b.count {
			return a.count > b.count
		}
		return keys[i] < keys[j]
	})
	for _, k := range keys {
		a := rep.routes[k]
		sort.Ints(a.latencies)
		fmt.Fprintf(w, "%-22s %6d %9d bytes %5.2f%% failed p50 %3d p99 %3d users %d\n", k, a.count, a.bytes,
			100*float64(a.failures)/float64(a.count), a.latencies[a.count/2], a.latencies[a.count*99/100], len(a.users))
	}
	codes := make([]int, 0, len(rep.status))
	for c := range rep.status {
		codes = append(codes, c)
	}
	sort.Ints(codes)
	for _, c := range codes {
		fmt.Fprintf(w, "%d:%d ", c, rep.status[c])
	}
	busiest := ""
	for m, c := range rep.minutes {
		if c > rep.minutes[busiest] || c == rep.minutes[busiest] && m < busiest {
			busiest = m
		}
	}
	fmt.Fprintf(w, "\nminutes %d busiest %s with %d; skipped %d; slow %d\n", len(rep.minutes), busiest, rep.minutes[busiest], rep.skipped, len(rep.slow))
	for i, rec := range rep.slow {
		if i == 3 {
			break
		}
		fmt.Fprintf(w, "slow: %+v\n", *rec)
	}
}

func main() {
	n := flag.Int("n", 60000, "lines")
	flag.Parse()
	rep := &report{routes: make(map[string]*aggregate), minutes: make(map[string]int), status: make(map[int]int)}
	lines := bufio.NewScanner(&source{random: random{5}, lines: *n})
	for lines.Scan() {
		rec, err := parse(lines.Text())
		if err != nil {
			rep.skipped++
			continue
		}
		rep.add(rec)
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	rep.print(out)
}
