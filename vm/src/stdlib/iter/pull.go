package iter

import "runtime"

// Pull turns seq around: next returns what it yields, value by value, and whether there was one; stop ends it.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	var value V
	var ok bool
	p := &puller{name: "iter.Pull"}
	p.start(func() {
		seq(func(v V) bool {
			return p.yield(func() { value, ok = v, true })
		})
		var none V
		value, ok = none, false
	})
	next = func() (v V, more bool) {
		if p.next() {
			v, more = value, ok
		}
		return v, more
	}
	return next, p.stop
}

// Pull2 does with pairs what Pull does with values.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	var key K
	var value V
	var ok bool
	p := &puller{name: "iter.Pull2"}
	p.start(func() {
		seq(func(k K, v V) bool {
			return p.yield(func() { key, value, ok = k, v, true })
		})
		var noKey K
		var none V
		key, value, ok = noKey, none, false
	})
	next = func() (k K, v V, more bool) {
		if p.next() {
			k, v, more = key, value, ok
		}
		return k, v, more
	}
	return next, p.stop
}

// puller runs a sequence in a goroutine that takes turns with those that call next and stop: only one of them runs at
// any time, so that they share variables.
type puller struct {
	name            string
	resume, suspend chan struct{}
	// awaited says that next waits for a value, done that there will be no more.
	awaited, done bool
	// How the sequence ended otherwise than by returning.
	exited  bool
	failure any
}

// start makes the goroutine, which waits for its first turn.
func (p *puller) start(seq func()) {
	p.resume, p.suspend = make(chan struct{}), make(chan struct{})
	go func() {
		<-p.resume
		defer func() { p.suspend <- struct{}{} }()
		if !p.done {
			p.run(seq)
		}
	}()
}

func (p *puller) run(seq func()) {
	returned := false
	defer func() {
		if failure := recover(); failure != nil {
			p.failure = failure
		} else {
			p.exited = !returned
		}
		p.done = true
	}()
	seq()
	returned = true
}

// yield hands a value to next, and waits for the next turn.
func (p *puller) yield(set func()) bool {
	if p.done {
		return false
	}
	if !p.awaited {
		panic(p.name + ": yield called again before next")
	}
	p.awaited = false
	set()
	p.suspend <- struct{}{}
	<-p.resume
	return !p.done
}

// next reports whether the sequence was asked for a value.
func (p *puller) next() bool {
	if p.done {
		return false
	}
	if p.awaited {
		panic(p.name + ": next called again before yield")
	}
	p.awaited = true
	p.turn()
	return true
}

func (p *puller) stop() {
	if !p.done {
		p.done = true
		p.turn()
	}
}

// turn lets the sequence run until it yields or ends, and ends as it did.
func (p *puller) turn() {
	p.resume <- struct{}{}
	<-p.suspend
	if p.exited {
		runtime.Goexit()
	}
	if p.failure != nil {
		panic(p.failure)
	}
}
