package flate

import (
	"errors"
	"fmt"
	"io"
	"slices"
)

// A compressor gathers bytes in its window. When that is full, or everything is to be written, step makes blocks of them.
type compressor struct {
	level int
	out   *blockWriter

	fill func(*compressor, []byte) int
	step func(*compressor)

	window []byte
	end    int32 // of the bytes in the window
	start  int32 // of those that are in no block yet, at levels from 7 on
	sync   bool  // everything is to be written
	err    error

	tokens tokens
	finder finder  // for levels 1 to 6
	chains *chains // for levels 7 to 9
}

func (d *compressor) init(out io.Writer, level int) error {
	d.level = level
	d.out = newBlockWriter(out)
	d.fill = (*compressor).fillPlain
	switch {
	case level == NoCompression:
		d.window = make([]byte, maxStored)
		d.step = (*compressor).store
	case level == HuffmanOnly:
		d.out.penalty = 10
		d.window = make([]byte, 1<<15)
		d.step = (*compressor).encodeLiterals
	case level == DefaultCompression, 1 <= level && level <= 6:
		if level == DefaultCompression {
			d.level = 6
		}
		d.out.penalty = 7
		d.finder = newFinder(d.level)
		d.window = make([]byte, maxStored)
		d.step = (*compressor).findFast
	case 7 <= level && level <= 9:
		d.out.penalty = 8
		d.chains = new(chains)
		d.chains.effort = efforts[level]
		d.chains.restart()
		d.window = make([]byte, 2*windowSize)
		d.fill = (*compressor).fillChains
		d.step = (*compressor).findLazily
	default:
		return fmt.Errorf("flate: invalid compression level %d: want value in range [-2, 9]", level)
	}
	return nil
}

// reset begins anew with another writer.
func (d *compressor) reset(out io.Writer) {
	d.out.reset(out)
	d.sync, d.err, d.end, d.start = false, nil, 0, 0
	d.tokens.reset()
	if d.finder != nil {
		d.finder.forget()
	}
	if d.chains != nil {
		d.chains.restart()
	}
}

// prime has matches reach into a dictionary.
func (d *compressor) prime(dict []byte) {
	dict = dict[max(0, len(dict)-windowSize):]
	switch {
	case d.finder != nil:
		d.finder.find(&d.tokens, dict)
		d.tokens.reset()
	case d.chains != nil:
		n := int32(copy(d.window[d.end:], dict))
		d.chains.enterAll(dict[:n], 0)
		d.end += n
		d.chains.index = n
		d.start = d.end
	}
}

func (d *compressor) fillPlain(p []byte) int {
	n := copy(d.window[d.end:], p)
	d.end += int32(n)
	return n
}

// filled is what the window has.
func (d *compressor) filled() []byte { return d.window[:d.end] }

// store makes a block of bytes as they are.
func (d *compressor) store() {
	if d.end > 0 && (d.end == maxStored || d.sync) {
		d.writeStored()
		d.end = 0
	}
}

func (d *compressor) writeStored() {
	d.out.stored(d.filled())
	d.err = d.out.err
}

func (d *compressor) writeLiterals(sync bool) {
	d.out.literalsOnly(d.filled(), sync)
	d.err = d.out.err
}

// encodeLiterals makes a block of literals.
func (d *compressor) encodeLiterals() {
	if d.end == 0 || int(d.end) < len(d.window) && !d.sync {
		return
	}
	d.writeLiterals(d.sync)
	d.end = 0
}

// findFast makes a block of a full window. A small rest is not worth a search.
func (d *compressor) findFast() {
	if d.end == 0 && d.sync || int(d.end) < len(d.window) && !d.sync {
		return
	}
	const worthCodes, worthSearch = 33, 128
	switch {
	case d.end < worthCodes:
		d.writeStored()
		d.finder.forget()
	case d.end < worthSearch:
		d.writeLiterals(true)
		d.finder.forget()
	default:
		d.finder.find(&d.tokens, d.filled())
		n := int32(d.tokens.n)
		switch {
		case n == 0:
			d.writeStored()
		case n > d.end-d.end>>4:
			// Matches save little.
			d.writeLiterals(d.sync)
		default:
			d.out.block(&d.tokens, d.filled(), d.sync)
			d.err = d.out.err
		}
	}
	d.tokens.reset()
	d.end = 0
}

func (d *compressor) write(p []byte) (int, error) {
	if d.err != nil {
		return 0, d.err
	}
	for rest := p; len(rest) > 0; {
		if int(d.end) == len(d.window) || d.sync {
			d.step(d)
		}
		rest = rest[d.fill(d, rest):]
		if d.err != nil {
			return 0, d.err
		}
	}
	return len(p), nil
}

// everything makes blocks of all that was written.
func (d *compressor) everything() error {
	if d.err == nil {
		d.sync = true
		d.step(d)
	}
	return d.err
}

var errClosed = errors.New("flate: closed writer")

// A Writer writes what is written to it in compressed form.
type Writer struct {
	d    compressor
	dict []byte
}

// NewWriter returns a Writer that compresses at a level, one of those from HuffmanOnly to BestCompression.
func NewWriter(w io.Writer, level int) (*Writer, error) {
	var f Writer
	if err := f.d.init(w, level); err != nil {
		return nil, err
	}
	return &f, nil
}

// NewWriterDict is NewWriter with a dictionary, as if that had been written before. NewReaderDict must have it, too.
func NewWriterDict(w io.Writer, level int, dict []byte) (*Writer, error) {
	f, err := NewWriter(w, level)
	if err != nil {
		return nil, err
	}
	f.d.prime(dict)
	f.dict = slices.Clone(dict)
	return f, nil
}

// Write compresses data. What is written may wait for more.
func (w *Writer) Write(data []byte) (n int, err error) { return w.d.write(data) }

// Flush writes everything that waits, so that all of it can be read, and an empty block, so that bytes are whole.
func (w *Writer) Flush() error {
	d := &w.d
	if d.err != nil {
		return d.err
	}
	if d.everything() == nil {
		d.out.storedHead(0)
		d.out.flush()
		d.err = d.out.err
	}
	d.sync = false
	return d.err
}

// Close writes everything that waits, and the end. It does not close the writer.
func (w *Writer) Close() error {
	d := &w.d
	if d.err == errClosed {
		return nil
	}
	if err := d.everything(); err != nil {
		return err
	}
	d.out.finish()
	if d.out.err != nil {
		return d.out.err
	}
	d.err = errClosed
	d.out.reset(nil)
	return nil
}

// Reset begins anew with another writer, and the same level and dictionary.
func (w *Writer) Reset(dst io.Writer) {
	w.d.reset(dst)
	w.d.prime(w.dict)
}
