package testing

import "time"

// announce tells that a test or fuzz test begins.
func (c *common) announce() {
	c.w = indenter{c}
	if c.chatty != nil {
		c.chatty.announce(c.name, "=== RUN   "+c.name+"\n")
	}
	noteStart(c.name)
}

// perform runs the function of a test and its cleanups, if no subtests wait. report is deferred: it recovers from a panic.
func perform[T any](t *T, c *common, f, report func(t *T)) {
	defer report(t)
	defer func() {
		if len(c.sub) == 0 {
			c.runCleanups(false)
		}
	}()
	c.start = time.Now()
	f(t)
	c.mu.Lock()
	c.finished = true
	c.mu.Unlock()
}

// awaitSubtests lets the subtests run that wait, and then the cleanups; it returns what these panicked with.
func (c *common) awaitSubtests(group *group) (panicked any) {
	// A test that waits for its subtests is not running.
	group.release()
	close(c.barrier)
	for _, sub := range c.sub {
		<-sub.signal
	}
	start := time.Now()
	panicked = c.runCleanups(true)
	c.duration += time.Since(start)
	return panicked
}
