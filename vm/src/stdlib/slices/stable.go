package slices

// blockSize is the length of the ranges that insertion sort prepares for merging.
const blockSize = 20

// stable is insertion sort of blocks, then merging in place.
func stable[E any](x []E, cmp func(a, b E) int) {
	n := len(x)
	for lo := 0; lo < n; lo += blockSize {
		insertion(x, lo, min(lo+blockSize, n), cmp)
	}
	for block := blockSize; block < n; block *= 2 {
		for lo := 0; lo+block < n; lo += 2 * block {
			merge(x[lo:min(lo+2*block, n)], block, cmp)
		}
	}
}

// merge joins the sorted halves x[:m] and x[m:]: it finds ranges before and after m which, exchanged, leave two shorter problems.
func merge[E any](x []E, m int, cmp func(a, b E) int) {
	n := len(x)
	switch {
	case m == 0 || m == n:
		return
	case m == 1:
		// One element goes behind all that are less.
		at, _ := BinarySearchFunc(x[1:], x[0], cmp)
		rotate(x[:at+1], 1)
		return
	case n-m == 1:
		// One element goes before the first that is greater.
		last := x[m]
		at, _ := BinarySearchFunc(x[:m], last, func(v, last E) int {
			if cmp(last, v) < 0 {
				return +1
			}
			return -1
		})
		rotate(x[at:], m-at)
		return
	}
	mid := n / 2
	lo, hi := 0, m
	if m > mid {
		lo, hi = mid+m-n, mid
	}
	last := mid + m - 1
	for lo < hi {
		h := int(uint(lo+hi) >> 1)
		if cmp(x[last-h], x[h]) >= 0 {
			lo = h + 1
		} else {
			hi = h
		}
	}
	end := mid + m - lo
	if lo < m && m < end {
		rotate(x[lo:end], m-lo)
	}
	if lo < mid {
		merge(x[:mid], lo, cmp)
	}
	if end > mid {
		merge(x[mid:], end-mid, cmp)
	}
}
