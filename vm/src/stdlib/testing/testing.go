// Package testing runs tests, benchmarks and examples, and reports them as `go test` does.
package testing

import (
	"flag"
	"fmt"
	"math/rand"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// The flags, which Init defines.
var (
	short        *bool
	failFast     *bool
	verbose      *bool
	benchMem     *bool
	count        *uint
	parallel     *int
	runPattern   *string
	skipPattern  *string
	benchPattern *string
	listPattern  *string
	shuffle      *string
	timeout      *time.Duration
	benchTime    = iterationsOrTime{time: time.Second}
)

var initialised bool

// Init defines the flags of tests. MainStart calls it; a program that calls Benchmark and has no tests calls it itself.
func Init() {
	if initialised {
		return
	}
	initialised = true
	short = flag.Bool("test.short", false, "run smaller test suite to save time")
	failFast = flag.Bool("test.failfast", false, "do not start new tests after the first test failure")
	verbose = flag.Bool("test.v", false, "verbose: print additional output")
	benchMem = flag.Bool("test.benchmem", false, "print memory allocations for benchmarks")
	count = flag.Uint("test.count", 1, "run tests and benchmarks `n` times")
	parallel = flag.Int("test.parallel", runtime.GOMAXPROCS(0), "run at most `n` tests in parallel")
	runPattern = flag.String("test.run", "", "run only tests and examples matching `regexp`")
	skipPattern = flag.String("test.skip", "", "do not list or run tests matching `regexp`")
	benchPattern = flag.String("test.bench", "", "run only benchmarks matching `regexp`")
	listPattern = flag.String("test.list", "", "list tests, examples, and benchmarks matching `regexp` then exit")
	shuffle = flag.String("test.shuffle", "off", "randomize the execution order of tests and benchmarks")
	timeout = flag.Duration("test.timeout", 0, "panic test binary after duration `d` (default 0, timeout disabled)")
	flag.Var(&benchTime, "test.benchtime", "run each benchmark for duration `d` or N times if `d` is of the form Nx")
}

// Short tells whether the flag -test.short is set.
func Short() bool {
	if short == nil {
		panic("testing: Short called before Init")
	}
	if !flag.Parsed() {
		panic("testing: Short called before Parse")
	}
	return *short
}

// Verbose tells whether the flag -test.v is set.
func Verbose() bool {
	if verbose == nil {
		panic("testing: Verbose called before Init")
	}
	if !flag.Parsed() {
		panic("testing: Verbose called before Parse")
	}
	return *verbose
}

// Testing tells whether the program is a test.
func Testing() bool { return running }

var running bool

// CoverMode returns "": coverage is not measured.
func CoverMode() string { return "" }

// InternalTest is a test by its name.
type InternalTest struct {
	Name string
	F    func(*T)
}

// InternalBenchmark is a benchmark by its name.
type InternalBenchmark struct {
	Name string
	F    func(b *B)
}

// InternalFuzzTarget is a fuzz test by its name.
type InternalFuzzTarget struct {
	Name string
	Fn   func(f *F)
}

// InternalExample is an example by its name.
type InternalExample struct {
	Name      string
	F         func()
	Output    string
	Unordered bool
}

// M is what TestMain is called with.
type M struct {
	tests      []InternalTest
	benchmarks []InternalBenchmark
	fuzzTests  []InternalFuzzTarget
	examples   []InternalExample
	importPath string
	exitCode   int
}

// MainStart runs the tests of a package by way of its TestMain, or without one, and ends the program. The test's function
// main, which minigo writes, calls it.
func MainStart(
	importPath string,
	testMain func(*M),
	tests []InternalTest,
	benchmarks []InternalBenchmark,
	fuzzTests []InternalFuzzTarget,
	examples []InternalExample,
) {
	running = true
	Init()
	m := &M{tests: tests, benchmarks: benchmarks, fuzzTests: fuzzTests, examples: examples, importPath: importPath}
	if testMain != nil {
		testMain(m)
	} else {
		m.Run()
	}
	os.Exit(m.exitCode)
}

// Run runs the tests, and returns an exit code.
func (m *M) Run() (code int) {
	defer func() { code = m.exitCode }()
	if !flag.Parsed() {
		flag.Parse()
	}
	if *parallel < 1 {
		fmt.Fprintln(os.Stderr, "testing: -parallel can only be given a positive integer")
		flag.Usage()
		m.exitCode = 2
		return
	}
	if *listPattern != "" {
		m.list()
		m.exitCode = 0
		return
	}
	if err := m.shuffle(); err != nil {
		fmt.Fprintln(os.Stderr, `testing: -shuffle should be "off", "on", or a valid integer:`, err)
		m.exitCode = 2
		return
	}
	alarm := startAlarm()
	testsRan, testsPassed := runTests(m.tests)
	fuzzTestsRan, fuzzTestsPassed := runFuzzTests(m.fuzzTests)
	examplesRan, examplesPassed := runExamples(m.examples)
	if alarm != nil {
		alarm.Stop()
	}
	if !testsRan && !fuzzTestsRan && !examplesRan && *benchPattern == "" {
		fmt.Fprintln(os.Stderr, "testing: warning: no tests to run")
	}
	if !testsPassed || !fuzzTestsPassed || !examplesPassed || !runBenchmarks(m.importPath, m.benchmarks) {
		fmt.Print("FAIL\n")
		m.exitCode = 1
		return
	}
	fmt.Print("PASS\n")
	m.exitCode = 0
	return
}

// shuffle puts tests and benchmarks into the order that the flag -test.shuffle asks for.
func (m *M) shuffle() (err error) {
	var seed int64
	switch *shuffle {
	case "off":
		return nil
	case "on":
		seed = time.Now().UnixNano()
	default:
		if seed, err = strconv.ParseInt(*shuffle, 10, 64); err != nil {
			return err
		}
	}
	fmt.Println("-test.shuffle", seed)
	order := rand.New(rand.NewSource(seed))
	order.Shuffle(len(m.tests), func(i, j int) { m.tests[i], m.tests[j] = m.tests[j], m.tests[i] })
	order.Shuffle(len(m.benchmarks), func(i, j int) {
		m.benchmarks[i], m.benchmarks[j] = m.benchmarks[j], m.benchmarks[i]
	})
	return nil
}

// list prints the names that match the flag -test.list.
func (m *M) list() {
	pattern := newMatcher(*listPattern, "-test.list", "")
	show := func(name string) {
		if matched, _ := pattern.matches(name); matched {
			fmt.Println(name)
		}
	}
	for _, test := range m.tests {
		show(test.Name)
	}
	for _, benchmark := range m.benchmarks {
		show(benchmark.Name)
	}
	for _, test := range m.fuzzTests {
		show(test.Name)
	}
	for _, example := range m.examples {
		show(example.Name)
	}
}

// startedAt has the tests that are running, for the panic of the alarm.
var startedAt = struct {
	sync.Mutex
	names []string
	times map[string]time.Time
}{times: map[string]time.Time{}}

func noteStart(name string) {
	startedAt.Lock()
	defer startedAt.Unlock()
	if _, known := startedAt.times[name]; !known {
		startedAt.names = append(startedAt.names, name)
	}
	startedAt.times[name] = time.Now()
}

func noteEnd(name string) {
	startedAt.Lock()
	defer startedAt.Unlock()
	delete(startedAt.times, name)
	kept := startedAt.names[:0]
	for _, other := range startedAt.names {
		if other != name {
			kept = append(kept, other)
		}
	}
	startedAt.names = kept
}

// startAlarm starts what ends the program when its time is over.
func startAlarm() *time.Timer {
	if *timeout <= 0 {
		return nil
	}
	return time.AfterFunc(*timeout, func() {
		var text strings.Builder
		startedAt.Lock()
		for _, name := range startedAt.names {
			fmt.Fprintf(&text, "\n\t%s (%v)", name, time.Since(startedAt.times[name]).Round(time.Second))
		}
		startedAt.Unlock()
		tests := ""
		if text.Len() > 0 {
			tests = "\nrunning tests:" + text.String()
		}
		panic(fmt.Sprintf("test timed out after %v%s", *timeout, tests))
	})
}

// failures counts tests and benchmarks that have failed.
var failures atomic.Uint32

func shouldFailFast() bool { return *failFast && failures.Load() > 0 }

func seconds(d time.Duration) string { return fmt.Sprintf("%.2fs", d.Seconds()) }
