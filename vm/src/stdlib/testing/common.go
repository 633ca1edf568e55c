package testing

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"
)

// TB is what tests and benchmarks have in common.
type TB interface {
	Chdir(dir string)
	Attr(key, value string)
	Cleanup(func())
	Context() context.Context
	Error(args ...any)
	Errorf(format string, args ...any)
	Fail()
	FailNow()
	Failed() bool
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Helper()
	Log(args ...any)
	Logf(format string, args ...any)
	Name() string
	Output() io.Writer
	Setenv(key, value string)
	Skip(args ...any)
	SkipNow()
	Skipf(format string, args ...any)
	Skipped() bool
	TempDir() string
	private()
}

// common is the state of a test or benchmark.
type common struct {
	mu         sync.Mutex
	output     []byte // what it logged, or what its subtests reported, until it reports itself
	writer     *outputWriter
	w          io.Writer  // where it reports
	chatty     *announcer // not nil if what is logged is shown at once
	bench      bool
	name       string
	level      int
	parent     *common
	ran        bool
	failed     bool
	skipped    bool
	done       bool // it has reported
	finished   bool // its function returned, or called FailNow or SkipNow
	hasSub     bool
	isParallel bool
	isolated   bool // it changed the environment or the working folder
	fuzzing    bool // it is a fuzz test whose target is running
	helpers    map[string]bool
	creator    []uintptr // of a subtest: the callers of the Run that made it
	cleanups   []cleanup
	cleaning   []uintptr // the callers of the Cleanup that registered what is running
	start      time.Time
	duration   time.Duration
	barrier    chan bool // closed when its parallel subtests may go on
	signal     chan bool // tells its parent that it is done, or waits
	sub        []*T      // its parallel subtests
	tempDir    string
	tempCount  int
	ctx        context.Context
	cancel     context.CancelFunc
}

func (c *common) private() {}

// outsideTarget forbids a method to the function that a fuzz test tries inputs on.
func (c *common) outsideTarget(name string) {
	if c.fuzzing {
		panic(fmt.Sprintf("testing: f.%s was called inside the fuzz target, use t.%s instead", name, name))
	}
}

// Name returns the name.
func (c *common) Name() string { return c.name }

// Fail marks it as failed; it goes on.
func (c *common) Fail() {
	if c.parent != nil {
		c.parent.Fail()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done {
		panic("Fail in goroutine after " + c.name + " has completed")
	}
	c.failed = true
}

// Failed tells whether it has failed.
func (c *common) Failed() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.failed
}

// FailNow marks it as failed and ends its goroutine.
func (c *common) FailNow() {
	c.outsideTarget("FailNow")
	c.Fail()
	c.end()
}

// SkipNow marks it as skipped and ends its goroutine.
func (c *common) SkipNow() {
	c.outsideTarget("SkipNow")
	c.mu.Lock()
	c.skipped = true
	c.mu.Unlock()
	c.end()
}

func (c *common) end() {
	c.mu.Lock()
	c.finished = true
	c.mu.Unlock()
	runtime.Goexit()
}

// Skipped tells whether it was skipped.
func (c *common) Skipped() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.skipped
}

// Log logs its arguments as Println would print them.
func (c *common) Log(args ...any) {
	c.outsideTarget("Log")
	c.log(fmt.Sprintln(args...))
}

// Logf logs its arguments as Printf would print them.
func (c *common) Logf(format string, args ...any) {
	c.outsideTarget("Logf")
	c.log(fmt.Sprintf(format, args...))
}

// Error is Log followed by Fail.
func (c *common) Error(args ...any) {
	c.outsideTarget("Error")
	c.log(fmt.Sprintln(args...))
	c.Fail()
}

// Errorf is Logf followed by Fail.
func (c *common) Errorf(format string, args ...any) {
	c.outsideTarget("Errorf")
	c.log(fmt.Sprintf(format, args...))
	c.Fail()
}

// Fatal is Log followed by FailNow.
func (c *common) Fatal(args ...any) {
	c.outsideTarget("Fatal")
	c.log(fmt.Sprintln(args...))
	c.FailNow()
}

// Fatalf is Logf followed by FailNow.
func (c *common) Fatalf(format string, args ...any) {
	c.outsideTarget("Fatalf")
	c.log(fmt.Sprintf(format, args...))
	c.FailNow()
}

// Skip is Log followed by SkipNow.
func (c *common) Skip(args ...any) {
	c.outsideTarget("Skip")
	c.log(fmt.Sprintln(args...))
	c.SkipNow()
}

// Skipf is Logf followed by SkipNow.
func (c *common) Skipf(format string, args ...any) {
	c.outsideTarget("Skipf")
	c.log(fmt.Sprintf(format, args...))
	c.SkipNow()
}

// Cleanup has f called when the test and its subtests are done; what was registered last is called first.
func (c *common) Cleanup(f func()) {
	c.outsideTarget("Cleanup")
	registrar := callers(0)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cleanups = append(c.cleanups, cleanup{f, registrar})
}

// cleanup is what Cleanup was called with, and its callers.
type cleanup struct {
	f         func()
	registrar []uintptr
}

