package runtime

// SetFinalizer has finalizer called with obj, once nothing else refers to what obj points to. A nil finalizer takes the
// object's away.
func SetFinalizer(obj any, finalizer any) { setFinalizer(obj, finalizer, runDue) }

// Cleanup is a cleanup that was added.
type Cleanup struct{ id uint64 }

// AddCleanup has cleanup called with arg, once nothing refers to what ptr points into.
func AddCleanup[T, S any](ptr *T, cleanup func(S), arg S) Cleanup {
	if ptr == nil {
		panic("runtime.AddCleanup: ptr is nil")
	}
	id, problem := addCleanup(ptr, arg, cleanup, func() { cleanup(arg) }, runDue)
	if problem != "" {
		panic("runtime.AddCleanup: " + problem)
	}
	return Cleanup{id}
}

// Stop takes the cleanup away, if it is not about to be called.
func (c Cleanup) Stop() { removeCleanup(c.id) }

// What finalizers return is not looked at, but needs room: these have as much as any has.
type (
	pointerFinalizer func(*byte) [1024]int
	valueFinalizer   func(any) [1024]int
)

// runDue makes all calls that are due, one after the other, in a goroutine that the machine starts.
func runDue() {
	for {
		kind, onPointer, onValue, cleanup, pointer, value := nextDue()
		switch kind {
		case 0:
			return
		case 1:
			onPointer(pointer)
		case 2:
			onValue(value)
		case 3:
			cleanup()
		}
	}
}
