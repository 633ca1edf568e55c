package sort

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

// quick sorts a range; after limit bad pivots by heapsort.
func quick(data lessSwap, lo, hi, limit int) {
	balanced, parted := true, true
	for {
		n := hi - lo
		if n <= insertionMax {
			insertion(data, lo, hi)
			return
		}
		if limit == 0 {
			heapSort(data, lo, hi)
			return
		}
		if !balanced {
			scatter(data, lo, hi)
			limit--
		}
		pivot, swaps := choosePivot(data, lo, hi)
		if swaps == maxSwaps {
			reverse(data, lo, hi)
			pivot = hi - 1 - (pivot - lo)
		}
		likelySorted := swaps == 0 || swaps == maxSwaps
		if balanced && parted && likelySorted && repair(data, lo, hi) {
			return
		}
		// An element before the range equals the pivot: so do all that are not greater.
		if lo > 0 && !data.Less(lo-1, pivot) {
			lo = partEqual(data, lo, hi, pivot)
			continue
		}
		var mid int
		mid, parted = part(data, lo, hi, pivot)
		left, right := mid-lo, hi-mid
		balanced = min(left, right) >= n/8
		if left < right {
			quick(data, lo, mid, limit)
			lo = mid + 1
		} else {
			quick(data, mid+1, hi, limit)
			hi = mid
		}
	}
}

func insertion(data lessSwap, lo, hi int) {
	for i := lo + 1; i < hi; i++ {
		for j := i; j > lo && data.Less(j, j-1); j-- {
			data.Swap(j, j-1)
		}
	}
}

func heapSort(data lessSwap, first, last int) {
	n := last - first
	for i := (n - 1) / 2; i >= 0; i-- {
		sift(data, i, n, first)
	}
	for i := n - 1; i >= 0; i-- {
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

// part moves what is less than the pivot before it. It also reports whether everything was in place.
func part(data lessSwap, lo, hi, pivot int) (mid int, inPlace bool) {
	data.Swap(lo, pivot)
	i, j := lo+1, hi-1
	inPlace = true
	for {
		for i <= j && data.Less(i, lo) {
			i++
		}
		for i <= j && !data.Less(j, lo) {
			j--
		}
		if i > j {
			break
		}
		inPlace = false
		data.Swap(i, j)
		i++
		j--
	}
	data.Swap(j, lo)
	return j, inPlace
}

// partEqual moves what equals the pivot, none being less, before what is greater.
func partEqual(data lessSwap, lo, hi, pivot int) (mid int) {
	data.Swap(lo, pivot)
	i, j := lo+1, hi-1
	for {
		for i <= j && !data.Less(lo, i) {
			i++
		}
		for i <= j && data.Less(lo, j) {
			j--
		}
		if i > j {
			return i
		}
		data.Swap(i, j)
		i++
		j--
	}
}

// repair sorts a range that is sorted but for a few elements, and reports whether it is sorted then.
func repair(data lessSwap, lo, hi int) bool {
	i := lo + 1
	for range maxRepairs {
		for i < hi && !data.Less(i, i-1) {
			i++
		}
		if i == hi {
			return true
		}
		if hi-lo < shortestRepairs {
			return false
		}
		data.Swap(i, i-1)
		if i-lo >= 2 {
			for j := i - 1; j >= 1 && data.Less(j, j-1); j-- {
				data.Swap(j, j-1)
			}
		}
		if hi-i >= 2 {
			for j := i + 1; j < hi && data.Less(j, j-1); j++ {
				data.Swap(j, j-1)
			}
		}
	}
	return false
}

// scatter exchanges three elements in the middle with others, to break patterns that make pivots bad.
func scatter(data lessSwap, lo, hi int) {
	n := hi - lo
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
		data.Swap(lo+i, lo+other)
	}
}

// choosePivot returns a median of elements in a range, and how many of the pairs it compared were out of order.
func choosePivot(data lessSwap, lo, hi int) (pivot, swaps int) {
	n := hi - lo
	i, j, k := lo+n/4, lo+n/4*2, lo+n/4*3
	if n >= 8 {
		if n >= ninther {
			i = median(data, i-1, i, i+1, &swaps)
			j = median(data, j-1, j, j+1, &swaps)
			k = median(data, k-1, k, k+1, &swaps)
		}
		j = median(data, i, j, k, &swaps)
	}
	return j, swaps
}

func median(data lessSwap, a, b, c int, swaps *int) int {
	a, b = ordered(data, a, b, swaps)
	b, _ = ordered(data, b, c, swaps)
	_, b = ordered(data, a, b, swaps)
	return b
}

func ordered(data lessSwap, a, b int, swaps *int) (int, int) {
	if data.Less(b, a) {
		*swaps++
		return b, a
	}
	return a, b
}
