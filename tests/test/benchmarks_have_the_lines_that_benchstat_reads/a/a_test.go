//! flags = ["-bench=.", "-benchtime=5x", "-run=None"]
package a

import (
	"fmt"
	"testing"
)


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

func BenchmarkLogs(b *testing.B) { b.Log("logged") }

func BenchmarkSkips(b *testing.B) { b.Skip("skipped") }
