// Package color has colors and models of them.
package color

// A Color tells its red, green, blue and alpha from 0 to 0xffff, the first three multiplied by the last.
type Color interface {
	RGBA() (r, g, b, a uint32)
}

// wide makes 16 bits of 8: 0xff becomes 0xffff.
func wide(v uint8) uint32 { return uint32(v) * 0x101 }

// RGBA is a color of 8 bits each, multiplied by alpha.
type RGBA struct{ R, G, B, A uint8 }

// RGBA64 is a color of 16 bits each, multiplied by alpha.
type RGBA64 struct{ R, G, B, A uint16 }

// NRGBA is a color of 8 bits each, not multiplied by alpha.
type NRGBA struct{ R, G, B, A uint8 }

// NRGBA64 is a color of 16 bits each, not multiplied by alpha.
type NRGBA64 struct{ R, G, B, A uint16 }

// Alpha is white of 8 bits of alpha.
type Alpha struct{ A uint8 }

// Alpha16 is white of 16 bits of alpha.
type Alpha16 struct{ A uint16 }

// Gray is a gray of 8 bits.
type Gray struct{ Y uint8 }

// Gray16 is a gray of 16 bits.
type Gray16 struct{ Y uint16 }

func (c RGBA) RGBA() (r, g, b, a uint32) { return wide(c.R), wide(c.G), wide(c.B), wide(c.A) }

func (c RGBA64) RGBA() (r, g, b, a uint32) {
	return uint32(c.R), uint32(c.G), uint32(c.B), uint32(c.A)
}

func (c NRGBA) RGBA() (r, g, b, a uint32) {
	a = uint32(c.A)
	return wide(c.R) * a / 0xff, wide(c.G) * a / 0xff, wide(c.B) * a / 0xff, wide(c.A)
}

func (c NRGBA64) RGBA() (r, g, b, a uint32) {
	a = uint32(c.A)
	return uint32(c.R) * a / 0xffff, uint32(c.G) * a / 0xffff, uint32(c.B) * a / 0xffff, a
}

func (c Alpha) RGBA() (r, g, b, a uint32) {
	a = wide(c.A)
	return a, a, a, a
}

func (c Alpha16) RGBA() (r, g, b, a uint32) {
	a = uint32(c.A)
	return a, a, a, a
}

func (c Gray) RGBA() (r, g, b, a uint32) {
	y := wide(c.Y)
	return y, y, y, 0xffff
}

func (c Gray16) RGBA() (r, g, b, a uint32) {
	y := uint32(c.Y)
	return y, y, y, 0xffff
}

// Colors that are often used.
var (
	Black       = Gray16{0}
	White       = Gray16{0xffff}
	Transparent = Alpha16{0}
	Opaque      = Alpha16{0xffff}
)
