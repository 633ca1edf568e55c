package flate

import (
	"bufio"
	"io"
	"math/bits"
)

// A decompressor reads blocks. Its step goes on with what the format has next, until there are bytes to hand out.
type decompressor struct {
	in       Reader
	buffered *bufio.Reader // made for readers that have no ReadByte
	offset   int64         // bytes taken from in

	bits  uint32 // read ahead, the next in the lowest bit
	count uint   // how many they are

	literals  decoder
	distances decoder
	lengths   *[literalCodes + distanceCodes]int
	codeSizes *[lengthCodeCodes]int

	window window
	head   [4]byte

	step    func(*decompressor)
	copying bool // a match, or a stored block, is not yet copied to its end
	final   bool // this is the last block
	err     error
	ready   []byte // bytes to hand out

	literal  *decoder // of this block
	distance *decoder // of this block; nil for one with the fixed codes
	left     int      // bytes to copy
	back     int      // from how far back
}

// NewReader returns a reader of what r has compressed. If r has ReadByte, no byte behind the compressed data is read.
func NewReader(r io.Reader) io.ReadCloser { return NewReaderDict(r, nil) }

// NewReaderDict is NewReader for data that were compressed with a dictionary.
func NewReaderDict(r io.Reader, dict []byte) io.ReadCloser {
	var f decompressor
	f.lengths = new([literalCodes + distanceCodes]int)
	f.codeSizes = new([lengthCodeCodes]int)
	f.begin(r, dict)
	return &f
}

// Reset begins anew with another reader and dictionary.
func (f *decompressor) Reset(r io.Reader, dict []byte) error {
	*f = decompressor{buffered: f.buffered, lengths: f.lengths, codeSizes: f.codeSizes, window: f.window}
	f.begin(r, dict)
	return nil
}

func (f *decompressor) begin(r io.Reader, dict []byte) {
	f.step = (*decompressor).block
	f.window.reset(dict)
	if reader, ok := r.(Reader); ok {
		f.buffered, f.in = nil, reader
		return
	}
	if f.buffered == nil {
		f.buffered = bufio.NewReader(r)
	} else {
		f.buffered.Reset(r)
	}
	f.in = f.buffered
}

// Read reads decompressed bytes.
func (f *decompressor) Read(b []byte) (int, error) {
	for len(f.ready) == 0 {
		if f.err != nil {
			return 0, f.err
		}
		f.step(f)
		if f.err != nil && len(f.ready) == 0 {
			f.ready = f.window.unread()
			if len(f.ready) == 0 {
				return 0, f.err
			}
		}
	}
	n := copy(b, f.ready)
	f.ready = f.ready[n:]
	if len(f.ready) == 0 {
		return n, f.err
	}
	return n, nil
}

// Close returns the error that reading ended with.
func (f *decompressor) Close() error {
	if f.err == io.EOF {
		return nil
	}
	return f.err
}

// block begins a block.
func (f *decompressor) block() {
	head, err := f.take(3)
	if err != nil {
		f.err = err
		return
	}
	f.final = head&1 == 1
	switch head >> 1 {
	case 0:
		f.storedBlock()
	case 1:
		f.literal, f.distance = fixedDecoder(), nil
		f.codedBlock()
	case 2:
		if f.err = f.readCodes(); f.err != nil {
			return
		}
		f.literal, f.distance = &f.literals, &f.distances
		f.codedBlock()
	default:
		f.err = CorruptInputError(f.offset)
	}
}

// endBlock has the next block come next, or ends all.
func (f *decompressor) endBlock() {
	if f.final {
		if pending := f.window.unread(); len(pending) > 0 {
			f.ready = pending
		}
		f.err = io.EOF
	}
	f.step = (*decompressor).block
}

// pause hands out what the window has, and goes on with step after that.
func (f *decompressor) pause(step func(*decompressor), copying bool) {
	f.ready = f.window.unread()
	f.step, f.copying = step, copying
}

// storedBlock begins a block of bytes as they are.
func (f *decompressor) storedBlock() {
	f.bits, f.count = 0, 0
	n, err := io.ReadFull(f.in, f.head[:])
	f.offset += int64(n)
	if err != nil {
		f.err = unexpected(err)
		return
	}
	size := uint16(f.head[0]) | uint16(f.head[1])<<8
	if check := uint16(f.head[2]) | uint16(f.head[3])<<8; check != ^size {
		f.err = CorruptInputError(f.offset)
		return
	}
	if size == 0 {
		f.ready = f.window.unread()
		f.endBlock()
		return
	}
	f.left = int(size)
	f.copyStored()
}

func (f *decompressor) copyStored() {
	into := f.window.free()
	into = into[:min(len(into), f.left)]
	n, err := io.ReadFull(f.in, into)
	f.offset += int64(n)
	f.left -= n
	f.window.end += n
	switch {
	case err != nil:
		f.err = unexpected(err)
	case f.left > 0 || len(f.window.free()) == 0:
		f.pause((*decompressor).copyStored, false)
	default:
		f.endBlock()
	}
}

