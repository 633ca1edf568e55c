// Package time measures time, waits, and converts times to text and back.
package time

import "errors"

// Duration is a time span in nanoseconds.
type Duration int64

const (
	Nanosecond  Duration = 1
	Microsecond          = 1000 * Nanosecond
	Millisecond          = 1000 * Microsecond
	Second               = 1000 * Millisecond
	Minute               = 60 * Second
	Hour                 = 60 * Minute

	minDuration Duration = -1 << 63
	maxDuration Duration = 1<<63 - 1
)

// String returns the duration as 72h3m0.5s; below a second in ms, µs or ns.
func (d Duration) String() string {
	if d == 0 {
		return "0s"
	}
	u := uint64(d)
	if d < 0 {
		u = -u
	}
	b := make([]byte, 0, 32)
	if d < 0 {
		b = append(b, '-')
	}
	switch {
	case u < uint64(Microsecond):
		b = append(appendUint(b, u, 0), "ns"...)
	case u < uint64(Millisecond):
		b = append(appendDecimal(b, u, 3), "µs"...)
	case u < uint64(Second):
		b = append(appendDecimal(b, u, 6), "ms"...)
	default:
		seconds := u / 1e9
		if hours := seconds / 3600; hours > 0 {
			b = append(appendUint(b, hours, 0), 'h')
		}
		if minutes := seconds / 60; minutes > 0 {
			b = append(appendUint(b, minutes%60, 0), 'm')
		}
		b = append(appendDecimal(b, seconds%60*1e9+u%1e9, 9), 's')
	}
	return string(b)
}

// appendUint appends u with at least width digits.
func appendUint(b []byte, u uint64, width int) []byte {
	var digits [20]byte
	i := len(digits)
	for u > 0 || i == len(digits) || len(digits)-i < width {
		i--
		digits[i] = byte('0' + u%10)
		u /= 10
	}
	return append(b, digits[i:]...)
}

// appendDecimal appends u divided by 10 to the power of places, without trailing zeros.
func appendDecimal(b []byte, u uint64, places int) []byte {
	unit := uint64(1)
	for i := 0; i < places; i++ {
		unit *= 10
	}
	b = appendUint(b, u/unit, 0)
	frac := u % unit
	if frac == 0 {
		return b
	}
	for frac%10 == 0 {
		frac /= 10
		places--
	}
	return appendUint(append(b, '.'), frac, places)
}

// Nanoseconds returns the duration in nanoseconds.
func (d Duration) Nanoseconds() int64 { return int64(d) }

// Microseconds returns the duration in microseconds.
func (d Duration) Microseconds() int64 { return int64(d) / 1e3 }

// Milliseconds returns the duration in milliseconds.
func (d Duration) Milliseconds() int64 { return int64(d) / 1e6 }

// Seconds returns the duration in seconds.
func (d Duration) Seconds() float64 {
	return float64(d/Second) + float64(d%Second)/1e9
}

// Minutes returns the duration in minutes.
func (d Duration) Minutes() float64 {
	return float64(d/Minute) + float64(d%Minute)/(60*1e9)
}

// Hours returns the duration in hours.
func (d Duration) Hours() float64 {
	return float64(d/Hour) + float64(d%Hour)/(60*60*1e9)
}

// Truncate rounds towards zero to a multiple of m.
func (d Duration) Truncate(m Duration) Duration {
	if m <= 0 {
		return d
	}
	return d - d%m
}

// Round rounds to the nearest multiple of m, halves away from zero.
func (d Duration) Round(m Duration) Duration {
	if m <= 0 {
		return d
	}
	r := d % m
	if d < 0 {
		r = -r
		if uint64(r)*2 < uint64(m) {
			return d + r
		}
		if up := d - m + r; up < d {
			return up
		}
		return minDuration
	}
	if uint64(r)*2 < uint64(m) {
		return d - r
	}
	if up := d + m - r; up > d {
		return up
	}
	return maxDuration
}

// Abs returns the absolute value.
func (d Duration) Abs() Duration {
	switch {
	case d >= 0:
		return d
	case d == minDuration:
		return maxDuration
	}
	return -d
}

func unitOf(s string) (unit uint64, ok bool) {
	switch s {
	case "ns":
		return uint64(Nanosecond), true
	case "us", "µs", "μs":
		return uint64(Microsecond), true
	case "ms":
		return uint64(Millisecond), true
	case "s":
		return uint64(Second), true
	case "m":
		return uint64(Minute), true
	case "h":
		return uint64(Hour), true
	}
	return 0, false
}

// quote quotes a string for an error: ASCII only, bytes of others in hexadecimal.
func quote(s string) string {
	const hex = "0123456789abcdef"
	b := []byte{'"'}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c >= 0x80 || c < ' ':
			b = append(b, '\\', 'x', hex[c>>4], hex[c&15])
		default:
			b = append(b, c)
		}
	}
	return string(append(b, '"'))
}

func digit(s string) bool { return len(s) > 0 && '0' <= s[0] && s[0] <= '9' }

// ParseDuration reads a duration as 1h15m30.918s.
func ParseDuration(s string) (Duration, error) {
	orig := s
	invalid := func() (Duration, error) {
		return 0, errors.New("time: invalid duration " + quote(orig))
	}
	neg := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		neg = s[0] == '-'
		s = s[1:]
	}
	if s == "0" {
		return 0, nil
	}
	if s == "" {
		return invalid()
	}
	var d uint64
	for s != "" {
		var v, frac uint64
		scale := 1.0
		if s[0] != '.' && !digit(s) {
			return invalid()
		}
		start := len(s)
		for digit(s) {
			if v > 1<<63/10 {
				return invalid()
			}
			v = v*10 + uint64(s[0]-'0')
			if v > 1<<63 {
				return invalid()
			}
			s = s[1:]
		}
		some := start != len(s)
		if s != "" && s[0] == '.' {
			s = s[1:]
			start = len(s)
			full := false
			for ; digit(s); s = s[1:] {
				if full {
					continue
				}
				if frac > (1<<63-1)/10 || frac*10+uint64(s[0]-'0') > 1<<63 {
					full = true
					continue
				}
				frac = frac*10 + uint64(s[0]-'0')
				scale *= 10
			}
			some = some || start != len(s)
		}
		if !some {
			return invalid()
		}
		i := 0
		for i < len(s) && s[i] != '.' && !digit(s[i:]) {
			i++
		}
		if i == 0 {
			return 0, errors.New("time: missing unit in duration " + quote(orig))
		}
		unit, ok := unitOf(s[:i])
		if !ok {
			return 0, errors.New("time: unknown unit " + quote(s[:i]) + " in duration " + quote(orig))
		}
		s = s[i:]
		if v > 1<<63/unit {
			return invalid()
		}
		v *= unit
		if frac > 0 {
			v += uint64(float64(frac) * (float64(unit) / scale))
			if v > 1<<63 {
				return invalid()
			}
		}
		d += v
		if d > 1<<63 {
			return invalid()
		}
	}
	if neg {
		return -Duration(d), nil
	}
	if d > 1<<63-1 {
		return invalid()
	}
	return Duration(d), nil
}
