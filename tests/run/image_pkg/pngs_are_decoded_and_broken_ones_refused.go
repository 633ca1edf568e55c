package main

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"io"
	"strings"
)

type chunk struct {
	name string
	data []byte
}

func file(chunks ...chunk) []byte {
	out := []byte("\x89PNG\r\n\x1a\n")
	for _, c := range chunks {
		out = binary.BigEndian.AppendUint32(out, uint32(len(c.data)))
		body := append([]byte(c.name), c.data...)
		out = append(out, body...)
		out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(body))
	}
	return out
}

func header(width, height, depth, kind, interlaced byte) chunk {
	return chunk{"IHDR", []byte{0, 0, 0, width, 0, 0, 0, height, depth, kind, 0, 0, interlaced}}
}

func pixels(n int) chunk {
	raw := make([]byte, n)
	for i := range raw {
		raw[i] = byte(i * 37)
	}
	return data(raw)
}

func data(raw []byte) chunk {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	w.Write(raw)
	w.Close()
	return chunk{"IDAT", out.Bytes()}
}

// rows makes rows of a size, each with the next filter.
func rows(size, n int) chunk {
	var raw []byte
	for y := range n {
		raw = append(raw, byte(y%5))
		for x := range size {
			raw = append(raw, byte(x*x*3+y*17))
		}
	}
	return data(raw)
}

var end = chunk{"IEND", nil}

func show(data []byte) {
	m, err := png.Decode(bytes.NewReader(data))
	c, err2 := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		fmt.Println(m, err, c.Width, c.Height, err2)
		return
	}
	p, isPalette := c.ColorModel.(color.Palette)
	fmt.Printf("%T %v %v %d %t %d\n", m, m, err, c.Width, isPalette, len(p))
}

func main() {
	for _, kind := range []byte{0, 2, 3, 4, 6} {
		for _, depth := range []byte{1, 2, 4, 8, 16, 3} {
			samples := map[byte]int{0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[kind]
			size := (5*samples*int(depth) + 7) / 8
			chunks := []chunk{header(5, 6, depth, kind, 0)}
			if kind == 3 {
				chunks = append(chunks, chunk{"PLTE", []byte{1, 2, 3, 4, 5, 6}})
			}
			show(file(append(chunks, rows(size, 6), end)...))
			transparent := map[byte][]byte{0: {0, 1}, 2: {0, 0, 0, 3, 0, 12}, 3: {7, 8}, 4: {1, 2}, 6: {}}[kind]
			chunks = append(chunks, chunk{"tRNS", transparent}, chunk{"tEXt", []byte("ignored")})
			show(file(append(chunks, rows(size, 6), end)...))
		}
	}

	// Interlaced: rows of 7 passes, each with a filter byte.
	var raw []byte
	for _, pass := range [][2]int{{1, 1}, {1, 1}, {2, 1}, {2, 2}, {3, 2}, {3, 3}, {6, 3}} {
		for y := range pass[1] {
			raw = append(raw, byte(y%5))
			for x := range pass[0] {
				raw = append(raw, byte(len(raw)*11+x))
			}
		}
	}
	show(file(header(6, 6, 8, 0, 1), data(raw), end))
	show(file(header(6, 6, 8, 0, 1), data(raw[:20]), end))

	h := header(2, 2, 8, 0, 0)
	good := []byte{0, 1, 2, 0, 3, 4}
	body := data(good)
	half := len(body.data) / 2
	for _, chunks := range [][]chunk{
		{h, body, end}, {h, {"IDAT", body.data[:half]}, {"IDAT", nil}, {"IDAT", body.data[half:]}, end}, {h, {"IDAT", body.data[:half]}, end},
		{h, body, body, end}, {h, end}, {h, body}, {h, h, body, end}, {body, end}, {h, pixels(6), end}, {h, pixels(5), end}, {h, data(append(good, 1)), end},
		{h, data([]byte{5, 1, 2, 0, 3, 4}), end}, {h, body, {"IEND", []byte{1}}}, {{"IHDR", nil}, body, end}, {h, {"PLTE", []byte{1, 2, 3}}, body, end},
		{header(2, 2, 8, 3, 0), body, end}, {header(2, 2, 8, 3, 0), {"PLTE", []byte{1, 2}}, body, end}, {h, {"tRNS", []byte{1}}, body, end},
		{header(0, 2, 8, 0, 0), body, end}, {header(2, 2, 8, 0, 2), body, end}, {{"IHDR", []byte{255, 0, 0, 0, 0, 0, 0, 1, 8, 0, 0, 0, 0}}, body, end},
		{{"IHDR", []byte{127, 255, 255, 255, 127, 255, 255, 255, 8, 0, 0, 0, 0}}, body, end}, {{"IHDR", []byte{0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 1, 0, 0}}, body, end},
		{{"IHDR", []byte{0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 1, 0}}, body, end}, {h, {"IDAT", []byte("nonsense")}, end}, {h, body, {"tRNS", []byte{1, 2}}, end},
	} {
		show(file(chunks...))
	}
	whole := file(h, body, end)
	for end := 0; end < len(whole); end += 5 {
		_, err := png.Decode(bytes.NewReader(whole[:end]))
		fmt.Print(err, "; ")
	}
	fmt.Println()
	for at := 0; at < len(whole); at += 4 {
		broken := bytes.Clone(whole)
		broken[at] ^= 2
		m, err := png.Decode(bytes.NewReader(broken))
		fmt.Println(at, m, err)
	}

	m, name, err := image.Decode(bytes.NewReader(whole))
	fmt.Println(m, name, err)
	c, name, err := image.DecodeConfig(io.MultiReader(bytes.NewReader(whole)))
	fmt.Println(c.Width, c.Height, c.ColorModel == color.GrayModel, name, err)
	_, name, err = image.Decode(strings.NewReader("no image"))
	fmt.Printf("%q %v\n", name, err)
	image.RegisterFormat("dot", "d?t", func(r io.Reader) (image.Image, error) {
		text, err := io.ReadAll(r)
		fmt.Printf("%q\n", text)
		return image.Rect(0, 0, 1, 1), err
	}, func(io.Reader) (image.Config, error) { return image.Config{}, errors.New("no config") })
	fmt.Println(image.Decode(strings.NewReader("dot...")))
	fmt.Println(image.DecodeConfig(strings.NewReader("dut")))
	fmt.Println(image.Decode(strings.NewReader("do")))
}
