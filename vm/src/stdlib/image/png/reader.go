package png

import (
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"io"
)

// What of a file was read, in the order of its chunks.
const (
	atStart = iota
	behindHeader
	behindPalette
	behindTransparency
	behindData
	behindEnd
)

const errOrder = FormatError("chunk out of order")

type decoder struct {
	in            io.Reader
	sum           uint32 // of the chunk
	stage         int
	width, height int
	form          layout
	interlaced    bool
	palette       color.Palette
	transparent   *[3]uint16 // the gray, or the color, that is not to be seen
	left          uint32     // bytes of the chunk of data
	scratch       [3 * 256]byte
	img           image.Image
}

func init() { image.RegisterFormat("png", signature, Decode, DecodeConfig) }

// Decode reads an image.
func Decode(r io.Reader) (image.Image, error) {
	d := &decoder{in: r}
	err := d.signature()
	for err == nil && d.stage != behindEnd {
		err = d.chunk(false)
	}
	if err != nil {
		return nil, unexpected(err)
	}
	return d.img, nil
}

// DecodeConfig reads size and model of an image.
func DecodeConfig(r io.Reader) (image.Config, error) {
	d := &decoder{in: r}
	err := d.signature()
	// A palette is complete when its transparency was read.
	for err == nil && (d.stage < behindHeader || d.form.kind == kindPalette && d.stage < behindTransparency) {
		err = d.chunk(true)
	}
	if err != nil {
		return image.Config{}, unexpected(err)
	}
	return image.Config{ColorModel: d.model(), Width: d.width, Height: d.height}, nil
}

func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

func (d *decoder) model() color.Model {
	deep := d.form.depth == 16
	switch d.form.kind {
	case kindPalette:
		return d.palette
	case kindGray:
		if deep {
			return color.Gray16Model
		}
		return color.GrayModel
	case kindColor:
		if deep {
			return color.RGBA64Model
		}
		return color.RGBAModel
	}
	if deep {
		return color.NRGBA64Model
	}
	return color.NRGBAModel
}

// read reads all of p, which is a part of the chunk.
func (d *decoder) read(p []byte) error {
	n, err := io.ReadFull(d.in, p)
	d.sum = crc32.Update(d.sum, crc32.IEEETable, p[:n])
	return err
}

func (d *decoder) signature() error {
	start := d.scratch[:len(signature)]
	if err := d.read(start); err != nil {
		return err
	}
	if string(start) != signature {
		return FormatError("not a PNG file")
	}
	return nil
}

// head reads length and name of a chunk.
func (d *decoder) head() (length uint32, name string, err error) {
	head := d.scratch[:8]
	if _, err := io.ReadFull(d.in, head); err != nil {
		return 0, "", err
	}
	d.sum = crc32.ChecksumIEEE(head[4:])
	return binary.BigEndian.Uint32(head), string(head[4:]), nil
}

// check reads the sum at the end of a chunk.
func (d *decoder) check() error {
	end := d.scratch[:4]
	if _, err := io.ReadFull(d.in, end); err != nil {
		return err
	}
	if binary.BigEndian.Uint32(end) != d.sum {
		return FormatError("invalid checksum")
	}
	return nil
}

// enter goes on to a stage, if what was read lies between two others.
func (d *decoder) enter(stage, first, last int) error {
	if d.stage < first || d.stage > last {
		return errOrder
	}
	d.stage = stage
	return nil
}

// chunk reads a chunk; for the size and model alone, data are not read.
func (d *decoder) chunk(configOnly bool) error {
	length, name, err := d.head()
	if err != nil {
		return err
	}
	switch name {
	case "IHDR":
		if err = d.enter(behindHeader, atStart, atStart); err == nil {
			err = d.header(length)
		}
	case "PLTE":
		if err = d.enter(behindPalette, behindHeader, behindHeader); err == nil {
			err = d.readPalette(length)
		}
	case "tRNS":
		first, last := behindHeader, behindHeader
		switch d.form.kind {
		case kindPalette:
			first, last = behindPalette, behindPalette
		case kindColor:
			last = behindPalette
		}
		if err = d.enter(behindTransparency, first, last); err == nil {
			err = d.transparency(length)
		}
	case "IDAT":
		if d.stage == behindData {
			err = d.skip(length)
			break
		}
		first := behindHeader
		if d.form.kind == kindPalette {
			first = behindPalette
		}
		if err = d.enter(behindData, first, behindTransparency); err == nil {
			if configOnly {
				return nil
			}
			err = d.data(length)
		}
	case "IEND":
		if err = d.enter(behindEnd, behindData, behindData); err == nil && length != 0 {
			err = FormatError("bad IEND length")
		}
	default:
		err = d.skip(length)
	}
	if err != nil {
		return err
	}
	return d.check()
}

func (d *decoder) skip(length uint32) error {
	if length > 0x7fffffff {
		return FormatError(fmt.Sprintf("Bad chunk length: %d", length))
	}
	var ignored [4096]byte
	for length > 0 {
		part := ignored[:min(len(ignored), int(length))]
		if err := d.read(part); err != nil {
			return err
		}
		length -= uint32(len(part))
	}
	return nil
}

