package flate

import "io"

const (
	wordBits = 48  // that move from bits to buffer at once
	fullAt   = 246 // bytes in the buffer that are written
)

// A bitWriter writes bits.
type bitWriter struct {
	out    io.Writer
	bits   uint64 // the first is the lowest
	nbits  uint8
	nbytes uint8
	buffer [256 + 8]byte
	err    error
}

func (w *bitWriter) write(p []byte) {
	if w.err == nil {
		_, w.err = w.out.Write(p)
	}
}

// put writes the low n bits of b, which has no others.
func (w *bitWriter) put(b uint64, n uint8) {
	w.bits |= b << w.nbits
	w.nbits += n
	if w.nbits >= wordBits {
		w.spill(wordBits / 8)
	}
}

func (w *bitWriter) putCode(c code) { w.put(c.bits(), c.len()) }

// spill moves whole bytes to the buffer, and writes that when it is full.
func (w *bitWriter) spill(n uint8) {
	for range n {
		w.buffer[w.nbytes] = byte(w.bits)
		w.bits >>= 8
		w.nbytes++
	}
	w.nbits -= 8 * n
	if w.nbytes >= fullAt {
		w.write(w.buffer[:w.nbytes])
		w.nbytes = 0
	}
}

// align writes everything, the last byte filled up with zeros.
func (w *bitWriter) align() {
	for ; w.nbits > 0; w.nbits -= min(8, w.nbits) {
		w.buffer[w.nbytes] = byte(w.bits)
		w.bits >>= 8
		w.nbytes++
	}
	w.bits = 0
	if w.nbytes > 0 {
		w.write(w.buffer[:w.nbytes])
		w.nbytes = 0
	}
}
