package image

import "image/color"

// An NRGBA is an image of color.NRGBA: Pix has its pixels, rows of Stride bytes.
type NRGBA struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

// NewNRGBA returns an image with the bounds r.
func NewNRGBA(r Rectangle) *NRGBA {
	return &NRGBA{make([]uint8, bufferLength(4, r, "NRGBA")), 4 * r.Dx(), r}
}

func (p *NRGBA) pixel(x, y int) []uint8 { return pixel(p.Pix, p.Rect, p.Stride, 4, x, y) }

// ColorModel returns color.NRGBAModel.
func (p *NRGBA) ColorModel() color.Model { return color.NRGBAModel }

// Bounds returns Rect.
func (p *NRGBA) Bounds() Rectangle { return p.Rect }

// PixOffset returns the index in Pix of a pixel.
func (p *NRGBA) PixOffset(x, y int) int { return offset(p.Rect, p.Stride, 4, x, y) }

// At returns the color of a pixel.
func (p *NRGBA) At(x, y int) color.Color { return p.NRGBAAt(x, y) }

// NRGBAAt returns the color of a pixel.
func (p *NRGBA) NRGBAAt(x, y int) color.NRGBA {
	if s := p.pixel(x, y); s != nil {
		return color.NRGBA{R: s[0], G: s[1], B: s[2], A: s[3]}
	}
	return color.NRGBA{}
}

// RGBA64At returns the color of a pixel.
func (p *NRGBA) RGBA64At(x, y int) color.RGBA64 {
	return rgba64(p.NRGBAAt(x, y))
}

// Set changes the color of a pixel.
func (p *NRGBA) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetNRGBA(x, y, color.NRGBAModel.Convert(c).(color.NRGBA))
	}
}

// SetNRGBA changes the color of a pixel.
func (p *NRGBA) SetNRGBA(x, y int, c color.NRGBA) {
	if s := p.pixel(x, y); s != nil {
		s[0], s[1], s[2], s[3] = c.R, c.G, c.B, c.A
	}
}

// SetRGBA64 changes the color of a pixel.
func (p *NRGBA) SetRGBA64(x, y int, c color.RGBA64) {
	if s := p.pixel(x, y); s != nil {
		n := divided(c)
		s[0], s[1], s[2], s[3] = uint8(n.R>>8), uint8(n.G>>8), uint8(n.B>>8), uint8(n.A>>8)
	}
}

// SubImage returns the part in r, which shares the pixels.
func (p *NRGBA) SubImage(r Rectangle) Image {
	if r = r.Intersect(p.Rect); r.Empty() {
		return &NRGBA{}
	}
	return &NRGBA{p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], p.Stride, r}
}

// Opaque reports whether all pixels are.
func (p *NRGBA) Opaque() bool { return opaque(p.Pix, p.Rect, p.Stride, 4, 1) }

// An NRGBA64 is an image of color.NRGBA64: Pix has its pixels, rows of Stride bytes.
type NRGBA64 struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

// NewNRGBA64 returns an image with the bounds r.
func NewNRGBA64(r Rectangle) *NRGBA64 {
	return &NRGBA64{make([]uint8, bufferLength(8, r, "NRGBA64")), 8 * r.Dx(), r}
}

func (p *NRGBA64) pixel(x, y int) []uint8 { return pixel(p.Pix, p.Rect, p.Stride, 8, x, y) }

// ColorModel returns color.NRGBA64Model.
func (p *NRGBA64) ColorModel() color.Model { return color.NRGBA64Model }

// Bounds returns Rect.
func (p *NRGBA64) Bounds() Rectangle { return p.Rect }

// PixOffset returns the index in Pix of a pixel.
func (p *NRGBA64) PixOffset(x, y int) int { return offset(p.Rect, p.Stride, 8, x, y) }

// At returns the color of a pixel.
func (p *NRGBA64) At(x, y int) color.Color { return p.NRGBA64At(x, y) }

// NRGBA64At returns the color of a pixel.
func (p *NRGBA64) NRGBA64At(x, y int) color.NRGBA64 {
	if s := p.pixel(x, y); s != nil {
		return color.NRGBA64{R: get16(s), G: get16(s[2:]), B: get16(s[4:]), A: get16(s[6:])}
	}
	return color.NRGBA64{}
}

// RGBA64At returns the color of a pixel.
func (p *NRGBA64) RGBA64At(x, y int) color.RGBA64 {
	return rgba64(p.NRGBA64At(x, y))
}

// Set changes the color of a pixel.
func (p *NRGBA64) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetNRGBA64(x, y, color.NRGBA64Model.Convert(c).(color.NRGBA64))
	}
}

// SetNRGBA64 changes the color of a pixel.
func (p *NRGBA64) SetNRGBA64(x, y int, c color.NRGBA64) {
	if s := p.pixel(x, y); s != nil {
		put16(s, c.R)
		put16(s[2:], c.G)
		put16(s[4:], c.B)
		put16(s[6:], c.A)
	}
}

// SetRGBA64 changes the color of a pixel.
func (p *NRGBA64) SetRGBA64(x, y int, c color.RGBA64) { p.SetNRGBA64(x, y, divided(c)) }

// SubImage returns the part in r, which shares the pixels.
func (p *NRGBA64) SubImage(r Rectangle) Image {
	if r = r.Intersect(p.Rect); r.Empty() {
		return &NRGBA64{}
	}
	return &NRGBA64{p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], p.Stride, r}
}

// Opaque reports whether all pixels are.
func (p *NRGBA64) Opaque() bool { return opaque(p.Pix, p.Rect, p.Stride, 8, 2) }
