//! exit = 1
package a

import "testing"

// A subtest's own function may be a helper: what it logs is shown where it was run.
func TestSubtestIsHelper(t *testing.T) {
	for _, name := range []string{"one", "two"} {
		t.Run(name, func(t *testing.T) {
			t.Helper()
			t.Error("shown at Run")
			t.Run("inner", func(t *testing.T) {
				t.Helper()
				t.Error("shown at the outer Run")
			})
		})
	}
}

// A test of the top is shown in itself all the same.
func TestIsHelper(t *testing.T) {
	t.Helper()
	fail(t)
}

func fail(t testing.TB) {
	t.Helper()
	t.Error("shown in the test")
}

func runs(t *testing.T, name string, f func(t *testing.T)) {
	t.Helper()
	t.Run(name, func(t *testing.T) {
		t.Helper()
		f(t)
	})
}

func TestHelperRuns(t *testing.T) {
	runs(t, "a", func(t *testing.T) { fail(t) })
	runs(t, "b", fail2)
}

func fail2(t *testing.T) {
	t.Helper()
	t.Error("shown at the call of runs")
}

func each(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func all(t *testing.T) {
	t.Helper()
	for i := range each(2) {
		t.Error("shown at the call of all", i)
	}
}

func TestHelperRanges(t *testing.T) {
	all(t)
}

func setUp(t *testing.T) {
	t.Helper()
	t.Cleanup(func() {
		t.Helper()
		t.Error("shown at the call of setUp")
	})
}

func TestCleanup(t *testing.T) {
	setUp(t)
	t.Cleanup(func() { t.Error("shown here") })
}

func TestPanicking(t *testing.T) {
	defer func() {
		recover()
		fail(t)
	}()
	func() {
		defer fail(t)
		panic(1)
	}()
}
