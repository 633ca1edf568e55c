package time

// Time is a moment, in nanoseconds. One that Now returned has a reading of the monotonic clock too.
//
// The layout is Go's: wall holds a flag, 33 bits of seconds since 1885, and 30 bits of nanoseconds; ext holds the
// monotonic reading. Without the flag the seconds bits are 0, and ext holds the seconds since the year 1.
type Time struct {
	wall uint64
	ext  int64
	loc  *Location
}

const (
	hasMono     = 1 << 63
	wallSeconds = 1<<33 - 1
	nanoMask    = 1<<30 - 1

	secondsPerDay = 86400
	yearOneTo1885 = (1884*365 + 1884/4 - 1884/100 + 1884/400) * secondsPerDay
	yearOneTo1970 = (1969*365 + 1969/4 - 1969/100 + 1969/400) * secondsPerDay
)

// Month is a month; January is 1.
type Month int

const (
	January Month = 1 + iota
	February
	March
	April
	May
	June
	July
	August
	September
	October
	November
	December
)

const monthNames = "January  February March    April    May      June     July     August   SeptemberOctober  November December "

func trimRight(s string) string {
	for len(s) > 0 && s[len(s)-1] == ' ' {
		s = s[:len(s)-1]
	}
	return s
}

func (m Month) String() string {
	if January <= m && m <= December {
		return trimRight(monthNames[9*(m-1) : 9*m])
	}
	return "%!Month(" + string(appendUint(nil, uint64(m), 0)) + ")"
}

// Weekday is a day of the week; Sunday is 0.
type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)

const dayNames = "Sunday   Monday   Tuesday  WednesdayThursday Friday   Saturday "

func (d Weekday) String() string {
	if Sunday <= d && d <= Saturday {
		return trimRight(dayNames[9*d : 9*d+9])
	}
	return "%!Weekday(" + string(appendUint(nil, uint64(d), 0)) + ")"
}

// Now returns the time of day.
func Now() Time {
	sec, nsec, mono := now()
	sec += yearOneTo1970 - yearOneTo1885
	return Time{hasMono | uint64(sec)<<30 | uint64(nsec), mono, Local}
}

// Since returns the time since t.
func Since(t Time) Duration {
	if t.wall&hasMono != 0 {
		return difference(monotonic(), t.ext)
	}
	return Now().Sub(t)
}

// Until returns the time until t.
func Until(t Time) Duration {
	if t.wall&hasMono != 0 {
		return difference(t.ext, monotonic())
	}
	return t.Sub(Now())
}

// Unix returns the time of seconds and nanoseconds since 1970.
func Unix(sec int64, nsec int64) Time {
	if nsec < 0 || nsec >= 1e9 {
		n := nsec / 1e9
		sec += n
		nsec -= n * 1e9
		if nsec < 0 {
			nsec += 1e9
			sec--
		}
	}
	return Time{uint64(nsec), sec + yearOneTo1970, Local}
}

// UnixMilli returns the time of milliseconds since 1970.
func UnixMilli(msec int64) Time { return Unix(msec/1e3, msec%1e3*1e6) }

// UnixMicro returns the time of microseconds since 1970.
func UnixMicro(usec int64) Time { return Unix(usec/1e6, usec%1e6*1e3) }

// seconds returns the seconds since the year 1.
func (t *Time) seconds() int64 {
	if t.wall&hasMono != 0 {
		return int64(t.wall>>30&wallSeconds) + yearOneTo1885
	}
	return t.ext
}

func (t *Time) nanos() int64 { return int64(t.wall & nanoMask) }

// stripMono drops the monotonic reading.
func (t *Time) stripMono() {
	if t.wall&hasMono != 0 {
		t.ext = t.seconds()
		t.wall &= nanoMask
	}
}

// Unix returns the seconds since 1970.
func (t Time) Unix() int64 { return t.seconds() - yearOneTo1970 }

// UnixMilli returns the milliseconds since 1970.
func (t Time) UnixMilli() int64 { return t.Unix()*1e3 + t.nanos()/1e6 }

