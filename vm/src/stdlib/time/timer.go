package time

// Timer fires once. Its channel, unless made by AfterFunc, receives the time.
type Timer struct {
	C     <-chan Time
	c     chan Time
	f     func()
	id    uint64
	round int // counts Stop and Reset: what was to fire before is void
	armed bool
	made  bool
	_     room
}

// room is what Go's timers take beyond this package's.
type room [8]uintptr

// when returns the time of the monotonic clock after d.
func when(d Duration) int64 {
	t := monotonic()
	if d <= 0 {
		return t
	}
	if t += int64(d); t < 0 {
		return 1<<63 - 1
	}
	return t
}

// drain empties a timer's channel, so that after Stop or Reset no old time is received.
func drain(c chan Time) {
	if c != nil {
		select {
		case <-c:
		default:
		}
	}
}

// offer sends the time unless the channel is full.
func offer(c chan Time) {
	select {
	case c <- Now():
	default:
	}
}

// arm starts the timer.
func (t *Timer) arm(d Duration) {
	t.round++
	t.armed = true
	f := t.f
	if t.c != nil {
		round := t.round
		f = func() {
			if t.round == round {
				t.armed = false
				offer(t.c)
			}
		}
	}
	t.id = startTimer(when(d), 0, f, t)
}

// NewTimer returns a timer that sends the time after d.
func NewTimer(d Duration) *Timer {
	c := make(chan Time, 1)
	t := &Timer{C: c, c: c, made: true}
	t.arm(d)
	return t
}

// AfterFunc returns a timer that calls f in its own goroutine after d.
func AfterFunc(d Duration, f func()) *Timer {
	t := &Timer{f: f, made: true}
	t.arm(d)
	return t
}

// After returns the channel of a new timer.
func After(d Duration) <-chan Time { return NewTimer(d).C }

// Stop keeps the timer from firing; it reports whether it was active.
func (t *Timer) Stop() bool {
	if !t.made {
		panic("time: Stop called on uninitialized Timer")
	}
	active := stopTimer(t.id)
	if t.c != nil {
		// The time may be on its way, or sent and not received.
		active = t.armed || len(t.c) > 0
		t.round++
		drain(t.c)
	}
	t.armed = false
	return active
}

// Reset makes the timer fire after d; it reports whether it was active.
func (t *Timer) Reset(d Duration) bool {
	if !t.made {
		panic("time: Reset called on uninitialized Timer")
	}
	active := t.Stop()
	t.arm(d)
	return active
}

// Ticker sends the time at intervals; a slow receiver misses some.
type Ticker struct {
	C    <-chan Time
	c    chan Time
	id   uint64
	made bool
	_    room
}

// NewTicker returns a ticker.
func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	c := make(chan Time, 1)
	t := &Ticker{C: c, c: c, made: true}
	t.id = startTimer(when(d), int64(d), func() { offer(c) }, t)
	return t
}

// Stop ends the ticks; the channel stays open.
func (t *Ticker) Stop() {
	if t.made {
		stopTimer(t.id)
		drain(t.c)
	}
}

// Reset sets a new interval.
func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if !t.made {
		panic("time: Reset called on uninitialized Ticker")
	}
	t.Stop()
	c := t.c
	t.id = startTimer(when(d), int64(d), func() { offer(c) }, t)
}

// Tick returns the channel of a new ticker.
func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}
