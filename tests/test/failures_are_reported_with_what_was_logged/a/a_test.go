//! exit = 1
package a

import (
	"fmt"
	"os"
	"testing"
)


func TestAdd(t *testing.T) {
	for _, tc := range []struct{ a, b, want int }{{1, 2, 3}, {2, 2, 5}} {
		t.Run(fmt.Sprint(tc.a, "+", tc.b), func(t *testing.T) {
			if got := Add(tc.a, tc.b); got != tc.want {
				t.Errorf("Add(%d, %d) = %d, want %d", tc.a, tc.b, got, tc.want)
			}
		})
	}
}

func TestSecret(t *testing.T) {
	if secret() != 42 {
		t.Fatal("no")
	}
	t.Log("fine\nsecond line")
}

func check(t *testing.T, ok bool) {
	t.Helper()
	if !ok {
		t.Error("not ok")
	}
}

func TestHelper(t *testing.T) {
	check(t, false)
	t.Log("after")
}

func TestSkip(t *testing.T) { t.Skip("not now") }

func TestFatal(t *testing.T) {
	defer fmt.Println("deferred")
	t.Cleanup(func() { fmt.Println("cleanup 1") })
	t.Cleanup(func() { fmt.Println("cleanup 2") })
	t.Fatalf("stop %d", 1)
	t.Log("never")
}

func TestDir(t *testing.T) {
	d := t.TempDir()
	if err := os.WriteFile(d+"/x", []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("FOO", "bar")
	if os.Getenv("FOO") != "bar" || t.Name() != "TestDir" || t.Context().Err() != nil {
		t.Error("bad")
	}
	wd, _ := os.Getwd()
	t.Log(wd[len(wd)-2:])
}

func TestNames(t *testing.T) {
	for _, n := range []string{"a b", "", "", "x", "x", "x#01", "é\t"} {
		t.Run(n, func(t *testing.T) { t.Run("in", func(t *testing.T) {}) })
	}
}

func ExampleHello() {
	Hello()
	// Output:
	// hello
	// world
}

func ExampleAdd() {
	fmt.Println(Add(1, 2))
	// Output: 4
}

func ExampleAdd_unordered() {
	fmt.Println("b")
	fmt.Println("a")
	// Unordered output:
	// a
	// b
}

func ExampleNothing() { fmt.Println("not run") }

func BenchmarkAdd(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Add(i, i)
	}
}

func BenchmarkLoop(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_ = fmt.Sprint(b.N)
	}
}

func BenchmarkSub(b *testing.B) {
	for _, n := range []int{1, 10} {
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) {
			b.SetBytes(int64(n))
			b.ReportMetric(float64(n), "n/op")
			for range b.N {
				Add(n, n)
			}
		})
	}
}

func TestParallel(t *testing.T) {
	t.Run("sub", func(t *testing.T) {
		t.Parallel()
		t.Log("in")
	})
	t.Log("end of parent")
}
