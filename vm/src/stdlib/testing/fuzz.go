package testing

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"time"
)

// F is what a fuzz test is called with. Its target runs on the inputs that it adds, and on those below the folder testdata/fuzz.
type F struct {
	common
	group  *group
	corpus []input
	called bool // Fuzz was
}

// An input is what a target is called with, but for its T.
type input struct {
	name   string
	values []any
}

// isFuzzed tells whether a target may have parameters of a type.
func isFuzzed(t reflect.Type) bool {
	switch t {
	case reflect.TypeFor[[]byte](), reflect.TypeFor[string](), reflect.TypeFor[bool](), reflect.TypeFor[float32](), reflect.TypeFor[float64](),
		reflect.TypeFor[int](), reflect.TypeFor[int8](), reflect.TypeFor[int16](), reflect.TypeFor[int32](), reflect.TypeFor[int64](),
		reflect.TypeFor[uint](), reflect.TypeFor[uint8](), reflect.TypeFor[uint16](), reflect.TypeFor[uint32](), reflect.TypeFor[uint64]():
		return true
	}
	return false
}

// Helper marks the calling function: what is logged in it is shown at its caller's line.
func (f *F) Helper() {
	f.outsideTarget("Helper")
	_, _, function, _ := caller(1)
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.helpers == nil {
		f.helpers = map[string]bool{}
	}
	f.helpers[function] = true
}

// Fail marks it as failed; it goes on.
func (f *F) Fail() {
	f.outsideTarget("Fail")
	f.common.Fail()
}

// Skipped tells whether it was skipped.
func (f *F) Skipped() bool {
	f.outsideTarget("Skipped")
	return f.common.Skipped()
}

// Add adds an input.
func (f *F) Add(args ...any) {
	for _, arg := range args {
		if t := reflect.TypeOf(arg); !isFuzzed(t) {
			panic(fmt.Sprintf("testing: unsupported type to Add %v", t))
		}
	}
	f.corpus = append(f.corpus, input{fmt.Sprintf("seed#%d", len(f.corpus)), append([]any(nil), args...)})
}

// Fuzz runs a target, a function of a *T and what the inputs have, on all inputs.
func (f *F) Fuzz(ff any) {
	if f.called {
		panic("testing: F.Fuzz called more than once")
	}
	f.called = true
	if f.failed {
		return
	}
	f.Helper()
	target := reflect.ValueOf(ff)
	types := parameters(target.Type())
	for _, in := range f.corpus {
		if err := checkInput(in.values, types); err != nil {
			f.Fatal(err)
		}
	}
	kept, err := readCorpus(filepath.Join("testdata", "fuzz", f.name), types)
	if err != nil {
		f.Fatal(err)
	}
	f.corpus = append(f.corpus, kept...)
	for _, in := range f.corpus {
		name := f.name + "/" + in.name
		if _, ok, _ := f.group.match.fullName(nil, name); ok && !shouldFailFast() {
			f.try(target, name, in)
		}
	}
}

// parameters returns the types of what a target takes behind its T.
func parameters(target reflect.Type) (types []reflect.Type) {
	if target.Kind() != reflect.Func {
		panic("testing: F.Fuzz must receive a function")
	}
	if target.NumIn() < 2 || target.In(0) != reflect.TypeFor[*T]() {
		panic("testing: fuzz target must receive at least two arguments, where the first argument is a *T")
	}
	if target.NumOut() != 0 {
		panic("testing: fuzz target must not return a value")
	}
	for i := 1; i < target.NumIn(); i++ {
		t := target.In(i)
		if !isFuzzed(t) {
			panic(fmt.Sprintf("testing: unsupported type for fuzzing %v", t))
		}
		types = append(types, t)
	}
	return types
}

// try runs the target on an input, as a subtest.
func (f *F) try(target reflect.Value, name string, in input) {
	t := newSubtest(&f.common, f.group, name)
	f.fuzzing = true
	go runTest(t, func(t *T) {
		args := []reflect.Value{reflect.ValueOf(t)}
		for _, value := range in.values {
			args = append(args, reflect.ValueOf(value))
		}
		target.Call(args)
	})
	<-t.signal
	f.fuzzing = false
}

// runFuzz runs a fuzz test in its own goroutine.
func runFuzz(f *F, fn func(f *F)) { perform(f, &f.common, fn, afterFuzz) }

// afterFuzz is deferred by runFuzz: it sees to subtests that wait, reports, and goes on with the next.
func afterFuzz(f *F) {
	if f.Failed() {
		failures.Add(1)
	}
	panicked := recover()
	if panicked == nil && !f.skipped && !f.failed {
		switch {
		case !f.finished:
			panicked = errGoexit
		case !f.called:
			// Where Go's own package logs it.
			f.logAt("fuzz.go:666: ", "returned without calling F.Fuzz, F.Fail, or F.Skip")
			f.Fail()
		}
	}
	if panicked != nil {
		failAllFuzz(f, panicked)
	}
	f.duration += time.Since(f.start)
	if len(f.sub) > 0 {
		if panicked := f.awaitSubtests(f.group); panicked != nil {
			failAllFuzz(f, panicked)
		}
	}
	f.conclude()
	f.done = true
	noteEnd(f.name)
	f.ran = true
	f.signal <- true
}

// failAllFuzz reports a fuzz test that panicked, and goes on panicking.
func failAllFuzz(f *F, panicked any) {
	f.Fail()
	if more := f.runCleanups(true); more != nil {
		f.log(fmt.Sprintf("cleanup panicked with %v", more))
	}
	f.duration += time.Since(f.start)
	f.report(fmt.Sprintf("--- FAIL: %s (%s)\n", f.name, seconds(f.duration)))
	panic(panicked)
}

// runFuzzTests runs all fuzz tests that match the flags, as often as they say.
func runFuzzTests(tests []InternalFuzzTarget) (ran, ok bool) {
	ok = true
	if len(tests) == 0 {
		return false, true
	}
	match := newMatcher(*runPattern, "-test.run", *skipPattern)
	for i := uint(0); i < *count && !shouldFailFast() && (i == 0 || ran); i++ {
		shared := &group{match: match, running: 1}
		root := common{w: os.Stdout}
		if Verbose() {
			root.chatty = &announcer{w: root.w}
		}
		for _, test := range tests {
			if shouldFailFast() {
				break
			}
			name, matched, _ := match.fullName(nil, test.Name)
			if !matched {
				continue
			}
			f := &F{
				common: common{
					signal:  make(chan bool, 1),
					barrier: make(chan bool),
					name:    name,
					parent:  &root,
					level:   1,
					chatty:  root.chatty,
				},
				group: shared,
			}
			f.announce()
			go runFuzz(f, test.Fn)
			<-f.signal
			ok = ok && !f.Failed()
			ran = ran || f.ran
		}
	}
	return ran, ok
}
