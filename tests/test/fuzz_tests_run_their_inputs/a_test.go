//! flags = ["-v"]
//! exit = 1
package a

import (
	"fmt"
	"testing"
)

func FuzzReports(f *testing.F) {
	for _, s := range []string{"hello", "", "x"} {
		f.Add(s)
	}
	f.Cleanup(func() { fmt.Println("cleanup") })
	f.Log("seeded", f.Name())
	f.Fuzz(func(t *testing.T, s string) {
		t.Log("in", t.Name(), s)
		if s == "x" {
			t.Fatal("x is bad")
		}
	})
	f.Log("after")
}

func FuzzTwo(f *testing.F) {
	f.Add(1, "a", []byte("q"))
	f.Add(2, "b", []byte("r"))
	f.Fuzz(func(t *testing.T, n int, s string, b []byte) {
		if n == 2 {
			t.Skip("two")
		}
		t.Logf("%d %q %q", n, s, b)
	})
}

func FuzzNone(f *testing.F) {
	f.Fuzz(func(t *testing.T, n float64, b byte, r rune, c bool, u uint16, m float32) {
		t.Log(n, b, r, c, u, m)
	})
}

func FuzzMismatch(f *testing.F) {
	add(f, 5)
	f.Fuzz(func(t *testing.T, s string) {})
}

func FuzzTooMany(f *testing.F) {
	add(f, "a", 5)
	f.Fuzz(func(t *testing.T, s string) {})
}

func FuzzParallel(f *testing.F) {
	f.Add(1)
	f.Fuzz(func(t *testing.T, n int) {
		t.Parallel()
		t.Run("sub", func(t *testing.T) { t.Log("n is at least 1:", n >= 1) })
	})
}

func FuzzInside(f *testing.F) {
	f.Add(1)
	f.Fuzz(func(t *testing.T, n int) { misuse(t, f) })
}

func FuzzWrong(f *testing.F) {
	for _, target := range []any{5, func(t *testing.T) {}, func(a, b int) {}, func(t *testing.T, n int) bool { return true }, func(t *testing.T, n []int) {}} {
		func() {
			defer func() { f.Log(recover()) }()
			fuzz(new(testing.F), target)
		}()
	}
	func() {
		defer func() { f.Log(recover()) }()
		add(f, struct{}{})
	}()
	f.Skip("nothing to try")
}

func add(f *testing.F, values ...any) { f.Add(values...) }

func fuzz(f *testing.F, target any) { f.Fuzz(target) }

func misuse(t *testing.T, f *testing.F) {
	for _, inside := range []func(){
		func() { f.Log(1) }, func() { f.Fail() }, func() { f.Helper() }, func() { f.Skipped() }, func() { f.Fatalf("") }, func() { f.TempDir() },
		func() { fuzz(f, nil) },
	} {
		func() {
			defer func() { t.Log(recover()) }()
			inside()
		}()
	}
}

func FuzzNoFuzz(f *testing.F) { f.Log("nothing") }

func FuzzFail(f *testing.F) {
	f.Errorf("bad")
	f.Add(true)
	f.Fuzz(func(t *testing.T, b bool) { t.Log("not run") })
}

func TestFirst(t *testing.T) { t.Log("first") }

func Example() {
	fmt.Println("last")
	// Output: last
}
