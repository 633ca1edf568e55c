package png

import (
	"bufio"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"io"
	"strconv"
)

// A CompressionLevel says how much an Encoder compresses.
type CompressionLevel int

const (
	DefaultCompression CompressionLevel = 0
	NoCompression      CompressionLevel = -1
	BestSpeed          CompressionLevel = -2
	BestCompression    CompressionLevel = -3
)

func (l CompressionLevel) zlib() int {
	switch l {
	case NoCompression:
		return zlib.NoCompression
	case BestSpeed:
		return zlib.BestSpeed
	case BestCompression:
		return zlib.BestCompression
	}
	return zlib.DefaultCompression
}

// An Encoder writes images.
type Encoder struct {
	CompressionLevel CompressionLevel
	BufferPool       EncoderBufferPool // for buffers to be used again, may be nil
}

// An EncoderBufferPool keeps buffers between images. Get may return nil.
type EncoderBufferPool interface {
	Get() *EncoderBuffer
	Put(*EncoderBuffer)
}

// An EncoderBuffer has what an Encoder needs besides the image.
type EncoderBuffer struct {
	out      io.Writer
	err      error
	head     [8]byte
	sum      [4]byte
	scratch  [4 * 256]byte
	rows     [filters][]uint8
	previous []uint8
	body     *zlib.Writer
	level    int // of body
	chunks   *bufio.Writer
}

// Encode writes an image.
func Encode(w io.Writer, m image.Image) error {
	var e Encoder
	return e.Encode(w, m)
}

// Encode writes an image.
func (enc *Encoder) Encode(w io.Writer, m image.Image) error {
	width, height := int64(m.Bounds().Dx()), int64(m.Bounds().Dy())
	if width <= 0 || height <= 0 || width >= 1<<32 || height >= 1<<32 {
		return FormatError("invalid image size: " + strconv.FormatInt(width, 10) + "x" + strconv.FormatInt(height, 10))
	}
	var e *EncoderBuffer
	if enc.BufferPool != nil {
		e = enc.BufferPool.Get()
	}
	if e == nil {
		e = new(EncoderBuffer)
	}
	if enc.BufferPool != nil {
		defer func() { enc.BufferPool.Put(e) }()
	}
	form, palette := layoutOf(m)
	e.out = w
	_, e.err = io.WriteString(w, signature)
	e.header(width, height, form)
	if palette != nil {
		e.palette(palette)
	}
	e.data(m, form, enc.CompressionLevel.zlib())
	e.chunk(nil, "IEND")
	return e.err
}

// chunk writes a chunk: its length, its name, what it has, and a sum.
func (e *EncoderBuffer) chunk(b []byte, name string) {
	if e.err != nil {
		return
	}
	if int(uint32(len(b))) != len(b) {
		e.err = UnsupportedError(name + " chunk is too large: " + strconv.Itoa(len(b)))
		return
	}
	binary.BigEndian.PutUint32(e.head[:], uint32(len(b)))
	copy(e.head[4:], name)
	sum := crc32.Update(crc32.ChecksumIEEE(e.head[4:]), crc32.IEEETable, b)
	binary.BigEndian.PutUint32(e.sum[:], sum)
	for _, part := range [...][]byte{e.head[:], b, e.sum[:]} {
		if _, e.err = e.out.Write(part); e.err != nil {
			return
		}
	}
}

func (e *EncoderBuffer) header(width, height int64, form layout) {
	b := e.scratch[:13]
	binary.BigEndian.PutUint32(b, uint32(width))
	binary.BigEndian.PutUint32(b[4:], uint32(height))
	b[8], b[9] = form.depth, form.kind
	clear(b[10:]) // the only compression and filters, and no interlacing
	e.chunk(b, "IHDR")
}

// palette writes the colors of a palette, and their alpha up to the last that is not opaque.
func (e *EncoderBuffer) palette(p color.Palette) {
	if len(p) < 1 || len(p) > 256 {
		e.err = FormatError("bad palette length: " + strconv.Itoa(len(p)))
		return
	}
	colors, alphas := e.scratch[:3*len(p)], e.scratch[3*256:]
	transparent := 0
	for i, c := range p {
		n := color.NRGBAModel.Convert(c).(color.NRGBA)
		colors[3*i], colors[3*i+1], colors[3*i+2], alphas[i] = n.R, n.G, n.B, n.A
		if n.A != 0xff {
			transparent = i + 1
		}
	}
	e.chunk(colors, "PLTE")
	if transparent > 0 {
		e.chunk(alphas[:transparent], "tRNS")
	}
}

// dataWriter makes chunks of what is written to it.
type dataWriter struct{ e *EncoderBuffer }

func (w dataWriter) Write(b []byte) (int, error) {
	w.e.chunk(b, "IDAT")
	if w.e.err != nil {
		return 0, w.e.err
	}
	return len(b), nil
}

// data writes the pixels.
func (e *EncoderBuffer) data(m image.Image, form layout, level int) {
	if e.err != nil {
		return
	}
	if e.chunks == nil {
		e.chunks = bufio.NewWriterSize(dataWriter{e}, 1<<15)
	} else {
		e.chunks.Reset(dataWriter{e})
	}
	if e.err = e.compress(m, form, level); e.err == nil {
		e.err = e.chunks.Flush()
	}
}

func (e *EncoderBuffer) compress(m image.Image, form layout, level int) error {
	if e.body == nil || e.level != level {
		body, err := zlib.NewWriterLevel(e.chunks, level)
		if err != nil {
			return err
		}
		e.body, e.level = body, level
	} else {
		e.body.Reset(e.chunks)
	}
	defer e.body.Close()

	b := m.Bounds()
	size := 1 + (int(form.bits)*b.Dx()+7)/8
	for i := range e.rows {
		e.rows[i] = room(e.rows[i], size)
		e.rows[i][0] = uint8(i)
	}
	e.previous = room(e.previous, size)
	clear(e.previous)
	rows, previous := e.rows, e.previous
	for y := b.Min.Y; y < b.Max.Y; y++ {
		fill(rows[filterNone][1:], m, y, form)
		best := filterNone
		if level != zlib.NoCompression && form.kind != kindPalette {
			best = filter(&rows, previous, int(form.bits/8))
		}
		if _, err := e.body.Write(rows[best]); err != nil {
			return err
		}
		previous, rows[filterNone] = rows[filterNone], previous
	}
	return nil
}

func room(b []uint8, size int) []uint8 {
	if cap(b) < size {
		return make([]uint8, size)
	}
	return b[:size]
}
