// Package image has images of pixels in memory.
package image

import "image/color"

// Config is what an image is before its pixels.
type Config struct {
	ColorModel    color.Model
	Width, Height int
}

// An Image has colors in a rectangle.
type Image interface {
	ColorModel() color.Model
	Bounds() Rectangle
	At(x, y int) color.Color
}

// An RGBA64Image also tells colors without an interface.
type RGBA64Image interface {
	RGBA64At(x, y int) color.RGBA64
	Image
}

// A PalettedImage has colors of a palette, if its model is one.
type PalettedImage interface {
	ColorIndexAt(x, y int) uint8
	Image
}

// A Uniform is an image of one color, as good as without bounds. It is a color and a model, too.
type Uniform struct{ C color.Color }

// Images of one color.
var (
	Black       = NewUniform(color.Black)
	White       = NewUniform(color.White)
	Transparent = NewUniform(color.Transparent)
	Opaque      = NewUniform(color.Opaque)
)

// NewUniform returns an image of the color c.
func NewUniform(c color.Color) *Uniform { return &Uniform{c} }

// RGBA returns that of the color.
func (c *Uniform) RGBA() (r, g, b, a uint32) { return c.C.RGBA() }

// ColorModel returns c.
func (c *Uniform) ColorModel() color.Model { return c }

// Convert returns the color.
func (c *Uniform) Convert(color.Color) color.Color { return c.C }

// Bounds returns a rectangle of billions of points.
func (c *Uniform) Bounds() Rectangle { return Rectangle{Point{-1e9, -1e9}, Point{1e9, 1e9}} }

// At returns the color.
func (c *Uniform) At(x, y int) color.Color { return c.C }

// RGBA64At returns the color.
func (c *Uniform) RGBA64At(x, y int) color.RGBA64 { return rgba64(c.C) }

// Opaque reports whether the color is.
func (c *Uniform) Opaque() bool { return rgba64(c.C).A == 0xffff }

func rgba64(c color.Color) color.RGBA64 {
	r, g, b, a := c.RGBA()
	return color.RGBA64{R: uint16(r), G: uint16(g), B: uint16(b), A: uint16(a)}
}

// What follows works on the pixels of all kinds of images: bytes from left to right in rows, which are stride apart.

// offset is the index of a pixel's first byte.
func offset(r Rectangle, stride, pixelBytes, x, y int) int {
	return (y-r.Min.Y)*stride + (x-r.Min.X)*pixelBytes
}

// pixel returns a pixel's bytes, nil outside of the image.
func pixel(pix []uint8, r Rectangle, stride, pixelBytes, x, y int) []uint8 {
	if !(Point{x, y}).In(r) {
		return nil
	}
	i := offset(r, stride, pixelBytes, x, y)
	return pix[i : i+pixelBytes : i+pixelBytes]
}

// opaque reports whether all bytes of alpha, the last alphaBytes of each pixel, are 0xff.
func opaque(pix []uint8, r Rectangle, stride, pixelBytes, alphaBytes int) bool {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := (y - r.Min.Y) * stride
		for x := range max(0, r.Dx()) {
			end := row + (x+1)*pixelBytes
			for i := end - alphaBytes; i < end; i++ {
				if pix[i] != 0xff {
					return false
				}
			}
		}
	}
	return true
}

// divided returns a color as it is before the multiplication by alpha. One without alpha keeps what it has.
func divided(c color.RGBA64) color.NRGBA64 {
	if c.A == 0 || c.A == 0xffff {
		return color.NRGBA64{R: c.R, G: c.G, B: c.B, A: c.A}
	}
	part := func(v uint16) uint16 { return uint16(uint32(v) * 0xffff / uint32(c.A)) }
	return color.NRGBA64{R: part(c.R), G: part(c.G), B: part(c.B), A: c.A}
}

func put16(p []uint8, v uint16) { p[0], p[1] = uint8(v>>8), uint8(v) }

func get16(p []uint8) uint16 { return uint16(p[0])<<8 | uint16(p[1]) }

func double(v uint8) uint16 { return uint16(v) * 0x101 }

// luma is how bright a color is, times 1<<16.
func luma(c color.RGBA64) uint32 {
	return 19595*uint32(c.R) + 38470*uint32(c.G) + 7471*uint32(c.B) + 1<<15
}
