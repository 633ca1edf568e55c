package color

// A Model makes colors of one kind of all.
type Model interface {
	Convert(c Color) Color
}

type modelFunc struct{ convert func(Color) Color }

func (m *modelFunc) Convert(c Color) Color { return m.convert(c) }

// ModelFunc returns a model that calls f.
func ModelFunc(f func(Color) Color) Model { return &modelFunc{f} }

// modelOf returns the model of a kind, from what makes one of other colors.
func modelOf[C Color](convert func(r, g, b, a uint32) C) Model {
	return ModelFunc(func(c Color) Color {
		if _, ok := c.(C); ok {
			return c
		}
		return convert(c.RGBA())
	})
}

// The models of the kinds of this package.
var (
	RGBAModel = modelOf(func(r, g, b, a uint32) RGBA {
		return RGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), uint8(a >> 8)}
	})
	RGBA64Model = modelOf(func(r, g, b, a uint32) RGBA64 {
		return RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
	})
	NRGBAModel = modelOf(func(r, g, b, a uint32) NRGBA {
		r, g, b = divided(r, a), divided(g, a), divided(b, a)
		return NRGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), uint8(a >> 8)}
	})
	NRGBA64Model = modelOf(func(r, g, b, a uint32) NRGBA64 {
		return NRGBA64{uint16(divided(r, a)), uint16(divided(g, a)), uint16(divided(b, a)), uint16(a)}
	})
	AlphaModel   = modelOf(func(r, g, b, a uint32) Alpha { return Alpha{uint8(a >> 8)} })
	Alpha16Model = modelOf(func(r, g, b, a uint32) Alpha16 { return Alpha16{uint16(a)} })
	GrayModel    = modelOf(func(r, g, b, a uint32) Gray { return Gray{uint8(luma(r, g, b) >> 24)} })
	Gray16Model  = modelOf(func(r, g, b, a uint32) Gray16 { return Gray16{uint16(luma(r, g, b) >> 16)} })
)

// divided undoes the multiplication by alpha.
func divided(v, a uint32) uint32 {
	switch a {
	case 0:
		return 0
	case 0xffff:
		return v
	}
	return v * 0xffff / a
}

// luma is how bright a color is, times 1<<16: 0.299 red, 0.587 green and 0.114 blue, rounded.
func luma(r, g, b uint32) uint32 { return 19595*r + 38470*g + 7471*b + 1<<15 }

// A Palette is a model of the colors in a list.
type Palette []Color

// Convert returns the nearest color.
func (p Palette) Convert(c Color) Color {
	if len(p) == 0 {
		return nil
	}
	return p[p.Index(c)]
}

// Index returns the index of the nearest color, by the sum of squares.
func (p Palette) Index(c Color) int {
	r, g, b, a := c.RGBA()
	nearest, least := 0, uint32(1<<32-1)
	for i, other := range p {
		r2, g2, b2, a2 := other.RGBA()
		sum := square(r, r2) + square(g, g2) + square(b, b2) + square(a, a2)
		if sum == 0 {
			return i
		}
		if sum < least {
			nearest, least = i, sum
		}
	}
	return nearest
}

// square is the square of a difference, small enough for a sum of four.
func square(x, y uint32) uint32 {
	d := x - y
	return d * d >> 2
}
