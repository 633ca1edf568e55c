package time

// now returns the time of day as seconds since 1970 and nanoseconds, and the monotonic clock in nanoseconds since the start.
func now() (sec int64, nsec int64, mono int64)

// monotonic returns the monotonic clock in nanoseconds since the start.
func monotonic() int64

// Sleep pauses the goroutine for at least d.
func Sleep(d Duration)

// startTimer calls f in a new goroutine at a time of the monotonic clock, and then every period nanoseconds if that is positive.
// Until then it keeps what owner points to.
func startTimer(when, period int64, f func(), owner any) (id uint64)

// stopTimer reports whether the timer was still to fire.
func stopTimer(id uint64) bool
