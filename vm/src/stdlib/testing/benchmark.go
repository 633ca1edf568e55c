package testing

import (
	"fmt"
	"math"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// iterationsOrTime is the value of -test.benchtime: how often a benchmark runs, or how long.
type iterationsOrTime struct {
	iterations int
	time       time.Duration
}

func (v *iterationsOrTime) String() string {
	if v.iterations > 0 {
		return fmt.Sprintf("%dx", v.iterations)
	}
	return v.time.String()
}

func (v *iterationsOrTime) Set(text string) error {
	if digits, ok := strings.CutSuffix(text, "x"); ok {
		n, err := strconv.ParseInt(digits, 10, 0)
		if err != nil || n < 0 {
			return fmt.Errorf("invalid count")
		}
		*v = iterationsOrTime{iterations: int(n)}
		return nil
	}
	d, err := time.ParseDuration(text)
	if err != nil || d < 0 {
		return fmt.Errorf("invalid duration")
	}
	*v = iterationsOrTime{time: d}
	return nil
}

// mostIterations of a benchmark.
const mostIterations = 1_000_000_000

// B is what a benchmark is called with.
type B struct {
	common
	// N is how often the benchmark is to do its work.
	N int

	group       *benchGroup
	f           func(b *B)
	budget      iterationsOrTime
	timing      bool
	showAllocs  bool
	bytes       int64
	startAllocs uint64
	startBytes  uint64
	allocs      uint64
	allocBytes  uint64
	extra       map[string]float64
	result      BenchmarkResult
	loopN       int // rounds of Loop until the time is looked at
	loopI       int // rounds of Loop so far
	loopOver    bool
}

// benchGroup is what the benchmarks of a run share.
type benchGroup struct {
	match      *matcher
	importPath string
	width      int
	labels     sync.Once
}

// StartTimer starts timing. It runs when a benchmark begins.
func (b *B) StartTimer() {
	if b.timing {
		return
	}
	b.startAllocs, b.startBytes = allocated()
	b.start = time.Now()
	b.timing = true
}

// StopTimer stops timing.
func (b *B) StopTimer() {
	if !b.timing {
		return
	}
	b.duration += time.Since(b.start)
	allocs, bytes := allocated()
	b.allocs += allocs - b.startAllocs
	b.allocBytes += bytes - b.startBytes
	b.timing = false
}

// ResetTimer forgets time, allocations and metrics so far.
func (b *B) ResetTimer() {
	if b.extra == nil {
		b.extra = map[string]float64{}
	}
	clear(b.extra)
	if b.timing {
		b.startAllocs, b.startBytes = allocated()
		b.start = time.Now()
	}
	b.duration, b.allocs, b.allocBytes = 0, 0, 0
}

func allocated() (objects, bytes uint64) {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.Mallocs, stats.TotalAlloc
}

// Elapsed returns the time measured so far.
func (b *B) Elapsed() time.Duration {
	if b.timing {
		return b.duration + time.Since(b.start)
	}
	return b.duration
}

// SetBytes says how many bytes one operation processes.
func (b *B) SetBytes(n int64) { b.bytes = n }

// ReportAllocs has allocations shown, as -test.benchmem does.
func (b *B) ReportAllocs() { b.showAllocs = true }

// ReportMetric adds a metric to the result.
func (b *B) ReportMetric(n float64, unit string) {
	if unit == "" {
		panic("metric unit must not be empty")
	}
	if strings.ContainsFunc(unit, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' }) {
		panic("metric unit must not contain whitespace")
	}
	b.extra[unit] = n
}

// Loop tells whether the benchmark goes on. What precedes the first call is not timed.
func (b *B) Loop() bool {
	if b.loopI < b.loopN {
		b.loopI++
		return true
	}
	return b.loopOn()
}

func (b *B) loopOn() bool {
	switch {
	case b.loopOver:
		panic("B.Loop called after it returned false")
	case b.loopN == 0:
		b.loopN = max(b.budget.iterations, 1)
		b.N = 0
		b.StartTimer()
		b.ResetTimer()
	case b.budget.iterations > 0 || b.Elapsed() >= b.budget.time || b.loopN >= mostIterations:
		b.StopTimer()
		b.N = b.loopN
		b.loopOver = true
		return false
	default:
		if !b.timing {
			b.Fatal("B.Loop called with timer stopped")
		}
		b.loopN = b.predict(b.loopN, b.loopN, b.Elapsed())
	}
	b.loopI++
	return true
}

// predict tells how many iterations will take the time that the benchmark has, after so many took so long.
func (b *B) predict(last, iterations int, took time.Duration) int {
	nanos := max(took.Nanoseconds(), 1)
	n := int(float64(b.budget.time.Nanoseconds()) * float64(iterations) / float64(nanos))
	n += n / 5
	n = min(n, 100*last)
	return min(max(n, last+1), mostIterations)
}

// runN runs the function once for so many iterations.
func (b *B) runN(n int) {
	runtime.GC()
	b.N, b.loopN, b.loopI, b.loopOver = n, 0, 0, false
	b.ctx, b.cancel = nil, nil
	defer b.runCleanups(false)
	b.ResetTimer()
	b.StartTimer()
	b.f(b)
	b.StopTimer()
	if b.loopN > 0 && !b.loopOver && !b.Failed() {
		b.Error("benchmark function returned without B.Loop() == false (break or return in loop?)")
	}
}

// runOnce runs one iteration, in a goroutine of its own, to see whether it works. It tells whether there is more to run.
func (b *B) runOnce() bool {
	if width := len(b.name) + 1; b.group != nil && width > b.group.width {
		b.group.width = width + 8
	}
	b.apart(func() { b.runN(1) })
	if b.Failed() {
		b.header()
		fmt.Fprintf(b.w, "--- FAIL: %s\n%s", b.name, b.output)
		return false
	}
	if b.hasSub || b.finished {
		how := "BENCH"
		if b.Skipped() {
			how = "SKIP"
		}
		if b.chatty != nil && (len(b.output) > 0 || b.finished) {
			b.output = fmt.Appendf(nil, "--- %s: %s\n%s", how, b.name, b.output)
			b.w.Write(b.output)
		}
		return false
	}
	return true
}

// apart runs f in a goroutine of its own, which a benchmark may end, and waits for it.
func (b *B) apart(f func()) {
	done := make(chan bool)
	go func() {
		defer func() { done <- true }()
		f()
	}()
	<-done
}

// measure runs the function with more and more iterations until it takes the time it has.
func (b *B) measure() BenchmarkResult {
	b.apart(func() {
		switch {
		case b.loopN > 0:
			// Loop saw to it in the first run.
		case b.budget.iterations > 0:
			if b.budget.iterations > 1 {
				b.runN(b.budget.iterations)
			}
		default:
			for n := 1; !b.Failed() && b.duration < b.budget.time && n < mostIterations; {
				n = b.predict(n, b.N, b.duration)
				b.runN(n)
			}
		}
		b.result = BenchmarkResult{b.N, b.duration, b.bytes, b.allocs, b.allocBytes, b.extra}
	})
	return b.result
}

// header tells, once, where the benchmarks run.
func (b *B) header() {
	if b.group == nil {
		return
	}
	b.group.labels.Do(func() {
		fmt.Printf("goos: %s\ngoarch: %s\n", runtime.GOOS, runtime.GOARCH)
		if b.group.importPath != "" {
			fmt.Printf("pkg: %s\n", b.group.importPath)
		}
		if name := processor(); name != "" {
			fmt.Printf("cpu: %s\n", name)
		}
	})
}

// processor is the processor's name.
func processor() string {
	info, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.SplitSeq(string(info), "\n") {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// Run runs f as a benchmark in this one, which then is not measured itself.
func (b *B) Run(name string, f func(b *B)) bool {
	b.hasSub = true
	full, ok, partial := name, true, false
	if b.group != nil {
		full, ok, partial = b.group.match.fullName(&b.common, name)
	}
	if !ok {
		return true
	}
	sub := &B{
		common: common{name: full, parent: &b.common, level: b.level + 1, w: b.w, chatty: b.chatty, bench: true},
		f:      f,
		group:  b.group,
		budget: b.budget,
	}
	if partial {
		// Only what is in it runs.
		sub.budget = iterationsOrTime{iterations: 1}
		sub.hasSub = true
	}
	if sub.chatty != nil {
		sub.header()
		fmt.Println(full)
	}
	if sub.runOnce() {
		sub.show()
	}
	b.ran = b.ran || sub.ran
	return !sub.Failed()
}

// show measures and prints the result, as often as the flags say.
func (b *B) show() {
	if b.group == nil {
		b.measure()
		return
	}
	b.header()
	for i := uint(0); i < *count; i++ {
		if b.chatty == nil {
			fmt.Fprintf(b.w, "%-*s\t", b.group.width, b.name)
		}
		if i > 0 {
			again := &B{
				common: common{name: b.name, parent: b.parent, level: b.level, w: b.w, chatty: b.chatty, bench: true},
				f:      b.f,
				group:  b.group,
				budget: b.budget,
			}
			again.apart(func() { again.runN(1) })
			b = again
		}
		result := b.measure()
		if b.Failed() {
			fmt.Fprintf(b.w, "--- FAIL: %s\n%s", b.name, b.output)
			continue
		}
		if b.chatty != nil {
			fmt.Fprintf(b.w, "%-*s\t", b.group.width, b.name)
		}
		text := result.String()
		if *benchMem || b.showAllocs {
			text += "\t" + result.MemString()
		}
		fmt.Fprintln(b.w, text)
		if len(b.output) > 0 {
			fmt.Fprintf(b.w, "--- BENCH: %s\n%s", b.name, b.output)
		}
	}
}

// RunParallel runs body in goroutines that share the iterations.
func (b *B) RunParallel(body func(*PB)) {
	if b.N == 0 {
		return
	}
	left := b.N
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() { body(&PB{&left}) })
	}
	group.Wait()
	if left > 0 && !b.Failed() {
		b.Fatal("RunParallel: body exited without pb.Next() == false")
	}
}

// SetParallelism changes nothing: there is one processor.
func (b *B) SetParallelism(p int) {}

// PB hands out iterations to the goroutines of RunParallel.
type PB struct{ left *int }

// Next tells whether there is another iteration.
func (pb *PB) Next() bool {
	*pb.left--
	return *pb.left >= 0
}

// runBenchmarks runs the benchmarks that match the flags.
func runBenchmarks(importPath string, benchmarks []InternalBenchmark) (ok bool) {
	if *benchPattern == "" {
		return true
	}
	group := &benchGroup{match: newMatcher(*benchPattern, "-test.bench", *skipPattern), importPath: importPath}
	var chosen []InternalBenchmark
	for _, benchmark := range benchmarks {
		if matched, _ := group.match.matches(benchmark.Name); matched {
			chosen = append(chosen, benchmark)
			group.width = max(group.width, len(benchmark.Name))
		}
	}
	root := &B{common: common{name: "Main", w: os.Stdout, bench: true}, group: group, budget: benchTime}
	if Verbose() {
		root.chatty = &announcer{w: root.w}
	}
	for _, benchmark := range chosen {
		root.Run(benchmark.Name, benchmark.F)
	}
	return !root.Failed()
}

// BenchmarkResult is what a benchmark measured.
type BenchmarkResult struct {
	N         int
	T         time.Duration
	Bytes     int64
	MemAllocs uint64
	MemBytes  uint64
	Extra     map[string]float64
}

// NsPerOp returns the nanoseconds that an iteration took.
func (r BenchmarkResult) NsPerOp() int64 {
	if v, ok := r.Extra["ns/op"]; ok {
		return int64(v)
	}
	if r.N <= 0 {
		return 0
	}
	return r.T.Nanoseconds() / int64(r.N)
}

// megabytesPerSecond is the rate of what SetBytes told.
func (r BenchmarkResult) megabytesPerSecond() float64 {
	if v, ok := r.Extra["MB/s"]; ok {
		return v
	}
	if r.Bytes <= 0 || r.T <= 0 || r.N <= 0 {
		return 0
	}
	return float64(r.Bytes) * float64(r.N) / 1e6 / r.T.Seconds()
}

// AllocsPerOp returns the objects that an iteration allocated.
func (r BenchmarkResult) AllocsPerOp() int64 {
	if v, ok := r.Extra["allocs/op"]; ok {
		return int64(v)
	}
	if r.N <= 0 {
		return 0
	}
	return int64(r.MemAllocs) / int64(r.N)
}

// AllocedBytesPerOp returns the bytes that an iteration allocated.
func (r BenchmarkResult) AllocedBytesPerOp() int64 {
	if v, ok := r.Extra["B/op"]; ok {
		return int64(v)
	}
	if r.N <= 0 {
		return 0
	}
	return int64(r.MemBytes) / int64(r.N)
}

// String returns iterations, time and metrics in the format of benchmarks.
func (r BenchmarkResult) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%8d", r.N)
	nanos, ok := r.Extra["ns/op"]
	if !ok {
		nanos = float64(r.T.Nanoseconds()) / float64(r.N)
	}
	if nanos != 0 {
		b.WriteString("\t" + measured(nanos, "ns/op"))
	}
	if rate := r.megabytesPerSecond(); rate != 0 {
		fmt.Fprintf(&b, "\t%7.2f MB/s", rate)
	}
	var units []string
	for unit := range r.Extra {
		switch unit {
		case "ns/op", "MB/s", "B/op", "allocs/op":
		default:
			units = append(units, unit)
		}
	}
	slices.Sort(units)
	for _, unit := range units {
		b.WriteString("\t" + measured(r.Extra[unit], unit))
	}
	return b.String()
}

