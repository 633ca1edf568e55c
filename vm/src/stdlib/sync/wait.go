package sync

import "sync/atomic"

// Once runs a function once.
type Once struct {
	done uint32
	m    Mutex
}

// Do calls f if it is the first call; all calls return after f has.
func (o *Once) Do(f func()) {
	if atomic.LoadUint32(&o.done) == 0 {
		o.slow(f)
	}
}

func (o *Once) slow(f func()) {
	o.m.Lock()
	defer o.m.Unlock()
	if o.done == 0 {
		defer atomic.StoreUint32(&o.done, 1)
		f()
	}
}

// WaitGroup waits for a number of goroutines.
type WaitGroup struct {
	state uint64 // high half: count, low half: goroutines in Wait
	sema  uint32
}

// Add changes the count; at zero all that wait go on.
func (wg *WaitGroup) Add(delta int) {
	state := atomic.AddUint64(&wg.state, uint64(delta)<<32)
	count := int32(state >> 32)
	waiters := uint32(state)
	if count < 0 {
		panic("sync: negative WaitGroup counter")
	}
	if waiters != 0 && delta > 0 && count == int32(delta) {
		panic("sync: WaitGroup misuse: Add called concurrently with Wait")
	}
	if count > 0 || waiters == 0 {
		return
	}
	atomic.StoreUint64(&wg.state, 0)
	for ; waiters > 0; waiters-- {
		release(&wg.sema)
	}
}

// Done takes one off the count.
func (wg *WaitGroup) Done() { wg.Add(-1) }

// Wait waits until the count is zero.
func (wg *WaitGroup) Wait() {
	for {
		state := atomic.LoadUint64(&wg.state)
		if state>>32 == 0 {
			return
		}
		if atomic.CompareAndSwapUint64(&wg.state, state, state+1) {
			acquire(&wg.sema, waitGroup)
			return
		}
	}
}

// Go runs f in a goroutine that the group waits for.
func (wg *WaitGroup) Go(f func()) {
	wg.Add(1)
	go func() {
		defer wg.Done()
		f()
	}()
}

// Cond lets goroutines wait for something to happen. L is held when a condition is looked at or changed.
type Cond struct {
	L           Locker
	m           Mutex
	first, last *waiter
	self        *Cond // where it was used first
}

type waiter struct {
	sema uint32
	next *waiter
}

// NewCond returns a Cond with a lock.
func NewCond(l Locker) *Cond { return &Cond{L: l} }

// Wait unlocks L, waits to be woken, and locks L again.
func (c *Cond) Wait() {
	c.checkCopy()
	w := new(waiter)
	c.m.Lock()
	if c.last == nil {
		c.first = w
	} else {
		c.last.next = w
	}
	c.last = w
	c.m.Unlock()
	c.L.Unlock()
	acquire(&w.sema, waitCond)
	c.L.Lock()
}

// checkCopy panics if c was copied after its first use: those that wait are in the original's queue.
func (c *Cond) checkCopy() {
	c.m.Lock()
	if c.self == nil {
		c.self = c
	}
	copied := c.self != c
	c.m.Unlock()
	if copied {
		panic("sync.Cond is copied")
	}
}

// take removes the first that waits.
func (c *Cond) take() *waiter {
	c.m.Lock()
	w := c.first
	if w != nil {
		c.first = w.next
		if c.first == nil {
			c.last = nil
		}
	}
	c.m.Unlock()
	return w
}

// Signal wakes the goroutine that has waited longest.
func (c *Cond) Signal() {
	c.checkCopy()
	if w := c.take(); w != nil {
		release(&w.sema)
	}
}

// Broadcast wakes all that wait.
func (c *Cond) Broadcast() {
	c.checkCopy()
	for w := c.take(); w != nil; w = c.take() {
		release(&w.sema)
	}
}
