package lib

import (
	"example.com/lib/sub"
	"example.com/old"
)

func Loops() (sum int) {
	var at []*int
	for i := 0; i < 3; i++ {
		at = append(at, &i)
	}
	for _, p := range at {
		sum += *p
	}
	return sum + sub.Two[int]() + old.Hundred()
}
