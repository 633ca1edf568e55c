package lib

import "example.com/lib/other"

// Last returns what the closures of a loop see, which in this module's language share a variable.
func Last() (seen []int) {
	var all []func() int
	for i := 0; i < 3; i++ {
		all = append(all, func() int { return i })
	}
	for _, f := range all {
		seen = append(seen, f())
	}
	return append(seen, len(other.Name))
}
