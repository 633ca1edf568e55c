package sort

import "internal/reflectlite"

// swapper returns a function that exchanges elements of the slice x.
//
//go:noinline
func swapper(x any) func(i, j int) {
	if reflectlite.Len(x) < 2 {
		return func(i, j int) {}
	}
	elements := reflectlite.ElementsOf(x)
	spare := elements.Spare()
	if spare == nil {
		return func(i, j int) { elements.Swap(i, j) }
	}
	return func(i, j int) { elements.SwapBy(spare, i, j) }
}

// Slice sorts the slice x by less; equal elements may change their order. It panics if x is not a slice.
func Slice(x any, less func(i, j int) bool) {
	n := reflectlite.SliceLen(x)
	unstable(lessSwap{less, swapper(x)}, n)
}

// SliceStable sorts the slice x by less and keeps equal elements in their order.
func SliceStable(x any, less func(i, j int) bool) {
	n := reflectlite.SliceLen(x)
	stable(lessSwap{less, swapper(x)}, n)
}

// SliceIsSorted reports whether the slice x is sorted by less.
func SliceIsSorted(x any, less func(i, j int) bool) bool {
	for i := reflectlite.SliceLen(x) - 1; i > 0; i-- {
		if less(i, i-1) {
			return false
		}
	}
	return true
}

// IntSlice attaches Interface to []int, in increasing order.
type IntSlice []int

func (x IntSlice) Len() int           { return len(x) }
func (x IntSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x IntSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

// Sort sorts x.
func (x IntSlice) Sort() { Ints(x) }

// Search searches x for p.
func (p IntSlice) Search(x int) int { return SearchInts(p, x) }

// Float64Slice attaches Interface to []float64, in increasing order, not-a-number first.
type Float64Slice []float64

func (x Float64Slice) Len() int           { return len(x) }
func (x Float64Slice) Less(i, j int) bool { return x[i] < x[j] || (x[i] != x[i] && x[j] == x[j]) }
func (x Float64Slice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

// Sort sorts x.
func (x Float64Slice) Sort() { Float64s(x) }

// Search searches p for x.
func (p Float64Slice) Search(x float64) int { return SearchFloat64s(p, x) }

// StringSlice attaches Interface to []string, in increasing order.
type StringSlice []string

func (x StringSlice) Len() int           { return len(x) }
func (x StringSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x StringSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

// Sort sorts x.
func (x StringSlice) Sort() { Strings(x) }

// Search searches p for x.
func (p StringSlice) Search(x string) int { return SearchStrings(p, x) }

// Ints sorts x in increasing order.
func Ints(x []int) { sortInts(x) }

// Float64s sorts x in increasing order, not-a-number first.
func Float64s(x []float64) { sortFloats(x) }

// Strings sorts x in increasing order.
func Strings(x []string) { quickStrings(x) }

// quickStrings is quicksort with a median of three; strings that are equal cannot be told apart, so stability does not matter.
func quickStrings(x []string) {
	for depth := 0; len(x) > insertionMax; depth++ {
		if depth == 64 {
			heapStrings(x)
			return
		}
		m := len(x) / 2
		last := len(x) - 1
		if x[m] < x[0] {
			x[m], x[0] = x[0], x[m]
		}
		if x[last] < x[0] {
			x[last], x[0] = x[0], x[last]
		}
		if x[last] < x[m] {
			x[last], x[m] = x[m], x[last]
		}
		pivot := x[m]
		i, j := 0, last
		for i <= j {
			for x[i] < pivot {
				i++
			}
			for pivot < x[j] {
				j--
			}
			if i <= j {
				x[i], x[j] = x[j], x[i]
				i++
				j--
			}
		}
		if j+1 < len(x)-i {
			quickStrings(x[:j+1])
			x = x[i:]
		} else {
			quickStrings(x[i:])
			x = x[:j+1]
		}
	}
	for i := 1; i < len(x); i++ {
		s := x[i]
		j := i
		for ; j > 0 && s < x[j-1]; j-- {
			x[j] = x[j-1]
		}
		x[j] = s
	}
}

func heapStrings(x []string) {
	less := func(i, j int) bool { return x[i] < x[j] }
	heapSort(lessSwap{less, func(i, j int) { x[i], x[j] = x[j], x[i] }}, 0, len(x))
}

// IntsAreSorted reports whether x is sorted.
func IntsAreSorted(x []int) bool { return IsSorted(IntSlice(x)) }

// Float64sAreSorted reports whether x is sorted, not-a-number first.
func Float64sAreSorted(x []float64) bool { return IsSorted(Float64Slice(x)) }

// StringsAreSorted reports whether x is sorted.
func StringsAreSorted(x []string) bool { return IsSorted(StringSlice(x)) }

// Search returns the smallest index in [0,n) at which f is true, or n; f must be false up to some index and true from there on.
func Search(n int, f func(int) bool) int {
	lo, hi := 0, n
	for lo < hi {
		h := int(uint(lo+hi) >> 1)
		if f(h) {
			hi = h
		} else {
			lo = h + 1
		}
	}
	return lo
}

// Find returns the smallest index at which cmp is not positive, and whether cmp is zero there.
func Find(n int, cmp func(int) int) (i int, found bool) {
	lo, hi := 0, n
	for lo < hi {
		h := int(uint(lo+hi) >> 1)
		if cmp(h) > 0 {
			lo = h + 1
		} else {
			hi = h
		}
	}
	return lo, lo < n && cmp(lo) == 0
}

// SearchInts returns the index of x in the sorted slice a, or where it would stand.
func SearchInts(a []int, x int) int {
	lo, hi := 0, len(a)
	for lo < hi {
		h := int(uint(lo+hi) >> 1)
		if a[h] < x {
			lo = h + 1
		} else {
			hi = h
		}
	}
	return lo
}

// SearchFloat64s returns the index of x in the sorted slice a, or where it would stand.
func SearchFloat64s(a []float64, x float64) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

// SearchStrings returns the index of x in the sorted slice a, or where it would stand.
func SearchStrings(a []string, x string) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}
