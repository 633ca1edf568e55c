package flate

// A window has the last bytes that were decompressed, in a ring.
type window struct {
	ring  []byte
	end   int  // where the next byte comes
	start int  // the first that was not handed out
	full  bool // every place of the ring has a byte
}

// reset begins anew behind a dictionary.
func (w *window) reset(dict []byte) {
	*w = window{ring: w.ring}
	if w.ring == nil {
		w.ring = make([]byte, windowSize)
	}
	w.end = copy(w.ring, dict[max(0, len(dict)-windowSize):])
	if w.end == windowSize {
		w.end, w.full = 0, true
	}
	w.start = w.end
}

// size is the number of bytes that a match can reach.
func (w *window) size() int {
	if w.full {
		return windowSize
	}
	return w.end
}

// free is the room up to the ring's end. It is never empty when there is nothing to hand out.
func (w *window) free() []byte { return w.ring[w.end:] }

func (w *window) add(b byte) {
	w.ring[w.end] = b
	w.end++
}

// repeat adds bytes from some way back, as many as have room, and returns how many they are.
func (w *window) repeat(back, n int) int {
	from, to := w.end-back, w.end
	stop := min(to+n, windowSize)
	added := stop - to
	if from < 0 {
		to += copy(w.ring[to:stop], w.ring[from+windowSize:])
		from = 0
	}
	// A match may reach into itself: then what it has copied is copied again.
	for to < stop {
		to += copy(w.ring[to:stop], w.ring[from:to])
	}
	w.end = stop
	return added
}

// unread hands out what was not yet.
func (w *window) unread() []byte {
	out := w.ring[w.start:w.end]
	w.start = w.end
	if w.end == windowSize {
		w.start, w.end, w.full = 0, 0, true
	}
	return out
}
