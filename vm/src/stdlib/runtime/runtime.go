// Package runtime tells about the machine and its memory, and declares the values that the machine panics with.
package runtime

const (
	GOOS     string = "linux"
	GOARCH   string = "amd64"
	Compiler        = "gc"
)

// Version returns the version of Go that minigo follows.
func Version() string { return "go1.27.3" }

// GOROOT returns "".
func GOROOT() string { return "" }

// NumCPU returns the number of processors that the program can use.
func NumCPU() int { return 1 }

// GOMAXPROCS returns the setting before. Setting it changes nothing: there is one worker.
func GOMAXPROCS(n int) int {
	old := procs
	if n > 0 {
		procs = n
	}
	return old
}

var procs = 1

// NumCgoCall returns 0.
func NumCgoCall() int64 { return 0 }

// LockOSThread does nothing: goroutines have no thread of their own.
func LockOSThread() {}

// UnlockOSThread does nothing.
func UnlockOSThread() {}

// Stack writes the calling goroutine's trace to buf.
func Stack(buf []byte, all bool) int { return copy(buf, stack()) }

// MemStats is Go's statistics of memory.
type MemStats struct {
	Alloc         uint64
	TotalAlloc    uint64
	Sys           uint64
	Lookups       uint64
	Mallocs       uint64
	Frees         uint64
	HeapAlloc     uint64
	HeapSys       uint64
	HeapIdle      uint64
	HeapInuse     uint64
	HeapReleased  uint64
	HeapObjects   uint64
	StackInuse    uint64
	StackSys      uint64
	MSpanInuse    uint64
	MSpanSys      uint64
	MCacheInuse   uint64
	MCacheSys     uint64
	BuckHashSys   uint64
	GCSys         uint64
	OtherSys      uint64
	NextGC        uint64
	LastGC        uint64
	PauseTotalNs  uint64
	PauseNs       [256]uint64
	PauseEnd      [256]uint64
	NumGC         uint32
	NumForcedGC   uint32
	GCCPUFraction float64
	EnableGC      bool
	DebugGC       bool
	BySize        [61]struct {
		Size    uint32
		Mallocs uint64
		Frees   uint64
	}
}

// ReadMemStats fills m.
func ReadMemStats(m *MemStats) { readMemStats(m) }
