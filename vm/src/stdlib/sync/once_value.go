package sync

// A call is made once. How it ended is kept beside what it needs and returns, so that all takes one object.
type call struct {
	once     Once
	returned bool
	value    any // what it panicked with
}

// make calls f the first time. If f panicked, it panics with the same value each time.
func (c *call) make(f func()) {
	c.once.Do(func() {
		defer func() {
			c.value = recover()
			if !c.returned {
				panic(c.value)
			}
		}()
		f()
		c.returned = true
	})
	if !c.returned {
		panic(c.value)
	}
}

// OnceFunc returns a function that calls f the first time; if f panicked, it panics with the same value each time.
func OnceFunc(f func()) func() {
	var c struct {
		call
		f func()
	}
	c.f = f
	return func() {
		c.make(func() {
			f := c.f
			c.f = nil
			f()
		})
	}
}

// OnceValue is OnceFunc for a function that returns a value.
func OnceValue[T any](f func() T) func() T {
	var c struct {
		call
		f      func() T
		result T
	}
	c.f = f
	return func() T {
		c.make(func() {
			f := c.f
			c.f = nil
			c.result = f()
		})
		return c.result
	}
}

// OnceValues is OnceFunc for a function that returns two values.
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	var c struct {
		call
		f      func() (T1, T2)
		first  T1
		second T2
	}
	c.f = f
	return func() (T1, T2) {
		c.make(func() {
			f := c.f
			c.f = nil
			c.first, c.second = f()
		})
		return c.first, c.second
	}
}
