package png

import (
	"image"
	"image/color"
)

// fill writes the pixels of a row.
func fill(row []uint8, m image.Image, y int, form layout) {
	b := m.Bounds()
	switch form {
	case gray8:
		if g, ok := m.(*image.Gray); ok {
			copy(row, rowOf(g.Pix, g.Rect, g.Stride, 1, y))
			return
		}
		each(row, b, 1, func(p []uint8, x int) { p[0] = color.GrayModel.Convert(m.At(x, y)).(color.Gray).Y })
	case gray16:
		each(row, b, 2, func(p []uint8, x int) { put16(p, color.Gray16Model.Convert(m.At(x, y)).(color.Gray16).Y) })
	case color8:
		switch m := m.(type) {
		case *image.RGBA:
			dropAlpha(row, rowOf(m.Pix, m.Rect, m.Stride, 4, y))
			return
		case *image.NRGBA:
			dropAlpha(row, rowOf(m.Pix, m.Rect, m.Stride, 4, y))
			return
		}
		each(row, b, 3, func(p []uint8, x int) {
			r, g, b, _ := m.At(x, y).RGBA()
			p[0], p[1], p[2] = uint8(r>>8), uint8(g>>8), uint8(b>>8)
		})
	case color16:
		each(row, b, 6, func(p []uint8, x int) {
			r, g, b, _ := m.At(x, y).RGBA()
			put16(p, uint16(r))
			put16(p[2:], uint16(g))
			put16(p[4:], uint16(b))
		})
	case alpha8:
		switch m := m.(type) {
		case *image.NRGBA:
			copy(row, rowOf(m.Pix, m.Rect, m.Stride, 4, y))
			return
		case *image.RGBA:
			divide(row, rowOf(m.Pix, m.Rect, m.Stride, 4, y))
			return
		}
		each(row, b, 4, func(p []uint8, x int) {
			c := color.NRGBAModel.Convert(m.At(x, y)).(color.NRGBA)
			p[0], p[1], p[2], p[3] = c.R, c.G, c.B, c.A
		})
	case alpha16:
		each(row, b, 8, func(p []uint8, x int) {
			c := color.NRGBA64Model.Convert(m.At(x, y)).(color.NRGBA64)
			put16(p, c.R)
			put16(p[2:], c.G)
			put16(p[4:], c.B)
			put16(p[6:], c.A)
		})
	default:
		indices(row, m.(image.PalettedImage), y, form)
	}
}

// each calls put for the room of each pixel of so many bytes.
func each(row []uint8, b image.Rectangle, pixelBytes int, put func(p []uint8, x int)) {
	for x := b.Min.X; x < b.Max.X; x++ {
		put(row, x)
		row = row[pixelBytes:]
	}
}

func put16(p []uint8, v uint16) { p[0], p[1] = uint8(v>>8), uint8(v) }

// rowOf returns the bytes of a row.
func rowOf(pix []uint8, r image.Rectangle, stride, pixelBytes, y int) []uint8 {
	start := (y - r.Min.Y) * stride
	return pix[start : start+pixelBytes*r.Dx()]
}

func dropAlpha(row, pix []uint8) {
	for ; len(pix) > 0; pix, row = pix[4:], row[3:] {
		copy(row, pix[:3])
	}
}

// divide undoes the multiplication of colors by alpha.
func divide(row, pix []uint8) {
	for ; len(pix) > 0; pix, row = pix[4:], row[4:] {
		switch a := uint32(pix[3]); a {
		case 0:
			clear(row[:4])
		case 0xff:
			copy(row, pix[:4])
		default:
			for i, v := range pix[:3] {
				row[i] = uint8(uint32(v) * (0x101 * 0xffff) / (a * 0x101) >> 8)
			}
			row[3] = pix[3]
		}
	}
}

// indices writes indices of colors, of which a byte may have several, the first in its highest bits.
func indices(row []uint8, m image.PalettedImage, y int, form layout) {
	b := m.Bounds()
	if p, ok := m.(*image.Paletted); ok && form.bits == 8 {
		copy(row, rowOf(p.Pix, p.Rect, p.Stride, 1, y))
		return
	}
	bits := int(form.bits)
	gathered, free := uint8(0), 8
	for x := b.Min.X; x < b.Max.X; x++ {
		gathered = gathered<<bits | m.ColorIndexAt(x, y)
		if free -= bits; free == 0 {
			row[0] = gathered
			row = row[1:]
			gathered, free = 0, 8
		}
	}
	if free < 8 {
		row[0] = gathered << free
	}
}
