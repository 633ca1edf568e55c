package flate

const table2Bits = 17

// finder2 is finder1 with a larger table, in which more positions inside matches are entered.
type finder2 struct {
	history
	table [1 << table2Bits]int32
}

func (f *finder2) find(dst *tokens, p []byte) {
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
		var t int32
		next := s
		for {
			h := hash5(v, table2Bits)
			s = next
			next = s + 2 + (s-done)>>5
			if next > limit {
				break search
			}
			t = f.table[h] - f.base
			f.table[h] = s + f.base
			ahead := load64(f.bytes[next:])
			h = hash5(ahead, table2Bits)
			if s-t < windowSize && f.starts(t, v) {
				f.table[h] = next + f.base
				break
			}
			v, s = ahead, next
			next++
			t = f.table[h] - f.base
			f.table[h] = s + f.base
			if s-t < windowSize && f.starts(t, v) {
				break
			}
			v = ahead >> 8
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
					f.table[hash5(load64(f.bytes[s:]), table2Bits)] = s + f.base
				}
				break search
			}
			for i := s - l + 2; i < s-5; i += 7 {
				x := load64(f.bytes[i:])
				for skip := int32(0); skip <= 4; skip += 2 {
					f.table[hash5(x, table2Bits)] = i + skip + f.base
					x >>= 16
				}
			}
			x := load64(f.bytes[s-2:])
			f.table[hash5(x, table2Bits)] = s - 2 + f.base
			f.table[hash5(x>>8, table2Bits)] = s - 1 + f.base
			h := hash5(x>>16, table2Bits)
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
