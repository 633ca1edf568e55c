package png

import (
	"image"
	"image/color"
	"io"
)

// A pass has columns and rows that are so far apart, from a first one on.
type pass struct{ columns, rows, column, row int }

// passes are those of an interlaced image.
var passes = [...]pass{{8, 8, 0, 0}, {8, 8, 4, 0}, {4, 8, 0, 4}, {4, 4, 2, 0}, {2, 4, 0, 2}, {2, 2, 1, 0}, {1, 2, 0, 1}}

// newImage returns an image for the file's pixels. A transparent color needs alpha.
func (d *decoder) newImage() image.Image {
	r, deep := image.Rect(0, 0, d.width, d.height), d.form.depth == 16
	opaque := d.transparent == nil
	switch {
	case d.form.kind == kindPalette:
		return image.NewPaletted(r, d.palette)
	case d.form.kind == kindGray && opaque && deep:
		return image.NewGray16(r)
	case d.form.kind == kindGray && opaque:
		return image.NewGray(r)
	case d.form.kind == kindColor && opaque && deep:
		return image.NewRGBA64(r)
	case d.form.kind == kindColor && opaque:
		return image.NewRGBA(r)
	case deep:
		return image.NewNRGBA64(r)
	}
	return image.NewNRGBA(r)
}

// pass reads the pixels of a pass.
func (d *decoder) pass(r io.Reader, img image.Image, p pass) error {
	width := (d.width - p.column + p.columns - 1) / p.columns
	height := (d.height - p.row + p.rows - 1) / p.rows
	if width == 0 || height == 0 {
		return nil
	}
	size := 1 + (int(d.form.bits)*width+7)/8
	row, previous := make([]uint8, size), make([]uint8, size)
	for y := range height {
		if _, err := io.ReadFull(r, row); err != nil {
			if err == io.EOF || err == io.ErrUnexpectedEOF {
				return FormatError("not enough pixel data")
			}
			return err
		}
		if !unfilter(int(row[0]), row[1:], previous[1:], (int(d.form.bits)+7)/8) {
			return FormatError("bad filter type")
		}
		for x := range width {
			d.pixel(img, row[1:], x, p.column+x*p.columns, p.row+y*p.rows)
		}
		row, previous = previous, row
	}
	return nil
}

// unfilter undoes a filter, if there is one of that number.
func unfilter(kind int, row, above []uint8, pixelBytes int) bool {
	switch kind {
	case filterNone:
	case filterSub:
		for i := pixelBytes; i < len(row); i++ {
			row[i] += row[i-pixelBytes]
		}
	case filterUp:
		for i, v := range above {
			row[i] += v
		}
	case filterAverage:
		for i := range row {
			left := 0
			if i >= pixelBytes {
				left = int(row[i-pixelBytes])
			}
			row[i] += uint8((left + int(above[i])) / 2)
		}
	case filterPaeth:
		for i := range row {
			var left, corner uint8
			if i >= pixelBytes {
				left, corner = row[i-pixelBytes], above[i-pixelBytes]
			}
			row[i] += paeth(left, above[i], corner)
		}
	default:
		return false
	}
	return true
}

// scale makes 8 bits of a gray with fewer.
func (l layout) scale() uint8 {
	switch l.depth {
	case 1:
		return 0xff
	case 2:
		return 0x55
	case 4:
		return 0x11
	}
	return 1
}

// sample returns the nth of a row's numbers.
func (l layout) sample(row []uint8, n int) uint16 {
	switch l.depth {
	case 8:
		return uint16(row[n])
	case 16:
		return uint16(row[2*n])<<8 | uint16(row[2*n+1])
	}
	at := n * int(l.depth)
	return uint16(row[at/8] << (at % 8) >> (8 - l.depth))
}

// pixel writes the nth pixel of a row to its place.
func (d *decoder) pixel(img image.Image, row []uint8, n, x, y int) {
	if p, ok := img.(*image.Paletted); ok {
		index := int(d.form.sample(row, n))
		if index >= len(p.Palette) {
			p.Palette = p.Palette[:index+1]
		}
		p.SetColorIndex(x, y, uint8(index))
		return
	}
	samples := int(d.form.bits / d.form.depth)
	var v [4]uint16
	for i := range samples {
		v[i] = d.form.sample(row, samples*n+i)
	}
	c := color.NRGBA64{R: v[0], G: v[1], B: v[2], A: v[3]}
	if samples <= 2 {
		if d.form.depth < 8 {
			v[0] *= uint16(d.form.scale())
		}
		c = color.NRGBA64{R: v[0], G: v[0], B: v[0], A: v[1]}
	}
	if d.form.kind == kindGray || d.form.kind == kindColor {
		c.A = 0xffff
		if t := d.transparent; t != nil && c.R == t[0] && (samples == 1 || c.G == t[1] && c.B == t[2]) {
			c.A = 0
		}
	}
	switch img := img.(type) {
	case *image.Gray:
		img.SetGray(x, y, color.Gray{Y: uint8(c.R)})
	case *image.Gray16:
		img.SetGray16(x, y, color.Gray16{Y: c.R})
	case *image.RGBA:
		img.SetRGBA(x, y, color.RGBA{R: uint8(c.R), G: uint8(c.G), B: uint8(c.B), A: 0xff})
	case *image.RGBA64:
		img.SetRGBA64(x, y, color.RGBA64(c))
	case *image.NRGBA:
		img.SetNRGBA(x, y, color.NRGBA{R: uint8(c.R), G: uint8(c.G), B: uint8(c.B), A: uint8(c.A)})
	case *image.NRGBA64:
		img.SetNRGBA64(x, y, c)
	}
}
