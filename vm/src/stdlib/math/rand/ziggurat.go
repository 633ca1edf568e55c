package rand

import (
	"math"
	"sync"
)

// strips covers a decreasing density by strips of equal area (Marsaglia and Tsang, "The Ziggurat Method", 2000): edge holds the
// limits below which a point surely is under the curve, width the scale of the abscissas, height the density.
type strips struct {
	edge   []uint32
	width  []float32
	height []float32
}

// fill computes n strips of an area; last is the largest abscissa, one the number that stands for 1, inverse the density's inverse.
func (s *strips) fill(n int, last, area, one float64, density, inverse func(float64) float64) {
	s.edge = make([]uint32, n)
	s.width = make([]float32, n)
	s.height = make([]float32, n)
	x := last
	base := area / density(x)
	s.edge[0] = uint32(x / base * one)
	s.width[0] = float32(base / one)
	s.width[n-1] = float32(x / one)
	s.height[0] = 1
	s.height[n-1] = float32(density(x))
	for i := n - 2; i >= 1; i-- {
		outer := x
		x = inverse(area/x + density(x))
		s.edge[i+1] = uint32(x / outer * one)
		s.height[i] = float32(density(x))
		s.width[i] = float32(x / one)
	}
}

const (
	normalLast      = 3.442619855899
	exponentialLast = 7.69711747013104972
)

var (
	tables      sync.Once
	normal      strips
	exponential strips
)

func fillTables() {
	normal.fill(128, normalLast, 9.91256303526217e-3, 1<<31,
		func(x float64) float64 { return math.Exp(-.5 * x * x) },
		func(y float64) float64 { return math.Sqrt(-2 * math.Log(y)) })
	exponential.fill(256, exponentialLast, 3.949659822581572e-3, 1<<32,
		func(x float64) float64 { return math.Exp(-x) },
		func(y float64) float64 { return -math.Log(y) })
}

// NormFloat64 returns a number of the standard normal distribution.
func (r *Rand) NormFloat64() float64 {
	tables.Do(fillTables)
	for {
		j := int32(r.Uint32())
		i := j & 127
		x := float64(j) * float64(normal.width[i])
		magnitude := uint32(j)
		if j < 0 {
			magnitude = -magnitude
		}
		if magnitude < normal.edge[i] {
			return x
		}
		if i == 0 {
			return r.normalTail(j > 0)
		}
		low, high := normal.height[i], normal.height[i-1]
		if low+float32(r.Float64())*(high-low) < float32(math.Exp(-.5*x*x)) {
			return x
		}
	}
}

// normalTail returns a number beyond the last strip.
func (r *Rand) normalTail(positive bool) float64 {
	for {
		x := -math.Log(r.Float64()) * (1.0 / normalLast)
		y := -math.Log(r.Float64())
		if y+y >= x*x {
			if positive {
				return normalLast + x
			}
			return -normalLast - x
		}
	}
}

// ExpFloat64 returns a number of the exponential distribution with rate 1.
func (r *Rand) ExpFloat64() float64 {
	tables.Do(fillTables)
	for {
		j := r.Uint32()
		i := j & 255
		x := float64(j) * float64(exponential.width[i])
		if j < exponential.edge[i] {
			return x
		}
		if i == 0 {
			return exponentialLast - math.Log(r.Float64())
		}
		low, high := exponential.height[i], exponential.height[i-1]
		if low+float32(r.Float64())*(high-low) < float32(math.Exp(-x)) {
			return x
		}
	}
}

func NormFloat64() float64 { return global.NormFloat64() }
func ExpFloat64() float64  { return global.ExpFloat64() }
