package png

// Filters tell a row by how it differs from the pixel to the left, or the row above.
const (
	filterNone = iota
	filterSub
	filterUp
	filterAverage
	filterPaeth
	filters
)

// filter makes the row at filterNone into rows by all filters, and chooses the one with the smallest sum of differences.
// A row is given up when its sum is too large; which is tried first decides between equals.
func filter(rows *[filters][]byte, previous []byte, pixelBytes int) int {
	row, above := rows[filterNone][1:], previous[1:]
	best, least := filterUp, 1<<62
	try := func(kind int, predict func(i int) uint8) {
		out := rows[kind][1:]
		sum := 0
		for i, v := range row {
			out[i] = v - predict(i)
			sum += size(out[i])
			if i >= pixelBytes && sum >= least {
				break
			}
		}
		if sum < least {
			best, least = kind, sum
		}
	}
	left := func(of []byte, i int) uint8 {
		if i < pixelBytes {
			return 0
		}
		return of[i-pixelBytes]
	}
	try(filterUp, func(i int) uint8 { return above[i] })
	try(filterPaeth, func(i int) uint8 { return paeth(left(row, i), above[i], left(above, i)) })
	if sum := sumUpTo(row, least); sum < least {
		best, least = filterNone, sum
	}
	try(filterSub, func(i int) uint8 { return left(row, i) })
	try(filterAverage, func(i int) uint8 { return uint8((int(left(row, i)) + int(above[i])) / 2) })
	return best
}

// sumUpTo returns the sum of a row as it is, or of its start if that is too large.
func sumUpTo(row []byte, least int) int {
	sum := 0
	for _, v := range row {
		if sum += size(v); sum >= least {
			break
		}
	}
	return sum
}

// size is how large a difference is, which wraps around.
func size(d uint8) int {
	if d < 128 {
		return int(d)
	}
	return 256 - int(d)
}

// paeth returns the one of the pixels to the left, above, and above to the left that is nearest to left + above - corner.
func paeth(left, above, corner uint8) uint8 {
	l, a, c := int(left), int(above), int(corner)
	toLeft, toAbove, toCorner := distance(a, c), distance(l, c), distance(l+a, 2*c)
	switch {
	case toLeft <= toAbove && toLeft <= toCorner:
		return left
	case toAbove <= toCorner:
		return above
	}
	return corner
}

func distance(x, y int) int {
	if x < y {
		return y - x
	}
	return x - y
}
