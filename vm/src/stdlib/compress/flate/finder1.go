package flate

// finder1 looks at a position for each hash of five bytes.
type finder1 struct {
	history
	table [tableSize]int32
}

func (f *finder1) find(dst *tokens, p []byte) {
	f.lower(f.table[:], nil)
	f.lowered()
	s, limit, ok := f.begin(dst, p)
	if !ok {
		return
	}
	done := s
	v := load64(f.bytes[s:])
search:
	for {
		var next, t int32
		for {
			h := hash5(v, tableBits)
			next = s + 2 + (s-done)>>5
			if next > limit {
				break search
			}
			t = f.table[h] - f.base
			f.table[h] = s + f.base
			ahead := load64(f.bytes[next:])
			h = hash5(ahead, tableBits)
			if s-t < windowSize && f.starts(t, v) {
				f.table[h] = next + f.base
				break
			}
			// The same for what is ahead, whose hash is known.
			v, s = ahead, next
			next++
			ahead >>= 8
			t = f.table[h] - f.base
			f.table[h] = s + f.base
			if s-t < windowSize && f.starts(t, v) {
				f.table[h] = next + f.base
				break
			}
			v, s = ahead, next
		}
		for {
			start, _, l := f.put(dst, done, s, t, 4+f.common(s+4, t+4))
			s = start + l
			done = s
			if next >= s {
				s = next + 1
			}
			if s >= limit {
				if int(s+l+8) < len(f.bytes) {
					f.table[hash5(load64(f.bytes[s:]), tableBits)] = s + f.base
				}
				break search
			}
			// Maybe a match follows at once.
			x := load64(f.bytes[s-2:])
			f.table[hash5(x, tableBits)] = s - 2 + f.base
			h := hash5(x>>16, tableBits)
			t = f.table[h] - f.base
			f.table[h] = s + f.base
			if s-t > windowSize || !f.starts(t, x>>16) {
				v = x >> 24
				s++
				break
			}
		}
	}
	f.rest(dst, done)
}
