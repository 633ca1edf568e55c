package sync

// Reasons of waiting, as traces print them.
const (
	waitMutex = iota
	waitRead
	waitWrite
	waitGroup
	waitCond
)

// acquire takes one from the semaphore, or waits for it.
func acquire(sema *uint32, reason int)

// release gives one to the semaphore.
func release(sema *uint32)

// fatal ends the program.
func fatal(text string)

// collections returns the number of collections that have begun.
func collections() uint32
