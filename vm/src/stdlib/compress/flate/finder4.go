package flate

// finder4 looks at a position for each hash of four bytes and for each of seven.
type finder4 struct {
	history
	short [tableSize]int32
	long  [tableSize]int32
}

func (f *finder4) find(dst *tokens, p []byte) {
	f.lower(f.short[:], nil)
	f.lower(f.long[:], nil)
	f.lowered()
	s, limit, ok := f.begin(dst, p)
	if !ok {
		return
	}
	done := s
	v := load64(f.bytes[s:])
search:
	for {
		var t int32
		next := s
		for {
			short, long := hash4(v, tableBits), hash7(v, tableBits)
			s = next
			next = s + 1 + (s-done)>>6
			if next > limit {
				break search
			}
			shortFound, longFound := f.short[short], f.long[long]
			f.short[short], f.long[long] = s+f.base, s+f.base
			ahead := load64(f.bytes[next:])
			t = longFound - f.base
			if s-t < windowSize && f.starts(t, v) {
				break
			}
			t = shortFound - f.base
			if s-t < windowSize && f.starts(t, v) {
				// A match by seven bytes just ahead may be better. Go measures it at its distance instead of its index, and so must we.
				other := f.long[hash7(ahead, tableBits)] - f.base
				if next-other < windowSize && f.starts(other, ahead) && f.common(next+4, next-other+4) > f.common(s+4, t+4) {
					s, t = next, other
				}
				break
			}
			v = ahead
		}
		start, _, l := f.put(dst, done, s, t, 4+f.common(s+4, t+4))
		s = start + l
		done = s
		if next >= s {
			s = next + 1
		}
		if s >= limit {
			if int(s+8) < len(f.bytes) {
				v := load64(f.bytes[s:])
				f.short[hash4(v, tableBits)], f.long[hash7(v, tableBits)] = s+f.base, s+f.base
			}
			break
		}
		for i := next; i < s-1; i += 3 {
			v := load64(f.bytes[i:])
			f.long[hash7(v, tableBits)] = i + f.base
			f.long[hash7(v>>8, tableBits)] = i + 1 + f.base
			f.short[hash4(v>>8, tableBits)] = i + 1 + f.base
		}
		v = load64(f.bytes[s-1:])
		f.short[hash4(v, tableBits)], f.long[hash7(v, tableBits)] = s-1+f.base, s-1+f.base
		v >>= 8
	}
	f.rest(dst, done)
}
