// Package sync has locks and other ways to make goroutines wait for each other.
package sync

import "sync/atomic"

// Locker is what can be locked.
type Locker interface {
	Lock()
	Unlock()
}

// Mutex is a lock. A goroutine that unlocks it hands it to the one that has waited longest.
type Mutex struct {
	users int32 // the holder and those that wait
	sema  uint32
}

// Lock waits until the mutex is free, and takes it.
func (m *Mutex) Lock() {
	if atomic.AddInt32(&m.users, 1) != 1 {
		acquire(&m.sema, waitMutex)
	}
}

// TryLock takes the mutex if it is free.
func (m *Mutex) TryLock() bool { return atomic.CompareAndSwapInt32(&m.users, 0, 1) }

// Unlock frees the mutex.
func (m *Mutex) Unlock() {
	switch n := atomic.AddInt32(&m.users, -1); {
	case n > 0:
		release(&m.sema)
	case n < 0:
		fatal("sync: unlock of unlocked mutex")
	}
}

const maxReaders = 1 << 30

// RWMutex is a lock that many readers or one writer may hold. A waiting writer holds off new readers.
type RWMutex struct {
	w         Mutex
	writeSema uint32
	readSema  uint32
	readers   int32 // less maxReaders while a writer waits or writes
	leaving   int32 // readers that the writer waits for
}

// RLock takes the lock for reading.
func (rw *RWMutex) RLock() {
	if atomic.AddInt32(&rw.readers, 1) < 0 {
		acquire(&rw.readSema, waitRead)
	}
}

// TryRLock takes the lock for reading if no writer has it.
func (rw *RWMutex) TryRLock() bool {
	for {
		n := atomic.LoadInt32(&rw.readers)
		if n < 0 {
			return false
		}
		if atomic.CompareAndSwapInt32(&rw.readers, n, n+1) {
			return true
		}
	}
}

// RUnlock undoes an RLock.
func (rw *RWMutex) RUnlock() {
	if n := atomic.AddInt32(&rw.readers, -1); n < 0 {
		if n+1 == 0 || n+1 == -maxReaders {
			fatal("sync: RUnlock of unlocked RWMutex")
		}
		if atomic.AddInt32(&rw.leaving, -1) == 0 {
			release(&rw.writeSema)
		}
	}
}

// Lock takes the lock for writing.
func (rw *RWMutex) Lock() {
	rw.w.Lock()
	n := atomic.AddInt32(&rw.readers, -maxReaders) + maxReaders
	if n != 0 && atomic.AddInt32(&rw.leaving, n) != 0 {
		acquire(&rw.writeSema, waitWrite)
	}
}

// TryLock takes the lock for writing if nobody has it.
func (rw *RWMutex) TryLock() bool {
	if !rw.w.TryLock() {
		return false
	}
	if !atomic.CompareAndSwapInt32(&rw.readers, 0, -maxReaders) {
		rw.w.Unlock()
		return false
	}
	return true
}

// Unlock undoes a Lock.
func (rw *RWMutex) Unlock() {
	n := atomic.AddInt32(&rw.readers, maxReaders)
	if n >= maxReaders {
		fatal("sync: Unlock of unlocked RWMutex")
	}
	for ; n > 0; n-- {
		release(&rw.readSema)
	}
	rw.w.Unlock()
}

type readLocker struct{ rw *RWMutex }

func (r readLocker) Lock()   { r.rw.RLock() }
func (r readLocker) Unlock() { r.rw.RUnlock() }

// RLocker returns a Locker of the reading side.
func (rw *RWMutex) RLocker() Locker { return readLocker{rw} }