// runCleanups calls what was registered, also what is left when one panics or ends the goroutine. It returns the value of a
// panic, if so asked.
func (c *common) runCleanups(recovering bool) (panicked any) {
	if recovering {
		defer func() { panicked = recover() }()
	}
	defer func() {
		c.mu.Lock()
		more := len(c.cleanups) > 0
		c.mu.Unlock()
		if more {
			c.runCleanups(false)
		}
	}()
	if c.cancel != nil {
		c.cancel()
	}
	for {
		c.mu.Lock()
		last := len(c.cleanups) - 1
		if last < 0 {
			c.mu.Unlock()
			return nil
		}
		cleanup := c.cleanups[last]
		c.cleanups = c.cleanups[:last]
		c.cleaning = cleanup.registrar
		c.mu.Unlock()
		cleanup.f()
	}
}

// Context returns a context that is cancelled before what Cleanup registered is called.
func (c *common) Context() context.Context {
	c.outsideTarget("Context")
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ctx == nil {
		c.ctx, c.cancel = context.WithCancel(context.Background())
	}
	return c.ctx
}

// Setenv sets a variable of the environment until the test is done.
func (c *common) Setenv(key, value string) {
	c.outsideTarget("Setenv")
	c.isolate("Setenv")
	old, had := os.LookupEnv(key)
	if err := os.Setenv(key, value); err != nil {
		c.Fatalf("cannot set environment variable: %v", err)
	}
	c.Cleanup(func() {
		if had {
			os.Setenv(key, old)
		} else {
			os.Unsetenv(key)
		}
	})
}

// Chdir changes the working folder until the test is done.
func (c *common) Chdir(dir string) {
	c.outsideTarget("Chdir")
	c.isolate("Chdir")
	old, err := os.Getwd()
	if err == nil {
		err = os.Chdir(dir)
	}
	if err != nil {
		c.Fatal(err)
	}
	c.Cleanup(func() {
		if err := os.Chdir(old); err != nil {
			panic("testing.Chdir: " + err.Error())
		}
	})
}

// isolate forbids what concerns the whole process to tests that are not alone.
func (c *common) isolate(what string) {
	for around := c; around != nil; around = around.parent {
		if around.isParallel {
			panic("testing: test using t." + what + " can not use t.Parallel")
		}
	}
	c.isolated = true
}

// TempDir returns a new folder, which is removed when the test is done.
func (c *common) TempDir() string {
	c.outsideTarget("TempDir")
	c.mu.Lock()
	first := c.tempDir == ""
	c.mu.Unlock()
	if first {
		name := strings.Map(func(r rune) rune {
			if r == '-' || r == '_' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
				return r
			}
			return -1
		}, c.name)
		dir, err := os.MkdirTemp("", name)
		if err != nil {
			c.Fatalf("TempDir: %v", err)
		}
		c.tempDir = dir
		c.Cleanup(func() {
			if err := os.RemoveAll(dir); err != nil {
				c.Errorf("TempDir RemoveAll cleanup: %v", err)
			}
		})
	}
	c.mu.Lock()
	c.tempCount++
	dir := fmt.Sprintf("%s/%03d", c.tempDir, c.tempCount)
	c.mu.Unlock()
	if err := os.Mkdir(dir, 0o777); err != nil {
		c.Fatalf("TempDir: %v", err)
	}
	return dir
}

// report writes a line, and what was logged after it, to what the parent reports.
func (c *common) report(line string) {
	parent := c.parent
	parent.mu.Lock()
	defer parent.mu.Unlock()
	c.mu.Lock()
	defer c.mu.Unlock()
	text := line + string(c.output)
	c.output = nil
	if c.chatty != nil && parent.w == c.chatty.w {
		c.chatty.announce(c.name, text)
	} else {
		io.WriteString(parent.w, text)
	}
}

// conclude reports how it ended: always if it failed, else only if all is shown.
func (c *common) conclude() {
	if c.parent == nil {
		return
	}
	c.endLine()
	how := "PASS"
	switch {
	case c.Failed():
		how = "FAIL"
	case c.chatty == nil:
		return
	case c.Skipped():
		how = "SKIP"
	}
	c.report(fmt.Sprintf("--- %s: %s (%s)\n", how, c.name, seconds(c.duration)))
}

// indenter adds what is written to a test's output, indented.
type indenter struct{ c *common }

func (w indenter) Write(text []byte) (int, error) {
	for line := range bytes.Lines(text) {
		w.c.output = append(w.c.output, "    "...)
		w.c.output = append(w.c.output, line...)
	}
	return len(text), nil
}

// announcer shows what happens as it happens, and says which test is speaking.
type announcer struct {
	mu   sync.Mutex
	w    io.Writer
	last string
}

// announce writes text that names its test.
func (a *announcer) announce(name, text string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.last = name
	io.WriteString(a.w, text)
}

// say writes text of a test.
func (a *announcer) say(name, text string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.last != "" && a.last != name {
		fmt.Fprintf(a.w, "=== NAME  %s\n", name)
	}
	a.last = name
	io.WriteString(a.w, text)
}
