package slices

import "math/bits"

// Pattern-defeating quicksort. Where elements are equal the order they end up in can be seen, so that every comparison and exchange
// is where Go's has it.

const (
	insertionMax    = 12 // longest range for insertion sort
	ninther         = 50 // shortest range whose pivot is a median of nine
	maxSwaps        = 12 // exchanges that choosing a pivot makes of a descending range
	maxRepairs      = 5  // pairs out of order that a range which seems sorted may have
	shortestRepairs = 50 // shortest range in which they are repaired
)

// SortFunc sorts x by cmp; equal elements may change their order.
func SortFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	quick(x, 0, len(x), bits.Len(uint(len(x))), cmp)
}

// quick sorts x[lo:hi]; after limit bad pivots by heapsort.
func quick[E any](x []E, lo, hi, limit int, cmp func(a, b E) int) {
	balanced, parted := true, true
	for {
		n := hi - lo
		if n <= insertionMax {
			insertion(x, lo, hi, cmp)
			return
		}
		if limit == 0 {
			heapSort(x[lo:hi], cmp)
			return
		}
		if !balanced {
			scatter(x[lo:hi])
			limit--
		}
		pivot, swaps := choosePivot(x, lo, hi, cmp)
		if swaps == maxSwaps {
			Reverse(x[lo:hi])
			pivot = hi - 1 - (pivot - lo)
		}
		likelySorted := swaps == 0 || swaps == maxSwaps
		if balanced && parted && likelySorted && repair(x, lo, hi, cmp) {
			return
		}
		// An element before the range equals the pivot: so do all that are not greater.
		if lo > 0 && cmp(x[lo-1], x[pivot]) >= 0 {
			lo = partEqual(x, lo, hi, pivot, cmp)
			continue
		}
		var mid int
		mid, parted = part(x, lo, hi, pivot, cmp)
		left, right := mid-lo, hi-mid
		balanced = min(left, right) >= n/8
		if left < right {
			quick(x, lo, mid, limit, cmp)
			lo = mid + 1
		} else {
			quick(x, mid+1, hi, limit, cmp)
			hi = mid
		}
	}
}

func insertion[E any](x []E, lo, hi int, cmp func(a, b E) int) {
	for i := lo + 1; i < hi; i++ {
		for j := i; j > lo && cmp(x[j], x[j-1]) < 0; j-- {
			x[j], x[j-1] = x[j-1], x[j]
		}
	}
}

func heapSort[E any](x []E, cmp func(a, b E) int) {
	for i := (len(x) - 1) / 2; i >= 0; i-- {
		sift(x, i, cmp)
	}
	for i := len(x) - 1; i >= 0; i-- {
		x[0], x[i] = x[i], x[0]
		sift(x[:i], 0, cmp)
	}
}

func sift[E any](x []E, root int, cmp func(a, b E) int) {
	for {
		child := 2*root + 1
		if child >= len(x) {
			return
		}
		if child+1 < len(x) && cmp(x[child], x[child+1]) < 0 {
			child++
		}
		if cmp(x[root], x[child]) >= 0 {
			return
		}
		x[root], x[child] = x[child], x[root]
		root = child
	}
}

// part moves what is less than the pivot before it. It also reports whether everything was in place.
func part[E any](x []E, lo, hi, pivot int, cmp func(a, b E) int) (mid int, inPlace bool) {
	x[lo], x[pivot] = x[pivot], x[lo]
	i, j := lo+1, hi-1
	inPlace = true
	for {
		for i <= j && cmp(x[i], x[lo]) < 0 {
			i++
		}
		for i <= j && cmp(x[j], x[lo]) >= 0 {
			j--
		}
		if i > j {
			break
		}
		inPlace = false
		x[i], x[j] = x[j], x[i]
		i++
		j--
	}
	x[j], x[lo] = x[lo], x[j]
	return j, inPlace
}

// partEqual moves what equals the pivot, none being less, before what is greater.
func partEqual[E any](x []E, lo, hi, pivot int, cmp func(a, b E) int) (mid int) {
	x[lo], x[pivot] = x[pivot], x[lo]
	i, j := lo+1, hi-1
	for {
		for i <= j && cmp(x[lo], x[i]) >= 0 {
			i++
		}
		for i <= j && cmp(x[lo], x[j]) < 0 {
			j--
		}
		if i > j {
			return i
		}
		x[i], x[j] = x[j], x[i]
		i++
		j--
	}
}

// repair sorts a range that is sorted but for a few elements, and reports whether it is sorted then.
func repair[E any](x []E, lo, hi int, cmp func(a, b E) int) bool {
	i := lo + 1
	for range maxRepairs {
		for i < hi && cmp(x[i], x[i-1]) >= 0 {
			i++
		}
		if i == hi {
			return true
		}
		if hi-lo < shortestRepairs {
			return false
		}
		x[i], x[i-1] = x[i-1], x[i]
		if i-lo >= 2 {
			for j := i - 1; j >= 1 && cmp(x[j], x[j-1]) < 0; j-- {
				x[j], x[j-1] = x[j-1], x[j]
			}
		}
		if hi-i >= 2 {
			for j := i + 1; j < hi && cmp(x[j], x[j-1]) < 0; j++ {
				x[j], x[j-1] = x[j-1], x[j]
			}
		}
	}
	return false
}

// scatter exchanges three elements in the middle with others, to break patterns that make pivots bad.
func scatter[E any](x []E) {
	n := len(x)
	if n < 8 {
		return
	}
	random := uint64(n)
	mask := uint(1)<<bits.Len(uint(n)) - 1
	middle := n / 4 * 2
	for i := middle - 1; i <= middle+1; i++ {
		random ^= random << 13
		random ^= random >> 7
		random ^= random << 17
		other := int(uint(random) & mask)
		if other >= n {
			other -= n
		}
		x[i], x[other] = x[other], x[i]
	}
}

// choosePivot returns a median of elements of x[lo:hi], and how many of the pairs it compared were out of order.
func choosePivot[E any](x []E, lo, hi int, cmp func(a, b E) int) (pivot, swaps int) {
	n := hi - lo
	i, j, k := lo+n/4, lo+n/4*2, lo+n/4*3
	if n >= 8 {
		if n >= ninther {
			i = median(x, i-1, i, i+1, &swaps, cmp)
			j = median(x, j-1, j, j+1, &swaps, cmp)
			k = median(x, k-1, k, k+1, &swaps, cmp)
		}
		j = median(x, i, j, k, &swaps, cmp)
	}
	return j, swaps
}

func median[E any](x []E, a, b, c int, swaps *int, cmp func(a, b E) int) int {
	a, b = ordered(x, a, b, swaps, cmp)
	b, _ = ordered(x, b, c, swaps, cmp)
	_, b = ordered(x, a, b, swaps, cmp)
	return b
}

func ordered[E any](x []E, a, b int, swaps *int, cmp func(a, b E) int) (int, int) {
	if cmp(x[b], x[a]) < 0 {
		*swaps++
		return b, a
	}
	return a, b
}