func (d *decoder) header(length uint32) error {
	if length != 13 {
		return FormatError("bad IHDR length")
	}
	b := d.scratch[:13]
	if err := d.read(b); err != nil {
		return err
	}
	switch {
	case b[10] != 0:
		return UnsupportedError("compression method")
	case b[11] != 0:
		return UnsupportedError("filter method")
	case b[12] > 1:
		return FormatError("invalid interlace method")
	}
	d.interlaced = b[12] == 1
	d.width, d.height = int(int32(binary.BigEndian.Uint32(b))), int(int32(binary.BigEndian.Uint32(b[4:])))
	if d.width <= 0 || d.height <= 0 {
		return FormatError("non-positive dimension")
	}
	if pixels := d.width * d.height; pixels != pixels*8/8 {
		return UnsupportedError("dimension overflow")
	}
	var ok bool
	if d.form, ok = layoutFrom(b[8], b[9]); !ok {
		return UnsupportedError(fmt.Sprintf("bit depth %d, color type %d", b[8], b[9]))
	}
	return nil
}

// layoutFrom returns the layout of a depth and a kind, if they go together.
func layoutFrom(depth, kind uint8) (layout, bool) {
	ok := depth == 8 || depth == 16
	small := depth == 1 || depth == 2 || depth == 4
	samples := uint8(1)
	switch kind {
	case kindGray:
		ok = ok || small
	case kindPalette:
		ok = small || depth == 8
	case kindGrayWith:
		samples = 2
	case kindColor:
		samples = 3
	case kindColorWith:
		samples = 4
	default:
		ok = false
	}
	return layout{samples * depth, depth, kind}, ok
}

func (d *decoder) readPalette(length uint32) error {
	n := int(length / 3)
	if length%3 != 0 || n < 1 || n > 256 || n > 1<<d.form.depth {
		return FormatError("bad PLTE length")
	}
	colors := d.scratch[:3*n]
	if err := d.read(colors); err != nil {
		return err
	}
	switch d.form.kind {
	case kindGray, kindGrayWith:
		return FormatError("PLTE, color type mismatch")
	case kindPalette:
		// Behind its end it is black, for pixels that are not in it.
		d.palette = make(color.Palette, 256)
		for i := range d.palette {
			c := color.RGBA{A: 0xff}
			if i < n {
				c.R, c.G, c.B = colors[3*i], colors[3*i+1], colors[3*i+2]
			}
			d.palette[i] = c
		}
		d.palette = d.palette[:n]
	}
	return nil
}

func (d *decoder) transparency(length uint32) error {
	want := uint32(0)
	switch d.form.kind {
	case kindGray:
		want = 2
	case kindColor:
		want = 6
	case kindPalette:
		want = min(length, 256)
	default:
		return FormatError("tRNS, color type mismatch")
	}
	if length != want {
		return FormatError("bad tRNS length")
	}
	b := d.scratch[:length]
	if err := d.read(b); err != nil {
		return err
	}
	if d.form.kind == kindPalette {
		if len(d.palette) < len(b) {
			d.palette = d.palette[:len(b)]
		}
		for i, a := range b {
			c := d.palette[i].(color.RGBA)
			d.palette[i] = color.NRGBA{c.R, c.G, c.B, a}
		}
		return nil
	}
	d.transparent = new([3]uint16)
	for i := range len(b) / 2 {
		v := binary.BigEndian.Uint16(b[2*i:])
		if d.form.depth < 16 {
			v = uint16(uint8(v) * d.form.scale())
		}
		d.transparent[i] = v
	}
	return nil
}

// dataReader reads the data of all their chunks.
type dataReader struct{ d *decoder }

func (r dataReader) Read(p []byte) (int, error) {
	d := r.d
	if len(p) == 0 {
		return 0, nil
	}
	for d.left == 0 {
		if err := d.check(); err != nil {
			return 0, err
		}
		length, name, err := d.head()
		if err != nil {
			return 0, err
		}
		d.left = length
		if name != "IDAT" {
			return 0, FormatError("not enough pixel data")
		}
	}
	n, err := d.in.Read(p[:min(len(p), int(d.left))])
	d.sum = crc32.Update(d.sum, crc32.IEEETable, p[:n])
	d.left -= uint32(n)
	return n, err
}

// data reads the pixels, and all chunks of them up to the last one's sum.
func (d *decoder) data(length uint32) error {
	d.left = length
	r, err := zlib.NewReader(dataReader{d})
	if err != nil {
		return err
	}
	defer r.Close()
	img := d.newImage()
	if !d.interlaced {
		err = d.pass(r, img, pass{1, 1, 0, 0})
	} else {
		for _, p := range passes {
			if err == nil {
				err = d.pass(r, img, p)
			}
		}
	}
	if err != nil {
		return err
	}
	// Nothing but the end may follow.
	n := 0
	for tries := 0; n == 0 && err == nil; tries++ {
		if tries == 100 {
			return io.ErrNoProgress
		}
		n, err = r.Read(d.scratch[:1])
	}
	if err != nil && err != io.EOF {
		return FormatError(err.Error())
	}
	if n != 0 || d.left != 0 {
		return FormatError("too much pixel data")
	}
	d.img = img
	return nil
}
