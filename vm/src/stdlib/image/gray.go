package image

import "image/color"

// A Gray is an image of color.Gray: Pix has its pixels, rows of Stride bytes.
type Gray struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

// NewGray returns an image with the bounds r.
func NewGray(r Rectangle) *Gray {
	return &Gray{make([]uint8, bufferLength(1, r, "Gray")), r.Dx(), r}
}

func (p *Gray) pixel(x, y int) []uint8 { return pixel(p.Pix, p.Rect, p.Stride, 1, x, y) }

// ColorModel returns color.GrayModel.
func (p *Gray) ColorModel() color.Model { return color.GrayModel }

// Bounds returns Rect.
func (p *Gray) Bounds() Rectangle { return p.Rect }

// PixOffset returns the index in Pix of a pixel.
func (p *Gray) PixOffset(x, y int) int { return offset(p.Rect, p.Stride, 1, x, y) }

// At returns the color of a pixel.
func (p *Gray) At(x, y int) color.Color { return p.GrayAt(x, y) }

// GrayAt returns the color of a pixel.
func (p *Gray) GrayAt(x, y int) color.Gray {
	if s := p.pixel(x, y); s != nil {
		return color.Gray{Y: s[0]}
	}
	return color.Gray{}
}

// RGBA64At returns the color of a pixel.
func (p *Gray) RGBA64At(x, y int) color.RGBA64 {
	return rgba64(p.GrayAt(x, y))
}

// Set changes the color of a pixel.
func (p *Gray) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetGray(x, y, color.GrayModel.Convert(c).(color.Gray))
	}
}

// SetGray changes the color of a pixel.
func (p *Gray) SetGray(x, y int, c color.Gray) {
	if s := p.pixel(x, y); s != nil {
		s[0] = c.Y
	}
}

// SetRGBA64 changes the color of a pixel.
func (p *Gray) SetRGBA64(x, y int, c color.RGBA64) {
	if s := p.pixel(x, y); s != nil {
		s[0] = uint8(luma(c) >> 24)
	}
}

// SubImage returns the part in r, which shares the pixels.
func (p *Gray) SubImage(r Rectangle) Image {
	if r = r.Intersect(p.Rect); r.Empty() {
		return &Gray{}
	}
	return &Gray{p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], p.Stride, r}
}

// Opaque returns true.
func (p *Gray) Opaque() bool { return true }

// A Gray16 is an image of color.Gray16: Pix has its pixels, rows of Stride bytes.
type Gray16 struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

// NewGray16 returns an image with the bounds r.
func NewGray16(r Rectangle) *Gray16 {
	return &Gray16{make([]uint8, bufferLength(2, r, "Gray16")), 2 * r.Dx(), r}
}

func (p *Gray16) pixel(x, y int) []uint8 { return pixel(p.Pix, p.Rect, p.Stride, 2, x, y) }

// ColorModel returns color.Gray16Model.
func (p *Gray16) ColorModel() color.Model { return color.Gray16Model }

// Bounds returns Rect.
func (p *Gray16) Bounds() Rectangle { return p.Rect }

// PixOffset returns the index in Pix of a pixel.
func (p *Gray16) PixOffset(x, y int) int { return offset(p.Rect, p.Stride, 2, x, y) }

// At returns the color of a pixel.
func (p *Gray16) At(x, y int) color.Color { return p.Gray16At(x, y) }

// Gray16At returns the color of a pixel.
func (p *Gray16) Gray16At(x, y int) color.Gray16 {
	if s := p.pixel(x, y); s != nil {
		return color.Gray16{Y: get16(s)}
	}
	return color.Gray16{}
}

// RGBA64At returns the color of a pixel.
func (p *Gray16) RGBA64At(x, y int) color.RGBA64 {
	return rgba64(p.Gray16At(x, y))
}

// Set changes the color of a pixel.
func (p *Gray16) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetGray16(x, y, color.Gray16Model.Convert(c).(color.Gray16))
	}
}

// SetGray16 changes the color of a pixel.
func (p *Gray16) SetGray16(x, y int, c color.Gray16) {
	if s := p.pixel(x, y); s != nil {
		put16(s, c.Y)
	}
}

// SetRGBA64 changes the color of a pixel.
func (p *Gray16) SetRGBA64(x, y int, c color.RGBA64) {
	if s := p.pixel(x, y); s != nil {
		put16(s, uint16(luma(c)>>16))
	}
}

// SubImage returns the part in r, which shares the pixels.
func (p *Gray16) SubImage(r Rectangle) Image {
	if r = r.Intersect(p.Rect); r.Empty() {
		return &Gray16{}
	}
	return &Gray16{p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], p.Stride, r}
}

// Opaque returns true.
func (p *Gray16) Opaque() bool { return true }
