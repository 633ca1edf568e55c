package main

import (
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"math/cmplx"
)

// mandelbrot draws the set in shades.
func mandelbrot(size int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, size, size))
	for py := range size {
		for px := range size {
			z := complex(float64(px)/float64(size)*4-2, float64(py)/float64(size)*4-2)
			img.Set(px, py, shade(z))
		}
	}
	return img
}

func shade(z complex128) color.Color {
	var v complex128
	for n := range uint8(50) {
		if v = v*v + z; cmplx.Abs(v) > 2 {
			return color.Gray{255 - 15*n}
		}
	}
	return color.Black
}

// plain is an image that is of no kind of the library's.
type plain struct {
	image.Rectangle
	model color.Model
	alpha uint16
}

func (p plain) ColorModel() color.Model { return p.model }
func (p plain) At(x, y int) color.Color {
	return color.NRGBA64{uint16(x * 3000), uint16(y * 5000), uint16(x * y * 77), p.alpha}
}

type settable interface {
	image.Image
	Set(x, y int, c color.Color)
}

type failing int

func (f *failing) Write(p []byte) (int, error) {
	if *f -= failing(len(p)); *f < 0 {
		return 0, errors.New("no room")
	}
	return len(p), nil
}

type pool struct{ b *png.EncoderBuffer }

func (p *pool) Get() *png.EncoderBuffer  { return p.b }
func (p *pool) Put(b *png.EncoderBuffer) { p.b = b }

func show(name string, enc png.Encoder, m image.Image) {
	var out bytes.Buffer
	err := enc.Encode(&out, m)
	fmt.Printf("%s: %v %d %08x", name, err, out.Len(), crc32.ChecksumIEEE(out.Bytes()))
	if out.Len() < 80 {
		fmt.Printf(" %x", out.Bytes())
	}
	fmt.Println()
}

func main() {
	m := mandelbrot(48)
	for _, level := range []png.CompressionLevel{png.DefaultCompression, png.NoCompression, png.BestSpeed, png.BestCompression, 7} {
		show("mandelbrot", png.Encoder{CompressionLevel: level}, m)
	}
	r := image.Rect(-3, 2, 14, 11)
	colors := color.Palette{}
	for i := range 40 {
		colors = append(colors, color.NRGBA{uint8(6 * i), uint8(200 - 3*i), uint8(i * i), uint8(255 - i%3*60)})
	}
	images := []settable{
		image.NewRGBA(r), image.NewRGBA64(r), image.NewNRGBA(r), image.NewNRGBA64(r), image.NewAlpha(r), image.NewAlpha16(r), image.NewGray(r),
		image.NewGray16(r), image.NewPaletted(r, colors), image.NewPaletted(r, colors[:16]), image.NewPaletted(r, colors[:3]), image.NewPaletted(r, colors[:2]),
	}
	buffers := new(pool)
	for _, alpha := range []uint8{255, 100} {
		for _, m := range images {
			for y := r.Min.Y; y < r.Max.Y; y++ {
				for x := r.Min.X; x < r.Max.X; x++ {
					m.Set(x, y, color.NRGBA{uint8(x * 13), uint8(y * 29), uint8(x * y), alpha})
				}
			}
			show(fmt.Sprintf("%T", m), png.Encoder{BufferPool: buffers}, m)
			part := m.(interface {
				SubImage(image.Rectangle) image.Image
			}).SubImage(image.Rect(0, 0, 7, 8))
			show("part", png.Encoder{BufferPool: buffers}, part)
		}
	}
	for _, model := range []color.Model{color.RGBAModel, color.GrayModel, color.Gray16Model, color.RGBA64Model} {
		for _, alpha := range []uint16{0xffff, 0x8000, 0} {
			show("plain", png.Encoder{}, plain{r, model, alpha})
		}
	}
	show("rectangle", png.Encoder{}, image.Rect(0, 0, 3, 3))
	show("empty", png.Encoder{}, image.NewGray(image.Rectangle{}))
	show("uniform", png.Encoder{}, image.NewPaletted(image.Rect(0, 0, 1, 1), color.Palette{}))
	fmt.Println(png.FormatError("x"), png.UnsupportedError("y"))
	for _, room := range []failing{0, 10, 40, 100} {
		fmt.Println(png.Encode(&room, m))
	}
}
