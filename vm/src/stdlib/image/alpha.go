package image

import "image/color"

// An Alpha is an image of color.Alpha: Pix has its pixels, rows of Stride bytes.
type Alpha struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

// NewAlpha returns an image with the bounds r.
func NewAlpha(r Rectangle) *Alpha {
	return &Alpha{make([]uint8, bufferLength(1, r, "Alpha")), r.Dx(), r}
}

func (p *Alpha) pixel(x, y int) []uint8 { return pixel(p.Pix, p.Rect, p.Stride, 1, x, y) }

// ColorModel returns color.AlphaModel.
func (p *Alpha) ColorModel() color.Model { return color.AlphaModel }

// Bounds returns Rect.
func (p *Alpha) Bounds() Rectangle { return p.Rect }

// PixOffset returns the index in Pix of a pixel.
func (p *Alpha) PixOffset(x, y int) int { return offset(p.Rect, p.Stride, 1, x, y) }

// At returns the color of a pixel.
func (p *Alpha) At(x, y int) color.Color { return p.AlphaAt(x, y) }

// AlphaAt returns the color of a pixel.
func (p *Alpha) AlphaAt(x, y int) color.Alpha {
	if s := p.pixel(x, y); s != nil {
		return color.Alpha{A: s[0]}
	}
	return color.Alpha{}
}

// RGBA64At returns the color of a pixel.
func (p *Alpha) RGBA64At(x, y int) color.RGBA64 {
	return rgba64(p.AlphaAt(x, y))
}

// Set changes the color of a pixel.
func (p *Alpha) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetAlpha(x, y, color.AlphaModel.Convert(c).(color.Alpha))
	}
}

// SetAlpha changes the color of a pixel.
func (p *Alpha) SetAlpha(x, y int, c color.Alpha) {
	if s := p.pixel(x, y); s != nil {
		s[0] = c.A
	}
}

// SetRGBA64 changes the color of a pixel.
func (p *Alpha) SetRGBA64(x, y int, c color.RGBA64) {
	if s := p.pixel(x, y); s != nil {
		s[0] = uint8(c.A >> 8)
	}
}

// SubImage returns the part in r, which shares the pixels.
func (p *Alpha) SubImage(r Rectangle) Image {
	if r = r.Intersect(p.Rect); r.Empty() {
		return &Alpha{}
	}
	return &Alpha{p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], p.Stride, r}
}

// Opaque reports whether all pixels are.
func (p *Alpha) Opaque() bool { return opaque(p.Pix, p.Rect, p.Stride, 1, 1) }

// An Alpha16 is an image of color.Alpha16: Pix has its pixels, rows of Stride bytes.
type Alpha16 struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

// NewAlpha16 returns an image with the bounds r.
func NewAlpha16(r Rectangle) *Alpha16 {
	return &Alpha16{make([]uint8, bufferLength(2, r, "Alpha16")), 2 * r.Dx(), r}
}

func (p *Alpha16) pixel(x, y int) []uint8 { return pixel(p.Pix, p.Rect, p.Stride, 2, x, y) }

// ColorModel returns color.Alpha16Model.
func (p *Alpha16) ColorModel() color.Model { return color.Alpha16Model }

// Bounds returns Rect.
func (p *Alpha16) Bounds() Rectangle { return p.Rect }

// PixOffset returns the index in Pix of a pixel.
func (p *Alpha16) PixOffset(x, y int) int { return offset(p.Rect, p.Stride, 2, x, y) }

// At returns the color of a pixel.
func (p *Alpha16) At(x, y int) color.Color { return p.Alpha16At(x, y) }

// Alpha16At returns the color of a pixel.
func (p *Alpha16) Alpha16At(x, y int) color.Alpha16 {
	if s := p.pixel(x, y); s != nil {
		return color.Alpha16{A: get16(s)}
	}
	return color.Alpha16{}
}

// RGBA64At returns the color of a pixel.
func (p *Alpha16) RGBA64At(x, y int) color.RGBA64 {
	return rgba64(p.Alpha16At(x, y))
}

// Set changes the color of a pixel.
func (p *Alpha16) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetAlpha16(x, y, color.Alpha16Model.Convert(c).(color.Alpha16))
	}
}

// SetAlpha16 changes the color of a pixel.
func (p *Alpha16) SetAlpha16(x, y int, c color.Alpha16) {
	if s := p.pixel(x, y); s != nil {
		put16(s, c.A)
	}
}

// SetRGBA64 changes the color of a pixel.
func (p *Alpha16) SetRGBA64(x, y int, c color.RGBA64) {
	if s := p.pixel(x, y); s != nil {
		put16(s, c.A)
	}
}

// SubImage returns the part in r, which shares the pixels.
func (p *Alpha16) SubImage(r Rectangle) Image {
	if r = r.Intersect(p.Rect); r.Empty() {
		return &Alpha16{}
	}
	return &Alpha16{p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], p.Stride, r}
}

// Opaque reports whether all pixels are.
func (p *Alpha16) Opaque() bool { return opaque(p.Pix, p.Rect, p.Stride, 2, 2) }
