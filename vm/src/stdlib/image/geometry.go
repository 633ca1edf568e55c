package image

import (
	"image/color"
	"math/bits"
	"strconv"
)

// A Point has a column and a row, which grow to the right and down.
type Point struct{ X, Y int }

// ZP is the zero Point.
//
// Deprecated: write image.Point{}.
var ZP Point

// Pt returns Point{X, Y}.
func Pt(X, Y int) Point { return Point{X, Y} }

// String returns "(X,Y)".
func (p Point) String() string { return "(" + strconv.Itoa(p.X) + "," + strconv.Itoa(p.Y) + ")" }

// Add returns p+q.
func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }

// Sub returns p-q.
func (p Point) Sub(q Point) Point { return Point{p.X - q.X, p.Y - q.Y} }

// Mul returns p*k.
func (p Point) Mul(k int) Point { return Point{p.X * k, p.Y * k} }

// Div returns p/k.
func (p Point) Div(k int) Point { return Point{p.X / k, p.Y / k} }

// Eq reports whether p and q are equal.
func (p Point) Eq(q Point) bool { return p == q }

// In reports whether p is in r.
func (p Point) In(r Rectangle) bool {
	return r.Min.X <= p.X && p.X < r.Max.X && r.Min.Y <= p.Y && p.Y < r.Max.Y
}

// Mod returns the point in r that p is as many widths and heights away from.
func (p Point) Mod(r Rectangle) Point {
	wrap := func(v, size int) int {
		if v %= size; v < 0 {
			v += size
		}
		return v
	}
	p = p.Sub(r.Min)
	return Point{wrap(p.X, r.Dx()), wrap(p.Y, r.Dy())}.Add(r.Min)
}

// A Rectangle has the points from Min on to before Max. It is an image, too: opaque inside, transparent outside.
type Rectangle struct{ Min, Max Point }

// ZR is the zero Rectangle.
//
// Deprecated: write image.Rectangle{}.
var ZR Rectangle

// Rect returns the rectangle between two points, in any order.
func Rect(x0, y0, x1, y1 int) Rectangle { return Rectangle{Point{x0, y0}, Point{x1, y1}}.Canon() }

// String returns "(X0,Y0)-(X1,Y1)".
func (r Rectangle) String() string { return r.Min.String() + "-" + r.Max.String() }

// Dx returns the width.
func (r Rectangle) Dx() int { return r.Max.X - r.Min.X }

// Dy returns the height.
func (r Rectangle) Dy() int { return r.Max.Y - r.Min.Y }

// Size returns width and height.
func (r Rectangle) Size() Point { return r.Max.Sub(r.Min) }

// Add returns r moved by p.
func (r Rectangle) Add(p Point) Rectangle { return Rectangle{r.Min.Add(p), r.Max.Add(p)} }

// Sub returns r moved by -p.
func (r Rectangle) Sub(p Point) Rectangle { return Rectangle{r.Min.Sub(p), r.Max.Sub(p)} }

// Inset returns r without n points at each side, or an empty one at its middle.
func (r Rectangle) Inset(n int) Rectangle {
	inset := func(lo, hi int) (int, int) {
		if hi-lo < 2*n {
			middle := (lo + hi) / 2
			return middle, middle
		}
		return lo + n, hi - n
	}
	r.Min.X, r.Max.X = inset(r.Min.X, r.Max.X)
	r.Min.Y, r.Max.Y = inset(r.Min.Y, r.Max.Y)
	return r
}

// Intersect returns what r and s have in common, or the zero Rectangle.
func (r Rectangle) Intersect(s Rectangle) Rectangle {
	both := Rectangle{
		Point{max(r.Min.X, s.Min.X), max(r.Min.Y, s.Min.Y)},
		Point{min(r.Max.X, s.Max.X), min(r.Max.Y, s.Max.Y)},
	}
	if both.Empty() {
		return Rectangle{}
	}
	return both
}

// Union returns the smallest rectangle with r and s in it.
func (r Rectangle) Union(s Rectangle) Rectangle {
	if r.Empty() {
		return s
	}
	if s.Empty() {
		return r
	}
	return Rectangle{
		Point{min(r.Min.X, s.Min.X), min(r.Min.Y, s.Min.Y)},
		Point{max(r.Max.X, s.Max.X), max(r.Max.Y, s.Max.Y)},
	}
}

// Empty reports whether r has no point.
func (r Rectangle) Empty() bool { return r.Min.X >= r.Max.X || r.Min.Y >= r.Max.Y }

// Eq reports whether r and s have the same points.
func (r Rectangle) Eq(s Rectangle) bool { return r == s || r.Empty() && s.Empty() }

// Overlaps reports whether r and s have points in common.
func (r Rectangle) Overlaps(s Rectangle) bool {
	return !r.Empty() && !s.Empty() && r.Min.X < s.Max.X && s.Min.X < r.Max.X && r.Min.Y < s.Max.Y && s.Min.Y < r.Max.Y
}

// In reports whether all points of r are in s.
func (r Rectangle) In(s Rectangle) bool {
	return r.Empty() || s.Min.X <= r.Min.X && r.Max.X <= s.Max.X && s.Min.Y <= r.Min.Y && r.Max.Y <= s.Max.Y
}

// Canon returns r with Min and Max in their order.
func (r Rectangle) Canon() Rectangle {
	return Rectangle{
		Point{min(r.Min.X, r.Max.X), min(r.Min.Y, r.Max.Y)},
		Point{max(r.Min.X, r.Max.X), max(r.Min.Y, r.Max.Y)},
	}
}

// At returns the color at a point.
func (r Rectangle) At(x, y int) color.Color {
	if (Point{x, y}).In(r) {
		return color.Opaque
	}
	return color.Transparent
}

// RGBA64At returns the color at a point.
func (r Rectangle) RGBA64At(x, y int) color.RGBA64 {
	if (Point{x, y}).In(r) {
		return color.RGBA64{R: 0xffff, G: 0xffff, B: 0xffff, A: 0xffff}
	}
	return color.RGBA64{}
}

// Bounds returns r.
func (r Rectangle) Bounds() Rectangle { return r }

// ColorModel returns color.Alpha16Model.
func (r Rectangle) ColorModel() color.Model { return color.Alpha16Model }

// bufferLength is the length of the pixels of a rectangle. It panics if that cannot be.
func bufferLength(pixelBytes int, r Rectangle, kind string) int {
	w, h := r.Dx(), r.Dy()
	high, low := bits.Mul64(uint64(pixelBytes), uint64(w))
	high2, low := bits.Mul64(low, uint64(h))
	if w < 0 || h < 0 || high != 0 || high2 != 0 || int(low) < 0 {
		panic("image: New" + kind + " Rectangle has huge or negative dimensions")
	}
	return int(low)
}
