// Package sort sorts slices and collections, and searches sorted ones.
package sort

// Interface is a collection that can be sorted by index.
type Interface interface {
	Len() int
	Less(i, j int) bool
	Swap(i, j int)
}

// insertionMax is the length below which insertion sort wins.
const insertionMax = 12

// lessSwap is what the algorithms know of a collection. It is passed by value and kept nowhere, so that neither it nor its functions
// are allocated.
type lessSwap struct {
	Less func(i, j int) bool
	Swap func(i, j int)
}

// Sort sorts data; equal elements may change their order.
func Sort(data Interface) { unstable(lessSwap{data.Less, data.Swap}, data.Len()) }

// unstable is quicksort that turns to heapsort when partitions stay uneven.
func unstable(data lessSwap, n int) {
	limit := 0
	for i := n; i > 0; i >>= 1 {
		limit += 2
	}
	quick(data, 0, n, limit)
}

func insertion(data lessSwap, lo, hi int) {
	for i := lo + 1; i < hi; i++ {
		for j := i; j > lo && data.Less(j, j-1); j-- {
			data.Swap(j, j-1)
		}
	}
}

func quick(data lessSwap, lo, hi, limit int) {
	for hi-lo > insertionMax {
		if limit == 0 {
			heapSort(data, lo, hi)
			return
		}
		limit--
		median(data, lo, hi)
		// The pivot is at lo. Elements equal to it stop both scans, so many equal elements split evenly.
		i, j := lo+1, hi-1
		for {
			for i <= j && data.Less(i, lo) {
				i++
			}
			for i <= j && data.Less(lo, j) {
				j--
			}
			if i >= j {
				break
			}
			data.Swap(i, j)
			i++
			j--
		}
		data.Swap(lo, j)
		if j-lo < hi-j-1 {
			quick(data, lo, j, limit)
			lo = j + 1
		} else {
			quick(data, j+1, hi, limit)
			hi = j
		}
	}
	insertion(data, lo, hi)
}

// median moves the median of three elements (of nine in long ranges) to lo.
func median(data lessSwap, lo, hi int) {
	n := hi - lo
	a, b, c := lo+n/4, lo+n/2, lo+n/4*3
	if n >= 50 {
		a = middle(data, a-1, a, a+1)
		b = middle(data, b-1, b, b+1)
		c = middle(data, c-1, c, c+1)
	}
	data.Swap(lo, middle(data, a, b, c))
}

func middle(data lessSwap, a, b, c int) int {
	if data.Less(b, a) {
		a, b = b, a
	}
	if data.Less(c, b) {
		if data.Less(c, a) {
			return a
		}
		return c
	}
	return b
}

func heapSort(data lessSwap, first, last int) {
	n := last - first
	for i := n/2 - 1; i >= 0; i-- {
		sift(data, i, n, first)
	}
	for i := n - 1; i > 0; i-- {
		data.Swap(first, first+i)
		sift(data, 0, i, first)
	}
}

func sift(data lessSwap, root, n, first int) {
	for {
		child := 2*root + 1
		if child >= n {
			return
		}
		if child+1 < n && data.Less(first+child, first+child+1) {
			child++
		}
		if !data.Less(first+root, first+child) {
			return
		}
		data.Swap(first+root, first+child)
		root = child
	}
}

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
