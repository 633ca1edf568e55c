package main

import (
	"fmt"
	"image"
	"image/color"
)

type settable interface {
	image.RGBA64Image
	Set(x, y int, c color.Color)
	SetRGBA64(x, y int, c color.RGBA64)
	PixOffset(x, y int) int
	SubImage(r image.Rectangle) image.Image
	Opaque() bool
}

func attempt(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	colors := []color.Color{
		color.RGBA{10, 20, 30, 40}, color.RGBA64{1000, 2000, 3000, 40000}, color.NRGBA{200, 100, 50, 128}, color.NRGBA64{60000, 30000, 10, 32768},
		color.Alpha{77}, color.Alpha16{7777}, color.Gray{99}, color.Gray16{9999}, color.Black, color.White, color.Transparent, color.Opaque,
		image.NewUniform(color.NRGBA{1, 2, 3, 4}), color.NRGBA{5, 6, 7, 0}, color.NRGBA{5, 6, 7, 255},
	}
	models := []color.Model{
		color.RGBAModel, color.RGBA64Model, color.NRGBAModel, color.NRGBA64Model, color.AlphaModel, color.Alpha16Model, color.GrayModel, color.Gray16Model,
		color.Palette(colors[:8]), color.ModelFunc(func(color.Color) color.Color { return color.White }),
	}
	for _, c := range colors {
		r, g, b, a := c.RGBA()
		fmt.Println(r, g, b, a)
		for _, m := range models {
			fmt.Printf("%+v ", m.Convert(c))
		}
		fmt.Println()
	}
	fmt.Println(color.Palette{}.Convert(color.White), color.Palette(colors).Index(color.Gray16{65535}))

	r := image.Rect(4, 5, -1, 2)
	for _, m := range []settable{
		image.NewRGBA(r), image.NewRGBA64(r), image.NewNRGBA(r), image.NewNRGBA64(r), image.NewAlpha(r), image.NewAlpha16(r), image.NewGray(r),
		image.NewGray16(r), image.NewPaletted(r, colors[:8]),
	} {
		fmt.Printf("%T %v %t %d\n", m, m.Bounds(), m.Opaque(), m.PixOffset(1, 3))
		for i, c := range colors {
			m.Set(i%6-1, i/6+2, c)
		}
		m.SetRGBA64(0, 3, color.RGBA64{100, 20000, 300, 50000})
		m.SetRGBA64(100, 100, color.RGBA64{})
		for x := -2; x < 5; x++ {
			fmt.Printf("%+v %v; ", m.At(x, 3), m.RGBA64At(x, 3))
		}
		fmt.Println(m.Opaque())
		part := m.SubImage(image.Rect(0, 3, 2, 40)).(settable)
		part.Set(0, 3, color.White)
		fmt.Printf("%v %+v %v\n", part.Bounds(), m.At(0, 3), m.SubImage(image.Rect(50, 50, 60, 60)).Bounds())
		fmt.Printf("%v\n", m)
	}
	p := image.NewPaletted(r, colors[:8])
	p.SetColorIndex(0, 2, 5)
	p.SetColorIndex(90, 2, 5)
	fmt.Println(p.ColorIndexAt(0, 2), p.ColorIndexAt(90, 2), p.Pix, p.Stride)
	var model color.Model = p.ColorModel()
	fmt.Println(len(model.(color.Palette)), image.NewRGBA(r).ColorModel() == color.RGBAModel)

	u := image.NewUniform(color.NRGBA{1, 2, 3, 4})
	fmt.Println(u.At(1, 2), u.Bounds(), u.Opaque(), u.RGBA64At(0, 0), u.ColorModel() == color.Model(u), image.White.Opaque(), image.Black.C, image.Transparent, image.Opaque)

	a, b := image.Rect(0, 0, 10, 8), image.Rect(5, 4, 20, 20)
	fmt.Println(a, a.Dx(), a.Dy(), a.Size(), a.Add(image.Pt(1, 2)), a.Sub(image.Pt(1, 2)), a.Inset(3), a.Inset(4), a.Inset(-1), a.Intersect(b), a.Union(b))
	fmt.Println(a.Empty(), a.Eq(b), a.Overlaps(b), a.In(b), image.Rect(6, 5, 7, 6).In(b), image.Rectangle{}.In(a), a.Union(image.Rectangle{}), a.Intersect(image.Rect(50, 50, 60, 60)))
	fmt.Println(image.Rectangle{image.Pt(5, 6), image.Pt(1, 2)}.Canon(), a.At(3, 3), a.At(30, 3), a.RGBA64At(3, 3), a.RGBA64At(-1, 3), a.Bounds() == a, image.ZR, image.ZP)
	q := image.Pt(-7, 23)
	fmt.Println(q, q.Add(image.Pt(1, 1)), q.Sub(image.Pt(1, 1)), q.Mul(3), q.Div(2), q.In(a), q.Mod(a), q.Mod(b), q.Eq(image.Point{-7, 23}))
	fmt.Println(image.Rectangle{}.Eq(image.Rect(3, 3, 3, 9)))

	attempt(func() { image.NewRGBA(image.Rectangle{image.Pt(3, 3), image.Pt(0, 0)}) })
	attempt(func() { image.NewGray16(image.Rect(0, 0, 1<<40, 1<<40)) })
	attempt(func() { image.NewPaletted(r, nil).Set(0, 2, color.White) })
	attempt(func() { fmt.Println(image.NewPaletted(r, nil).At(0, 2), image.NewPaletted(r, nil).RGBA64At(0, 2)) })
	attempt(func() { (&image.RGBA{Rect: image.Rect(0, 0, 2, 2)}).At(0, 0) })
}
