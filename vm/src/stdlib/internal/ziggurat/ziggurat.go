// Package ziggurat makes numbers of the normal and the exponential distribution as Go does, from words of any source.
package ziggurat

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

// Source is what words come from.
type Source interface {
	// Draw returns a word, and another in whose low bits is the strip's number.
	Draw() (word, strip uint32)
	Float64() float64
}

// Normal returns a number of the standard normal distribution.
func Normal(r Source) float64 {
	tables.Do(fillTables)
	for {
		word, i := r.Draw()
		j := int32(word)
		i &= 127
		x := float64(j) * float64(normal.width[i])
		magnitude := uint32(j)
		if j < 0 {
			magnitude = -magnitude
		}
		if magnitude < normal.edge[i] {
			return x
		}
		if i == 0 {
			return normalTail(r, j > 0)
		}
		low, high := normal.height[i], normal.height[i-1]
		if low+float32(r.Float64())*(high-low) < float32(math.Exp(-.5*x*x)) {
			return x
		}
	}
}

// normalTail returns a number beyond the last strip.
func normalTail(r Source, positive bool) float64 {
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

// Exponential returns a number of the exponential distribution with rate 1.
func Exponential(r Source) float64 {
	tables.Do(fillTables)
	for {
		j, i := r.Draw()
		i &= 255
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
