package flate

import (
	"io"
	"math"
)

// Blocks of fewer tokens may be smaller with the fixed codes.
const fewTokens = 250

// noLength ends a list of lengths.
const noLength = 255

// A blockWriter writes blocks. A block with codes of its own may go on with more tokens while these serve well: then its end is owed.
type blockWriter struct {
	bitWriter
	owedHead int  // bits of the head of the block whose end is owed, or 0
	pureLits bool // the codes are for literals alone

	literals  *encoder
	spare     *encoder
	distances *encoder
	sizes     *encoder // of the lengths in a block's head

	penalty uint // what new codes cost more than estimated: the size shifted by this

	literalCounts  [literalCodes + 3]uint16 // and lengths
	distanceCounts [32]uint16
	sizeCounts     [lengthCodeCodes]uint16
	head           [literalCodes + distanceCodes + 1]uint8 // lengths, and runs of them with what is added to their codes
}

func newBlockWriter(out io.Writer) *blockWriter {
	w := &blockWriter{
		literals:  newEncoder(literalCodes),
		spare:     newEncoder(literalCodes),
		sizes:     newEncoder(lengthCodeCodes),
		distances: newEncoder(distanceCodes),
	}
	w.out = out
	return w
}

func (w *blockWriter) reset(out io.Writer) {
	w.out, w.err = out, nil
	w.bits, w.nbits, w.nbytes = 0, 0, 0
	w.owedHead, w.pureLits = 0, false
}

// endOwed writes the end of a block if it is owed.
func (w *blockWriter) endOwed() {
	if w.owedHead > 0 {
		w.putCode(w.literals.codes[endOfBlock])
		w.owedHead = 0
	}
}

// flush writes everything up to a whole byte.
func (w *blockWriter) flush() {
	if w.err != nil {
		w.nbits = 0
		return
	}
	w.endOwed()
	w.align()
}

// Kinds of blocks, as a head tells them; that of the last has 1 more.
const (
	kindStored = 0
	kindFixed  = 2
	kindCodes  = 4
)

// finish writes an empty block as the last.
func (w *blockWriter) finish() {
	if w.err != nil {
		return
	}
	w.endOwed()
	w.put(kindFixed+1, 3)
	w.put(0, 7)
	w.flush()
}

// storedHead begins a block of bytes as they are.
func (w *blockWriter) storedHead(length int) {
	if w.err != nil {
		return
	}
	w.endOwed()
	w.put(kindStored, 3)
	w.flush()
	w.put(uint64(uint16(length)), 16)
	w.put(uint64(^uint16(length)), 16)
}

// storedBytes writes the bytes behind that head.
func (w *blockWriter) storedBytes(p []byte) {
	if w.err != nil {
		return
	}
	w.align()
	w.write(p)
}

// stored writes a block of bytes as they are.
func (w *blockWriter) stored(p []byte) {
	w.storedHead(len(p))
	w.storedBytes(p)
}

// storedSize returns the bits of a block of bytes as they are, and whether there can be one.
func storedSize(p []byte) (bits int, ok bool) {
	if p == nil || len(p) > maxStored {
		return 0, false
	}
	return 8 * (len(p) + 5), true
}

func (w *blockWriter) fixedSize(extra int) int {
	return 3 + fixedLiterals().size(w.literalCounts[:literalCodes]) + fixedDistances().size(w.distanceCounts[:distanceCodes]) + extra
}

// extraSize returns the bits that lengths and distances have besides their codes.
func (w *blockWriter) extraSize() int {
	n := 0
	for code, count := range w.literalCounts[endOfBlock+1 : literalCodes] {
		n += int(count) * int(lengthExtra[code])
	}
	for code, count := range w.distanceCounts[:distanceCodes] {
		n += int(count) * int(distanceExtra[code])
	}
	return n
}

// count takes over the counts of tokens, and returns how many codes there must be.
func (w *blockWriter) count(t *tokens) (literals, distances int) {
	copy(w.literalCounts[:], t.literals[:])
	copy(w.literalCounts[endOfBlock:], t.lengths[:])
	w.distanceCounts = t.distances
	if t.n == 0 {
		return 0, 0
	}
	literals = literalCodes
	for w.literalCounts[literals-1] == 0 {
		literals--
	}
	distances = len(w.distanceCounts)
	for distances > 0 && w.distanceCounts[distances-1] == 0 {
		distances--
	}
	if distances == 0 {
		// A head tells of one at least.
		w.distanceCounts[0] = 1
		distances = 1
	}
	return literals, distances
}

