package image

import "image/color"

// An RGBA is an image of color.RGBA: Pix has its pixels, rows of Stride bytes.
type RGBA struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

// NewRGBA returns an image with the bounds r.
func NewRGBA(r Rectangle) *RGBA {
	return &RGBA{make([]uint8, bufferLength(4, r, "RGBA")), 4 * r.Dx(), r}
}

func (p *RGBA) pixel(x, y int) []uint8 { return pixel(p.Pix, p.Rect, p.Stride, 4, x, y) }

// ColorModel returns color.RGBAModel.
func (p *RGBA) ColorModel() color.Model { return color.RGBAModel }

// Bounds returns Rect.
func (p *RGBA) Bounds() Rectangle { return p.Rect }

// PixOffset returns the index in Pix of a pixel.
func (p *RGBA) PixOffset(x, y int) int { return offset(p.Rect, p.Stride, 4, x, y) }

// At returns the color of a pixel.
func (p *RGBA) At(x, y int) color.Color { return p.RGBAAt(x, y) }

// RGBAAt returns the color of a pixel.
func (p *RGBA) RGBAAt(x, y int) color.RGBA {
	if s := p.pixel(x, y); s != nil {
		return color.RGBA{R: s[0], G: s[1], B: s[2], A: s[3]}
	}
	return color.RGBA{}
}

// RGBA64At returns the color of a pixel.
func (p *RGBA) RGBA64At(x, y int) color.RGBA64 {
	c := p.RGBAAt(x, y)
	return color.RGBA64{R: double(c.R), G: double(c.G), B: double(c.B), A: double(c.A)}
}

// Set changes the color of a pixel.
func (p *RGBA) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetRGBA(x, y, color.RGBAModel.Convert(c).(color.RGBA))
	}
}

// SetRGBA changes the color of a pixel.
func (p *RGBA) SetRGBA(x, y int, c color.RGBA) {
	if s := p.pixel(x, y); s != nil {
		s[0], s[1], s[2], s[3] = c.R, c.G, c.B, c.A
	}
}

// SetRGBA64 changes the color of a pixel.
func (p *RGBA) SetRGBA64(x, y int, c color.RGBA64) {
	if s := p.pixel(x, y); s != nil {
		s[0], s[1], s[2], s[3] = uint8(c.R>>8), uint8(c.G>>8), uint8(c.B>>8), uint8(c.A>>8)
	}
}

// SubImage returns the part in r, which shares the pixels.
func (p *RGBA) SubImage(r Rectangle) Image {
	if r = r.Intersect(p.Rect); r.Empty() {
		return &RGBA{}
	}
	return &RGBA{p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], p.Stride, r}
}

// Opaque reports whether all pixels are.
func (p *RGBA) Opaque() bool { return opaque(p.Pix, p.Rect, p.Stride, 4, 1) }

// An RGBA64 is an image of color.RGBA64: Pix has its pixels, rows of Stride bytes.
type RGBA64 struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

// NewRGBA64 returns an image with the bounds r.
func NewRGBA64(r Rectangle) *RGBA64 {
	return &RGBA64{make([]uint8, bufferLength(8, r, "RGBA64")), 8 * r.Dx(), r}
}

func (p *RGBA64) pixel(x, y int) []uint8 { return pixel(p.Pix, p.Rect, p.Stride, 8, x, y) }

// ColorModel returns color.RGBA64Model.
func (p *RGBA64) ColorModel() color.Model { return color.RGBA64Model }

// Bounds returns Rect.
func (p *RGBA64) Bounds() Rectangle { return p.Rect }

// PixOffset returns the index in Pix of a pixel.
func (p *RGBA64) PixOffset(x, y int) int { return offset(p.Rect, p.Stride, 8, x, y) }

// At returns the color of a pixel.
func (p *RGBA64) At(x, y int) color.Color { return p.RGBA64At(x, y) }

// RGBA64At returns the color of a pixel.
func (p *RGBA64) RGBA64At(x, y int) color.RGBA64 {
	if s := p.pixel(x, y); s != nil {
		return color.RGBA64{R: get16(s), G: get16(s[2:]), B: get16(s[4:]), A: get16(s[6:])}
	}
	return color.RGBA64{}
}

// Set changes the color of a pixel.
func (p *RGBA64) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetRGBA64(x, y, color.RGBA64Model.Convert(c).(color.RGBA64))
	}
}

// SetRGBA64 changes the color of a pixel.
func (p *RGBA64) SetRGBA64(x, y int, c color.RGBA64) {
	if s := p.pixel(x, y); s != nil {
		put16(s, c.R)
		put16(s[2:], c.G)
		put16(s[4:], c.B)
		put16(s[6:], c.A)
	}
}

// SubImage returns the part in r, which shares the pixels.
func (p *RGBA64) SubImage(r Rectangle) Image {
	if r = r.Intersect(p.Rect); r.Empty() {
		return &RGBA64{}
	}
	return &RGBA64{p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], p.Stride, r}
}

// Opaque reports whether all pixels are.
func (p *RGBA64) Opaque() bool { return opaque(p.Pix, p.Rect, p.Stride, 8, 2) }
