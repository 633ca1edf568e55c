// Package sort sorts slices and collections, and searches sorted ones.
package sort

import "math/bits"

// Interface is a collection that can be sorted by index.
type Interface interface {
	Len() int
	Less(i, j int) bool
	Swap(i, j int)
}

// lessSwap is what the algorithms know of a collection. It is passed by value and kept nowhere, so that neither it nor its functions
// are allocated.
type lessSwap struct {
	Less func(i, j int) bool
	Swap func(i, j int)
}

// Sort sorts data; equal elements may change their order.
func Sort(data Interface) { unstable(lessSwap{data.Less, data.Swap}, data.Len()) }

// unstable is pattern-defeating quicksort.
func unstable(data lessSwap, n int) { quick(data, 0, n, bits.Len(uint(n))) }

// Stable sorts data and keeps equal elements in their order.
func Stable(data Interface) { stable(lessSwap{data.Less, data.Swap}, data.Len()) }

// stable is insertion sort of blocks, then merging in place by rotation.
func stable(data lessSwap, n int) {
	block := 20
	for lo := 0; lo < n; lo += block {
		insertion(data, lo, min(lo+block, n))
	}
	for ; block < n; block *= 2 {
		for lo := 0; lo+block < n; lo += 2 * block {
			merge(data, lo, lo+block, min(lo+2*block, n))
		}
	}
}

// merge joins the sorted ranges [a,m) and [m,b) in place: it cuts the longer one in the middle, finds the cut of the other, and rotates.
func merge(data lessSwap, a, m, b int) {
	if a >= m || m >= b || !data.Less(m, m-1) {
		return
	}
	if b-a == 2 {
		data.Swap(a, m)
		return
	}
	var i, j int
	if m-a >= b-m {
		i = a + (m-a)/2
		lo, hi := m, b
		for lo < hi {
			h := int(uint(lo+hi) >> 1)
			if data.Less(h, i) {
				lo = h + 1
			} else {
				hi = h
			}
		}
		j = lo
	} else {
		j = m + (b-m)/2
		lo, hi := a, m
		for lo < hi {
			h := int(uint(lo+hi) >> 1)
			if !data.Less(j, h) {
				lo = h + 1
			} else {
				hi = h
			}
		}
		i = lo
		j++
	}
	rotate(data, i, m, j)
	mid := i + j - m
	if m-a >= b-m {
		merge(data, a, i, mid)
		merge(data, mid+1, j, b)
	} else {
		merge(data, a, i, mid-1)
		merge(data, mid, j, b)
	}
}

// rotate exchanges the ranges [a,m) and [m,b) by three reversals.
func rotate(data lessSwap, a, m, b int) {
	if a == m || m == b {
		return
	}
	reverse(data, a, m)
	reverse(data, m, b)
	reverse(data, a, b)
}

func reverse(data lessSwap, lo, hi int) {
	for hi--; lo < hi; lo, hi = lo+1, hi-1 {
		data.Swap(lo, hi)
	}
}

// IsSorted reports whether data is sorted.
func IsSorted(data Interface) bool {
	for i := data.Len() - 1; i > 0; i-- {
		if data.Less(i, i-1) {
			return false
		}
	}
	return true
}

type reversed struct{ Interface }

func (r reversed) Less(i, j int) bool { return r.Interface.Less(j, i) }

// Reverse returns data in the opposite order.
func Reverse(data Interface) Interface { return &reversed{data} }
