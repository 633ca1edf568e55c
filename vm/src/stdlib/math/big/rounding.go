package big

import "strconv"

// RoundingMode tells which of two neighbours stands for a number between them.
type RoundingMode byte

// Rounding modes of Float.
const (
	ToNearestEven RoundingMode = iota
	ToNearestAway
	ToZero
	AwayFromZero
	ToNegativeInf
	ToPositiveInf
)

// Rounding modes of Int.Divide.
const (
	Trunc = ToZero
	Floor = ToNegativeInf
	Round = ToNearestEven
	Ceil  = ToPositiveInf
)

func (i RoundingMode) String() string {
	names := [...]string{"ToNearestEven", "ToNearestAway", "ToZero", "AwayFromZero", "ToNegativeInf", "ToPositiveInf"}
	if int(i) < len(names) {
		return names[i]
	}
	return "RoundingMode(" + strconv.Itoa(int(i)) + ")"
}

// up reports whether a magnitude grows that is cut off: half is the first bit that is lost, more whether another is set.
func (i RoundingMode) up(neg, odd, half, more bool) bool {
	switch i {
	case ToNearestEven:
		return half && (more || odd)
	case ToNearestAway:
		return half
	case AwayFromZero:
		return half || more
	case ToNegativeInf:
		return neg && (half || more)
	case ToPositiveInf:
		return !neg && (half || more)
	}
	return false
}

func accuracy(above bool) Accuracy {
	if above {
		return Above
	}
	return Below
}
