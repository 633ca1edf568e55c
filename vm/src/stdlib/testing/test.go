package testing

import (
	"errors"
	"fmt"
	"os"
	"time"
)

// T is what a test is called with.
type T struct {
	common
	group *group
}

// group is what the tests of a run share: which of them run, and how many at once.
type group struct {
	match   *matcher
	running int
	waiting []chan bool
}

// wait puts a parallel test off until fewer than the limit run.
func (g *group) wait() {
	if g.running < *parallel {
		g.running++
		return
	}
	turn := make(chan bool)
	g.waiting = append(g.waiting, turn)
	<-turn
}

// release lets the next parallel test run.
func (g *group) release() {
	if len(g.waiting) == 0 {
		g.running--
		return
	}
	next := g.waiting[0]
	g.waiting = g.waiting[1:]
	next <- true
}

// Parallel lets the test run beside others, once its parent's function has returned.
func (t *T) Parallel() {
	if t.isParallel {
		panic("testing: t.Parallel called multiple times")
	}
	if t.isolated {
		panic("testing: test using t.Setenv, t.Chdir, or cryptotest.SetGlobalRandom can not use t.Parallel")
	}
	t.isParallel = true
	if t.parent.barrier == nil {
		return
	}
	t.duration += time.Since(t.start)
	t.parent.sub = append(t.parent.sub, t)
	if t.chatty != nil {
		t.chatty.announce(t.name, "=== PAUSE "+t.name+"\n")
	}
	noteEnd(t.name)
	t.signal <- true
	<-t.parent.barrier
	t.group.wait()
	if t.chatty != nil {
		t.chatty.announce(t.name, "=== CONT  "+t.name+"\n")
	}
	noteStart(t.name)
	t.start = time.Now()
}

// Setenv sets a variable of the environment until the test is done.
func (t *T) Setenv(key, value string) { t.common.Setenv(key, value) }

// Chdir changes the working folder until the test is done.
func (t *T) Chdir(dir string) { t.common.Chdir(dir) }

// Deadline tells when the flag -test.timeout ends the program.
func (t *T) Deadline() (deadline time.Time, ok bool) {
	if *timeout <= 0 {
		return time.Time{}, false
	}
	return begin.Add(*timeout), true
}

var begin = time.Now()

// Run runs f as a subtest, and tells whether it passed. A parallel one counts as passed.
func (t *T) Run(name string, f func(t *T)) bool {
	if t.finishedCleanups() {
		panic("testing: t.Run called during t.Cleanup")
	}
	t.hasSub = true
	full, ok, _ := t.group.match.fullName(&t.common, name)
	if !ok || shouldFailFast() {
		return true
	}
	sub := newSubtest(&t.common, t.group, full)
	if t.level > 0 {
		sub.creator = callers(0)
	}
	go runTest(sub, f)
	if !<-sub.signal {
		// The subtest ended this test, too.
		t.end()
	}
	return !sub.Failed()
}

func (t *T) finishedCleanups() bool { return t.level > 0 && t.done }

// errGoexit is how a test fails whose function ended neither by returning nor by a method that ends it.
var errGoexit = errors.New("test executed panic(nil) or runtime.Goexit")

// newSubtest returns the subtest of a test or fuzz test, and announces it.
func newSubtest(parent *common, group *group, name string) *T {
	sub := &T{
		common: common{
			barrier: make(chan bool),
			signal:  make(chan bool, 1),
			name:    name,
			parent:  parent,
			level:   parent.level + 1,
			chatty:  parent.chatty,
		},
		group: group,
	}
	sub.announce()
	return sub
}

// runTest runs a test in its own goroutine.
func runTest(t *T, f func(t *T)) { perform(t, &t.common, f, afterTest) }

// afterTest is deferred by runTest: it sees to subtests that wait, reports, and wakes the parent.
func afterTest(t *T) {
	panicked := recover()
	signal := true
	t.mu.Lock()
	finished := t.finished
	t.mu.Unlock()
	if !finished && panicked == nil {
		panicked = errGoexit
		for parent := t.parent; parent != nil; parent = parent.parent {
			if parent.finished {
				if !t.isParallel {
					t.log(fmt.Sprintf("%v: subtest may have called FailNow on a parent test", panicked))
					t.Fail()
					signal = false
				}
				panicked = nil
				break
			}
		}
	}
	if panicked != nil {
		failAll(t, panicked)
	}
	t.duration += time.Since(t.start)
	if len(t.sub) > 0 {
		if panicked := t.awaitSubtests(t.group); panicked != nil {
			failAll(t, panicked)
		}
		if !t.isParallel {
			t.group.wait()
		}
	} else if t.isParallel {
		t.group.release()
	}
	if t.Failed() {
		failures.Add(1)
	}
	t.conclude()
	t.mu.Lock()
	t.done = true
	t.mu.Unlock()
	noteEnd(t.name)
	if t.parent != nil && !t.hasSub {
		for c := &t.common; c != nil; c = c.parent {
			c.ran = true
		}
	}
	t.signal <- signal
}

// failAll reports a test that panicked, and those around it, and goes on panicking.
func failAll(t *T, panicked any) {
	t.Fail()
	if more := t.runCleanups(true); more != nil {
		t.log(fmt.Sprintf("cleanup panicked with %v", more))
	}
	t.duration += time.Since(t.start)
	t.conclude()
	for c := t.parent; c != nil && c.parent != nil; c = c.parent {
		c.duration += time.Since(c.start)
		c.report(fmt.Sprintf("--- FAIL: %s (%s)\n", c.name, seconds(c.duration)))
	}
	panic(panicked)
}

// runTests runs all tests that match the flags, as often as they say.
func runTests(tests []InternalTest) (ran, ok bool) {
	ok = true
	for i := uint(0); i < *count && !shouldFailFast(); i++ {
		if i > 0 && !ran {
			break
		}
		root := &T{
			common: common{signal: make(chan bool, 1), barrier: make(chan bool), w: os.Stdout},
			group:  &group{match: newMatcher(*runPattern, "-test.run", *skipPattern), running: 1},
		}
		if Verbose() {
			root.chatty = &announcer{w: root.w}
		}
		runTest(root, func(t *T) {
			for _, test := range tests {
				t.Run(test.Name, test.F)
			}
		})
		<-root.signal
		ok = ok && !root.Failed()
		ran = ran || root.ran
	}
	return ran, ok
}
