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

// callers stores the numbers of calls, the first that of the function which calls it.
//
//go:noescape
func callers(skip int, pc []uintptr) int

// called tells what a number stands for. The name is empty if it is not one.
func called(pc uintptr) (name, file string, line int, entry uintptr, inlined bool)

func stack() []byte

func setFinalizer(obj, finalizer any, run func())

func addCleanup(ptr, arg, cleanup any, call func(), run func()) (id uint64, problem string)

func removeCleanup(id uint64)

// nextDue takes a call that is due: of a finalizer with a pointer (kind 1) or an interface value (2), or of a cleanup (3).
// The kind is 0 if there is none.
func nextDue() (kind int, onPointer pointerFinalizer, onValue valueFinalizer, cleanup func(), pointer *byte, value any)
