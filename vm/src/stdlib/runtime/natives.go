package runtime

// GC runs a collection.
func GC()

// Gosched lets other goroutines run.
func Gosched()

// Goexit ends the calling goroutine after its deferred calls.
func Goexit()

// NumGoroutine returns the number of goroutines.
func NumGoroutine() int

// KeepAlive makes x reachable up to here.
func KeepAlive(x any)

// readMemStats fills m.
//
//go:noescape
func readMemStats(m *MemStats)

func caller(skip int) (file string, line int, function string, ok bool)
func stack() []byte