// planHead makes the codes for a block's head, and what stands in it.
func (w *blockWriter) planHead(literals, distances int, literal, distance *encoder) {
	clear(w.sizeCounts[:])
	// The lengths of the codes, which runs then take the place of: they are never longer.
	lengths := w.head[:literals+distances]
	for i, c := range literal.codes[:literals] {
		lengths[i] = c.len()
	}
	for i, c := range distance.codes[:distances] {
		lengths[literals+i] = c.len()
	}
	out := 0
	emit := func(code uint8) {
		w.head[out] = code
		w.sizeCounts[code]++
		out++
	}
	repeat := func(code uint8, less int) {
		emit(code)
		w.head[out] = uint8(less)
		out++
	}
	for in := 0; in < len(lengths); {
		length, n := lengths[in], 1
		for in+n < len(lengths) && lengths[in+n] == length {
			n++
		}
		in += n
		if length != 0 {
			emit(length)
			for n--; n >= 3; n -= min(6, n) {
				repeat(16, min(6, n)-3)
			}
		} else {
			for ; n >= 11; n -= min(138, n) {
				repeat(18, min(138, n)-11)
			}
			if n >= 3 {
				repeat(17, n-3)
				n = 0
			}
		}
		for range n {
			emit(length)
		}
	}
	w.head[out] = noLength
	w.sizes.build(w.sizeCounts[:], 7)
}

// headSizes returns the number of lengths of codes for lengths that a head must tell.
func (w *blockWriter) headSizes() int {
	n := lengthCodeCodes
	for n > 4 && w.sizeCounts[lengthOrder[n-1]] == 0 {
		n--
	}
	return n
}

// headSize returns the bits of the head that was planned.
func (w *blockWriter) headSize() int {
	runs := 2*int(w.sizeCounts[16]) + 3*int(w.sizeCounts[17]) + 7*int(w.sizeCounts[18])
	return 3 + 5 + 5 + 4 + 3*w.headSizes() + w.sizes.size(w.sizeCounts[:]) + runs
}

// codesHead writes the head that was planned.
func (w *blockWriter) codesHead(literals, distances int) {
	if w.err != nil {
		return
	}
	sizes := w.headSizes()
	w.put(kindCodes, 3)
	w.put(uint64(literals-257), 5)
	w.put(uint64(distances-1), 5)
	w.put(uint64(sizes-4), 4)
	for _, code := range lengthOrder[:sizes] {
		w.put(uint64(w.sizes.codes[code].len()), 3)
	}
	runBits := [lengthCodeCodes]uint8{16: 2, 17: 3, 18: 7}
	for i := 0; w.head[i] != noLength; i++ {
		code := w.head[i]
		w.putCode(w.sizes.codes[code])
		if n := runBits[code]; n > 0 {
			i++
			w.put(uint64(w.head[i]), n)
		}
	}
}

// codesSize returns the bits of the counted tokens without a head.
func (w *blockWriter) codesSize(extra int) int {
	return w.literals.size(w.literalCounts[:literalCodes]) + w.distances.size(w.distanceCounts[:distanceCodes]) + extra
}

// build makes codes for the counted tokens.
func (w *blockWriter) build(literals, distances int) {
	w.literals.build(w.literalCounts[:literalCodes], maxCodeBits)
	w.distances.build(w.distanceCounts[:distanceCodes], maxCodeBits)
	w.planHead(literals, distances, w.literals, w.distances)
}

// tokens writes tokens.
func (w *blockWriter) tokens(t *tokens, literal, distance *encoder) {
	if w.err != nil {
		return
	}
	for _, t := range t.list[:t.n] {
		if t <= endOfBlock {
			w.putCode(literal.codes[t])
			continue
		}
		length := t.lengthLess()
		code := lengthCode[length]
		w.putCode(literal.codes[endOfBlock+1+int(code)])
		if n := lengthExtra[code]; n > 0 {
			w.put(uint64(length-lengthBase[code]), n)
		}
		code = uint8(t.distanceCode())
		w.putCode(distance.codes[code])
		if n := distanceExtra[code]; n > 0 {
			w.put(uint64(t.distanceLess()-distanceBase[code]), n)
		}
	}
}