// codedBlock goes on with a block of literals and matches.
func (f *decompressor) codedBlock() {
	if f.copying {
		f.copying = false
		if !f.copyMatch() {
			return
		}
	}
	for {
		symbol, err := f.symbol(f.literal)
		if err != nil {
			f.err = err
			return
		}
		switch {
		case symbol < endOfBlock:
			f.window.add(byte(symbol))
			if len(f.window.free()) == 0 {
				f.pause((*decompressor).codedBlock, false)
				return
			}
		case symbol == endOfBlock:
			f.endBlock()
			return
		default:
			if f.err = f.readMatch(symbol - endOfBlock - 1); f.err != nil || !f.copyMatch() {
				return
			}
		}
	}
}

// readMatch reads a match, of whose length it gets the code.
func (f *decompressor) readMatch(code int) error {
	if code >= lengthCodes {
		return CorruptInputError(f.offset)
	}
	extra, err := f.take(uint(lengthExtra[code]))
	if err != nil {
		return err
	}
	f.left = minLength + int(lengthBase[code]) + int(extra)

	if f.distance == nil {
		var reversed uint32
		reversed, err = f.take(5)
		code = int(bits.Reverse8(uint8(reversed << 3)))
	} else {
		code, err = f.symbol(f.distance)
	}
	if err != nil {
		return err
	}
	if code >= distanceCodes {
		return CorruptInputError(f.offset)
	}
	if extra, err = f.take(uint(distanceExtra[code])); err != nil {
		return err
	}
	f.back = 1 + int(distanceBase[code]) + int(extra)
	if f.back > f.window.size() {
		return CorruptInputError(f.offset)
	}
	return nil
}

// copyMatch copies what is left of a match, and reports whether all of it found room.
func (f *decompressor) copyMatch() bool {
	f.left -= f.window.repeat(f.back, f.left)
	if f.left > 0 || len(f.window.free()) == 0 {
		f.pause((*decompressor).codedBlock, true)
		return false
	}
	return true
}

// readCodes reads the codes of a block that has its own.
func (f *decompressor) readCodes() error {
	head, err := f.peek(5 + 5 + 4)
	if err != nil {
		return err
	}
	literals, distances, sizes := int(head&31)+257, int(head>>5&31)+1, int(head>>10&15)+4
	if literals > literalCodes || distances > distanceCodes {
		return CorruptInputError(f.offset)
	}
	f.drop(5 + 5 + 4)

	*f.codeSizes = [lengthCodeCodes]int{}
	for _, code := range lengthOrder[:sizes] {
		size, err := f.take(3)
		if err != nil {
			return err
		}
		f.codeSizes[code] = int(size)
	}
	if !f.literals.build(f.codeSizes[:]) {
		return CorruptInputError(f.offset)
	}

	all := f.lengths[:literals+distances]
	for i := 0; i < len(all); {
		symbol, err := f.symbol(&f.literals)
		if err != nil {
			return err
		}
		if symbol < 16 {
			all[i] = symbol
			i++
			continue
		}
		// A run: of the length before, or of zeros.
		least, width, length := 3, uint(2), 0
		switch symbol {
		case 16:
			if i == 0 {
				return CorruptInputError(f.offset)
			}
			length = all[i-1]
		case 17:
			width = 3
		default:
			least, width = 11, 7
		}
		more, err := f.take(width)
		if err != nil {
			return err
		}
		end := i + least + int(more)
		if end > len(all) {
			return CorruptInputError(f.offset)
		}
		for ; i < end; i++ {
			all[i] = length
		}
	}
	if !f.literals.build(all[:literals]) || !f.distances.build(all[literals:]) {
		return CorruptInputError(f.offset)
	}
	// The end of the block comes for sure, so that as many bits as it has can be read at once: never one behind the data.
	f.literals.shortest = max(f.literals.shortest, all[endOfBlock])
	return nil
}

func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// more reads a byte.
func (f *decompressor) more() error {
	c, err := f.in.ReadByte()
	if err != nil {
		return unexpected(err)
	}
	f.offset++
	f.bits |= uint32(c) << f.count
	f.count += 8
	return nil
}

// peek returns the next bits.
func (f *decompressor) peek(width uint) (uint32, error) {
	for f.count < width {
		if err := f.more(); err != nil {
			return 0, err
		}
	}
	return f.bits & (1<<width - 1), nil
}

func (f *decompressor) drop(width uint) {
	f.bits >>= width
	f.count -= width
}

// take returns the next bits and drops them.
func (f *decompressor) take(width uint) (uint32, error) {
	bits, err := f.peek(width)
	if err == nil {
		f.drop(width)
	}
	return bits, err
}

// symbol reads a symbol.
func (f *decompressor) symbol(d *decoder) (int, error) {
	need := uint(d.shortest)
	for {
		for f.count < need {
			if err := f.more(); err != nil {
				return 0, err
			}
		}
		entry := d.short[f.bits%shortSize]
		need = uint(entry % 16)
		if need > shortBits {
			entry = d.long[entry>>4][f.bits>>shortBits&d.longMask]
			need = uint(entry % 16)
		}
		if need <= f.count {
			if need == 0 {
				return 0, CorruptInputError(f.offset)
			}
			f.drop(need)
			return int(entry >> 4), nil
		}
	}
}
