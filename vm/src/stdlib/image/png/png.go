// Package png reads and writes images in the format PNG.
package png

import (
	"image"
	"image/color"
)

const signature = "\x89PNG\r\n\x1a\n"

// A FormatError says that an image is none of the format.
type FormatError string

func (e FormatError) Error() string { return "png: invalid format: " + string(e) }

// An UnsupportedError says that an image uses what is not implemented.
type UnsupportedError string

func (e UnsupportedError) Error() string { return "png: unsupported feature: " + string(e) }

// A layout is how pixels stand in a file: how many bits each has, and the number of the kind of their colors.
type layout struct{ bits, depth, kind uint8 }

const (
	kindGray      = 0
	kindColor     = 2
	kindPalette   = 3
	kindGrayWith  = 4 // alpha
	kindColorWith = 6 // alpha
)

var (
	gray8    = layout{8, 8, kindGray}
	gray16   = layout{16, 16, kindGray}
	color8   = layout{24, 8, kindColor}
	color16  = layout{48, 16, kindColor}
	alpha8   = layout{32, 8, kindColorWith}
	alpha16  = layout{64, 16, kindColorWith}
	palette1 = layout{1, 1, kindPalette}
	palette2 = layout{2, 2, kindPalette}
	palette4 = layout{4, 4, kindPalette}
	palette8 = layout{8, 8, kindPalette}
)

// layoutOf chooses the smallest layout for an image, and returns its palette if that is part of the file.
func layoutOf(m image.Image) (layout, color.Palette) {
	if _, ok := m.(image.PalettedImage); ok {
		if p, _ := m.ColorModel().(color.Palette); p != nil {
			switch {
			case len(p) <= 2:
				return palette1, p
			case len(p) <= 4:
				return palette2, p
			case len(p) <= 16:
				return palette4, p
			}
			return palette8, p
		}
	}
	switch m.ColorModel() {
	case color.GrayModel:
		return gray8, nil
	case color.Gray16Model:
		return gray16, nil
	case color.RGBAModel, color.NRGBAModel, color.AlphaModel:
		if isOpaque(m) {
			return color8, nil
		}
		return alpha8, nil
	}
	if isOpaque(m) {
		return color16, nil
	}
	return alpha16, nil
}

func isOpaque(m image.Image) bool {
	if o, ok := m.(interface{ Opaque() bool }); ok {
		return o.Opaque()
	}
	b := m.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if _, _, _, a := m.At(x, y).RGBA(); a != 0xffff {
				return false
			}
		}
	}
	return true
}