// precisions are the digits after the point of a figure from a limit on, which has one digit more than is shown.
var precisions = []struct {
	limit  float64
	digits int
}{{999.95, 0}, {99.995, 1}, {9.9995, 2}, {0.99995, 3}, {0.099995, 4}, {0.0099995, 5}, {0.00099995, 6}}

// measured writes a figure with some four digits, its point aligned with others'.
func measured(x float64, unit string) string {
	digits := 7
	for _, precision := range precisions {
		if y := math.Abs(x); y == 0 || y >= precision.limit {
			digits = precision.digits
			break
		}
	}
	width := 10
	if digits > 0 {
		width += 1 + digits
	}
	return fmt.Sprintf("%*.*f %s", width, digits, x, unit)
}

// MemString returns what an iteration allocated in the format of benchmarks.
func (r BenchmarkResult) MemString() string {
	return fmt.Sprintf("%8d B/op\t%8d allocs/op", r.AllocedBytesPerOp(), r.AllocsPerOp())
}

// Benchmark measures a function outside of a test.
func Benchmark(f func(b *B)) BenchmarkResult {
	budget := benchTime
	if !initialised {
		budget = iterationsOrTime{time: time.Second}
	}
	b := &B{common: common{signal: make(chan bool), w: discard{}, bench: true}, f: f, budget: budget}
	if b.runOnce() {
		b.measure()
	}
	return b.result
}

// discard is where a benchmark outside of a test reports.
type discard struct{}

func (discard) Write(text []byte) (int, error) { return len(text), nil }

// AllocsPerRun returns how many objects a call of f allocates, on average over so many runs after a first one.
func AllocsPerRun(runs int, f func()) (avg float64) {
	f()
	before, _ := allocated()
	for range runs {
		f()
	}
	after, _ := allocated()
	return float64((after - before) / uint64(runs))
}