// block writes tokens as a block, or as more of the block before, or p as it is. With sync the block gets its end.
func (w *blockWriter) block(t *tokens, p []byte, sync bool) {
	if w.err != nil {
		return
	}
	if sync {
		t.addEnd()
	} else {
		t.lengths[0] = 1 // the end will come
	}
	if w.pureLits && w.owedHead > 0 {
		w.endOwed()
		w.pureLits = false
	}
	if w.owedHead > 0 && !w.canGoOn(t) {
		w.endOwed()
	}
	literals, distances := w.count(t)
	extra := 0
	bytesSize, storable := storedSize(p)
	if storable || w.owedHead > 0 {
		extra = w.extraSize()
	}
	fixed := func() {
		w.endOwed()
		w.put(kindFixed, 3)
		if !sync {
			t.addEnd()
		}
		w.tokens(t, fixedLiterals(), fixedDistances())
	}

	if w.owedHead > 0 {
		// Go on, or begin with new codes? Their head is taken to be as long as the last.
		fresh := w.owedHead + t.leastBits()
		fresh += int(w.literals.codes[endOfBlock].len()) + fresh>>w.penalty
		size := w.codesSize(extra)
		if fresh < size {
			w.endOwed()
			size = fresh
		}
		if t.n < fewTokens && w.fixedSize(extra)+7 < size {
			if storable && bytesSize <= size {
				w.stored(p)
			} else {
				fixed()
			}
			return
		}
		if storable && bytesSize <= size {
			w.stored(p)
			return
		}
	}

	if w.owedHead == 0 {
		w.literalCounts[endOfBlock] = 1
		w.build(literals, distances)
		size := w.headSize() + w.codesSize(extra)
		if t.n < fewTokens {
			if fixedSize := w.fixedSize(extra); fixedSize <= size {
				if storable && bytesSize <= fixedSize {
					w.stored(p)
				} else {
					fixed()
				}
				return
			}
		}
		if storable && bytesSize <= size {
			w.stored(p)
			return
		}
		w.codesHead(literals, distances)
		if !sync {
			w.owedHead = w.headSize()
		}
		w.pureLits = false
	}
	if sync {
		w.owedHead = 0
	}
	w.tokens(t, w.literals, w.distances)
}

// canGoOn reports whether the codes have all tokens.
func (w *blockWriter) canGoOn(t *tokens) bool {
	return w.distances.covers(0, t.distances[:distanceCodes]) && w.literals.covers(endOfBlock, t.lengths[:literalCodes-endOfBlock]) &&
		w.literals.covers(0, t.literals[:])
}

// literalsOnly writes p as literals, as a block of its own or as more of the one before.
func (w *blockWriter) literalsOnly(p []byte, sync bool) {
	if w.err != nil {
		return
	}
	clear(w.literalCounts[:])
	if !w.pureLits {
		clear(w.distanceCounts[:])
	}
	const literals, distances = endOfBlock + 1, 1
	counts := w.literalCounts[:literals]
	for _, b := range p {
		counts[b]++
	}
	bytesSize, storable := storedSize(p)
	if storable && len(p) > 1024 && isEven(counts[:endOfBlock], len(p)) {
		w.stored(p)
		return
	}
	counts[endOfBlock] = 1
	w.spare.build(counts, maxCodeBits)
	size := w.spare.sizeIfCovered(counts)
	if size < math.MaxInt32 {
		const headGuess = 70 * 8
		if w.owedHead == 0 {
			size += headGuess
		} else {
			size += w.owedHead
		}
		size += size >> w.penalty
	}
	if storable && bytesSize <= size {
		w.stored(p)
		return
	}
	if w.owedHead > 0 && size < w.literals.sizeIfCovered(counts[:endOfBlock]) {
		w.endOwed()
	}
	if w.owedHead == 0 {
		w.literals, w.spare = w.spare, w.literals
		w.planHead(literals, distances, w.literals, noDistances())
		w.codesHead(literals, distances)
		w.pureLits = true
		w.owedHead = w.headSize()
	}
	w.bytes(p)
	if sync {
		w.endOwed()
		w.pureLits = false
	}
}

// isEven reports whether bytes come so evenly often that codes gain nothing: the test is one of variance.
func isEven(counts []uint16, total int) bool {
	sum, mean, most := float64(0), float64(total)/256, float64(2*total)
	for _, count := range counts {
		off := float64(count) - mean
		sum += off * off
		if sum >= most {
			return false
		}
	}
	return true
}

// bytes writes literals: three of them where there is sure to be room.
func (w *blockWriter) bytes(p []byte) {
	codes := w.literals.codes
	for ; len(p) > 3; p = p[3:] {
		w.spill(w.nbits / 8)
		for _, b := range p[:3] {
			c := codes[b]
			w.bits |= c.bits() << w.nbits
			w.nbits += c.len()
		}
	}
	for _, b := range p {
		if w.nbits >= wordBits {
			w.spill(wordBits / 8)
		}
		c := codes[b]
		w.bits |= c.bits() << w.nbits
		w.nbits += c.len()
	}
	if w.nbits >= wordBits {
		w.spill(wordBits / 8)
	}
}
