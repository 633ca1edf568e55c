// Package signal hands signals to the program.
package signal

import (
	"internal/syscall"
	"os"
	"sync"
)

// Numbers of signals are from first to last.
const (
	first = 1
	last  = 64
)

// set has a bit for each signal, that of first being the lowest.
type set uint64

func bit(n int) set { return 1 << (n - first) }

const all = ^set(0)

// number returns a signal's number, 0 for what cannot be caught.
func number(sig os.Signal) int {
	if s, ok := sig.(syscall.Signal); ok && first <= s && s <= last {
		return int(s)
	}
	return 0
}

// of returns the set of signals; none stand for all.
func of(sigs []os.Signal) (s set) {
	if len(sigs) == 0 {
		return all
	}
	for _, sig := range sigs {
		if n := number(sig); n != 0 {
			s |= bit(n)
		}
	}
	return s
}

// Channels with the signals that they want, in the order of Notify.
var (
	mu       sync.Mutex
	channels []*channel
	deliver  sync.Once
)

type channel struct {
	c      chan<- os.Signal
	wanted set
}

// wanted returns the signals that some channel wants.
func wanted() (s set) {
	for _, ch := range channels {
		s |= ch.wanted
	}
	return s
}

func (s set) each(do func(n int)) {
	for n := first; n <= last; n++ {
		if s&bit(n) != 0 {
			do(n)
		}
	}
}

// Notify has signals, without any named all of them, sent to c, unless it is full.
func Notify(c chan<- os.Signal, sig ...os.Signal) {
	if c == nil {
		panic("os/signal: Notify using nil channel")
	}
	mu.Lock()
	defer mu.Unlock()
	var ch *channel
	for _, known := range channels {
		if known.c == c {
			ch = known
		}
	}
	if ch == nil {
		ch = &channel{c: c}
		channels = append(channels, ch)
	}
	more := of(sig) &^ wanted()
	ch.wanted |= of(sig)
	more.each(syscall.CatchSignal)
	deliver.Do(func() { go deliverAll() })
}

// deliverAll sends each signal to the channels that want it.
func deliverAll() {
	for {
		n := syscall.ReceiveSignal()
		mu.Lock()
		for _, ch := range channels {
			if ch.wanted&bit(n) != 0 {
				select {
				case ch.c <- syscall.Signal(n):
				default:
				}
			}
		}
		mu.Unlock()
	}
}

// Stop has no more signals sent to c.
func Stop(c chan<- os.Signal) {
	mu.Lock()
	defer mu.Unlock()
	for i, ch := range channels {
		if ch.c == c {
			channels = append(channels[:i:i], channels[i+1:]...)
			(ch.wanted &^ wanted()).each(syscall.ResetSignal)
			return
		}
	}
}

// cancel has signals sent to no channel, and tells the system.
func cancel(sigs []os.Signal, tell func(n int)) {
	mu.Lock()
	defer mu.Unlock()
	s := of(sigs)
	for _, ch := range channels {
		ch.wanted &^= s
	}
	s.each(tell)
}

// Ignore has nothing happen at signals, without any named at all of them.
func Ignore(sig ...os.Signal) { cancel(sig, syscall.IgnoreSignal) }

// Reset undoes Notify and Ignore for signals, without any named for all of them.
func Reset(sig ...os.Signal) { cancel(sig, syscall.ResetSignal) }

// Ignored reports whether a signal is ignored.
func Ignored(sig os.Signal) bool {
	n := number(sig)
	return n != 0 && syscall.SignalIgnored(n)
}