// UnixMicro returns the microseconds since 1970.
func (t Time) UnixMicro() int64 { return t.Unix()*1e6 + t.nanos()/1e3 }

// UnixNano returns the nanoseconds since 1970.
func (t Time) UnixNano() int64 { return t.Unix()*1e9 + t.nanos() }

// After reports whether t is after u.
func (t Time) After(u Time) bool { return t.Compare(u) > 0 }

// Before reports whether t is before u.
func (t Time) Before(u Time) bool { return t.Compare(u) < 0 }

// Equal reports whether t and u are the same moment.
func (t Time) Equal(u Time) bool { return t.Compare(u) == 0 }

// Compare returns -1, 0 or 1.
func (t Time) Compare(u Time) int {
	a, b := t.ext, u.ext
	if t.wall&u.wall&hasMono == 0 {
		a, b = t.seconds(), u.seconds()
		if a == b {
			a, b = t.nanos(), u.nanos()
		}
	}
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// IsZero reports whether t is the first moment of the year 1.
func (t Time) IsZero() bool { return t.seconds() == 0 && t.nanos() == 0 }

// Add returns t+d.
func (t Time) Add(d Duration) Time {
	sec := int64(d / 1e9)
	nsec := t.nanos() + int64(d%1e9)
	if nsec >= 1e9 {
		sec++
		nsec -= 1e9
	} else if nsec < 0 {
		sec--
		nsec += 1e9
	}
	t.wall = t.wall&^nanoMask | uint64(nsec)
	if t.wall&hasMono == 0 {
		t.ext += sec
		return t
	}
	wall := int64(t.wall>>30&wallSeconds) + sec
	mono := t.ext + int64(d)
	if wall < 0 || wall > wallSeconds || d < 0 && mono > t.ext || d > 0 && mono < t.ext {
		t.stripMono()
		t.ext += sec
		return t
	}
	t.wall = t.wall&nanoMask | uint64(wall)<<30 | hasMono
	t.ext = mono
	return t
}

// difference returns a-b, or the nearest duration.
func difference(a, b int64) Duration {
	d := Duration(a - b)
	switch {
	case d < 0 && a > b:
		return maxDuration
	case d > 0 && a < b:
		return minDuration
	}
	return d
}

// Sub returns t-u, or the nearest duration.
func (t Time) Sub(u Time) Duration {
	if t.wall&u.wall&hasMono != 0 {
		return difference(t.ext, u.ext)
	}
	d := Duration(t.seconds()-u.seconds())*Second + Duration(t.nanos()-u.nanos())
	switch {
	case u.Add(d).Equal(t):
		return d
	case t.Before(u):
		return minDuration
	}
	return maxDuration
}

// Round rounds to the nearest multiple of d since the year 1, and drops the monotonic reading.
func (t Time) Round(d Duration) Time {
	t.stripMono()
	if d <= 0 {
		return t
	}
	r := t.remainder(d)
	if r+r < d && r+r >= 0 {
		return t.Add(-r)
	}
	return t.Add(d - r)
}

// Truncate rounds down to a multiple of d since the year 1, and drops the monotonic reading.
func (t Time) Truncate(d Duration) Time {
	t.stripMono()
	if d <= 0 {
		return t
	}
	return t.Add(-t.remainder(d))
}

// remainder returns the time since the year 1 modulo d.
func (t *Time) remainder(d Duration) Duration {
	sec := t.seconds()
	nsec := t.nanos()
	neg := sec < 0
	if neg {
		sec = -sec
		nsec = -nsec
		if nsec < 0 {
			nsec += 1e9
			sec--
		}
	}
	// sec*1e9 + nsec modulo d, doubling bit by bit so that nothing overflows.
	m := uint64(d)
	r := uint64(0)
	for bit := 62; bit >= 0; bit-- {
		r = r * 2 % m
		if sec>>bit&1 != 0 {
			r = (r + 1e9%m) % m
		}
	}
	r = (r + uint64(nsec)%m) % m
	if neg && r != 0 {
		r = m - r
	}
	return Duration(r)
}
