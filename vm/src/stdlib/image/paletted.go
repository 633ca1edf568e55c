package image

import "image/color"

// A Paletted is an image of colors of a palette: Pix has their indices, rows of Stride bytes.
type Paletted struct {
	Pix     []uint8
	Stride  int
	Rect    Rectangle
	Palette color.Palette
}

// NewPaletted returns an image with the bounds r and a palette.
func NewPaletted(r Rectangle, p color.Palette) *Paletted {
	return &Paletted{make([]uint8, bufferLength(1, r, "Paletted")), r.Dx(), r, p}
}

// ColorModel returns the palette.
func (p *Paletted) ColorModel() color.Model { return p.Palette }

// Bounds returns Rect.
func (p *Paletted) Bounds() Rectangle { return p.Rect }

// PixOffset returns the index in Pix of a pixel.
func (p *Paletted) PixOffset(x, y int) int { return offset(p.Rect, p.Stride, 1, x, y) }

// At returns the color of a pixel.
func (p *Paletted) At(x, y int) color.Color {
	if len(p.Palette) == 0 {
		return nil
	}
	return p.Palette[p.ColorIndexAt(x, y)]
}

// RGBA64At returns the color of a pixel.
func (p *Paletted) RGBA64At(x, y int) color.RGBA64 {
	if len(p.Palette) == 0 {
		return color.RGBA64{}
	}
	return rgba64(p.Palette[p.ColorIndexAt(x, y)])
}

// ColorIndexAt returns the index of a pixel's color.
func (p *Paletted) ColorIndexAt(x, y int) uint8 {
	if !(Point{x, y}).In(p.Rect) {
		return 0
	}
	return p.Pix[p.PixOffset(x, y)]
}

// SetColorIndex changes the index of a pixel's color.
func (p *Paletted) SetColorIndex(x, y int, index uint8) {
	if (Point{x, y}).In(p.Rect) {
		p.Pix[p.PixOffset(x, y)] = index
	}
}

// Set changes the color of a pixel to the nearest of the palette.
func (p *Paletted) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetColorIndex(x, y, uint8(p.Palette.Index(c)))
	}
}

// SetRGBA64 changes the color of a pixel to the nearest of the palette.
func (p *Paletted) SetRGBA64(x, y int, c color.RGBA64) { p.Set(x, y, c) }

// SubImage returns the part in r, which shares the pixels.
func (p *Paletted) SubImage(r Rectangle) Image {
	if r = r.Intersect(p.Rect); r.Empty() {
		return &Paletted{Palette: p.Palette}
	}
	return &Paletted{p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], p.Stride, r, p.Palette}
}

// Opaque reports whether all colors that a pixel has are.
func (p *Paletted) Opaque() bool {
	var used [256]bool
	for y := p.Rect.Min.Y; y < p.Rect.Max.Y; y++ {
		row := (y - p.Rect.Min.Y) * p.Stride
		for _, index := range p.Pix[row : row+p.Rect.Dx()] {
			used[index] = true
		}
	}
	for i, c := range p.Palette {
		if used[i] && rgba64(c).A != 0xffff {
			return false
		}
	}
	return true
}
