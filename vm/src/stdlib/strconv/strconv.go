// Package strconv converts between strings and basic types.
package strconv

import "errors"

// IntSize is the width of int in bits.
const IntSize = 64

// ErrRange says that a value is out of range.
var ErrRange = errors.New("value out of range")

// ErrSyntax says that a value has not the right syntax.
var ErrSyntax = errors.New("invalid syntax")

// NumError tells of a conversion that failed.
type NumError struct {
	Func string // ParseBool, ParseInt, ParseUint, ParseFloat, Atoi
	Num  string // the input
	Err  error
}

func (e *NumError) Error() string {
	return "strconv." + e.Func + ": parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

func (e *NumError) Unwrap() error { return e.Err }

func numError(f, s string, base, bits, code int) *NumError {
	var err error
	switch code {
	case badSyntax:
		err = ErrSyntax
	case badRange:
		err = ErrRange
	case badBase:
		err = errors.New("invalid base " + Itoa(base))
	case badBits:
		err = errors.New("invalid bit size " + Itoa(bits))
	}
	return &NumError{f, string([]byte(s)), err}
}

// ParseInt reads an integer of the given base (0: by its prefix) that fits in bitSize bits (0: int).
func ParseInt(s string, base int, bitSize int) (i int64, err error) {
	i, code := parseInt(s, base, bitSize)
	if code != parsed {
		return i, numError("ParseInt", s, base, bitSize, code)
	}
	return i, nil
}

// ParseUint is ParseInt for unsigned numbers; no sign is allowed.
func ParseUint(s string, base int, bitSize int) (uint64, error) {
	v, code := parseUint(s, base, bitSize)
	if code != parsed {
		return v, numError("ParseUint", s, base, bitSize, code)
	}
	return v, nil
}

// Atoi reads a decimal int.
func Atoi(s string) (int, error) {
	v, code := parseInt(s, 10, 0)
	if code != parsed {
		return int(v), numError("Atoi", s, 10, 0, code)
	}
	return int(v), nil
}

// ParseFloat reads a float of 32 or 64 bits, rounded to the nearest.
func ParseFloat(s string, bitSize int) (float64, error) {
	v, code := parseFloat(s, bitSize)
	if code != parsed {
		return v, numError("ParseFloat", s, 0, 0, code)
	}
	return v, nil
}

// ParseBool accepts 1, t, T, TRUE, true, True, 0, f, F, FALSE, false, False.
func ParseBool(str string) (bool, error) {
	switch str {
	case "1", "t", "T", "true", "TRUE", "True":
		return true, nil
	case "0", "f", "F", "false", "FALSE", "False":
		return false, nil
	}
	return false, numError("ParseBool", str, 0, 0, badSyntax)
}

// FormatBool returns "true" or "false".
func FormatBool(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// AppendBool appends "true" or "false".
func AppendBool(dst []byte, b bool) []byte { return append(dst, FormatBool(b)...) }

const pairs = "00010203040506070809" +
	"10111213141516171819" +
	"20212223242526272829" +
	"30313233343536373839" +
	"40414243444546474849" +
	"50515253545556575859" +
	"60616263646566676869" +
	"70717273747576777879" +
	"80818283848586878889" +
	"90919293949596979899"

// small is the decimal form of a number below 100, without allocation.
func small(i int) string {
	if i < 10 {
		return pairs[2*i+1 : 2*i+2]
	}
	return pairs[2*i : 2*i+2]
}

// FormatInt returns i in the given base, 2 to 36.
func FormatInt(i int64, base int) string {
	if base == 10 && 0 <= i && i < 100 {
		return small(int(i))
	}
	return formatInt(i, base)
}

// FormatUint is FormatInt for unsigned numbers.
func FormatUint(i uint64, base int) string {
	if base == 10 && i < 100 {
		return small(int(i))
	}
	return formatUint(i, base)
}

// Itoa returns i in decimal.
func Itoa(i int) string {
	if 0 <= i && i < 100 {
		return small(i)
	}
	return formatInt(int64(i), 10)
}
