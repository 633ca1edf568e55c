// Package unicode tells about characters. Its tables are native.
package unicode

const (
	MaxRune         = '\U0010FFFF' // the largest rune
	ReplacementChar = '\uFFFD'     // stands for an invalid one
	MaxASCII        = '\u007F'     // the largest of ASCII
	MaxLatin1       = '\u00FF'     // the largest of Latin-1
)

// Cases that To maps to.
const (
	UpperCase = iota
	LowerCase
	TitleCase
	MaxCase
)

// To maps r to a case.
func To(_case int, r rune) rune {
	switch _case {
	case UpperCase:
		return ToUpper(r)
	case LowerCase:
		return ToLower(r)
	case TitleCase:
		return ToTitle(r)
	}
	return ReplacementChar
}

// RangeTable is a set of runes: ranges in ascending order, those below 1<<16 apart.
type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int // number of entries of R16 with Hi <= MaxLatin1
}

// Range16 is the runes from Lo to Hi in steps of Stride.
type Range16 struct {
	Lo     uint16
	Hi     uint16
	Stride uint16
}

// Range32 is the runes from Lo to Hi in steps of Stride.
type Range32 struct {
	Lo     uint32
	Hi     uint32
	Stride uint32
}

// Is reports whether r is in the table.
func Is(rangeTab *RangeTable, r rune) bool {
	if r < 0 {
		return false
	}
	if r16 := rangeTab.R16; len(r16) > 0 && uint32(r) <= uint32(r16[len(r16)-1].Hi) {
		lo, hi := 0, len(r16)
		for lo < hi {
			m := (lo + hi) / 2
			switch e := &r16[m]; {
			case uint16(r) < e.Lo:
				hi = m
			case uint16(r) > e.Hi:
				lo = m + 1
			default:
				return e.Stride == 1 || (uint16(r)-e.Lo)%e.Stride == 0
			}
		}
		return false
	}
	r32 := rangeTab.R32
	lo, hi := 0, len(r32)
	for lo < hi {
		m := (lo + hi) / 2
		switch e := &r32[m]; {
		case uint32(r) < e.Lo:
			hi = m
		case uint32(r) > e.Hi:
			lo = m + 1
		default:
			return e.Stride == 1 || (uint32(r)-e.Lo)%e.Stride == 0
		}
	}
	return false
}

// In reports whether r is in one of the tables.
func In(r rune, ranges ...*RangeTable) bool {
	for _, t := range ranges {
		if Is(t, r) {
			return true
		}
	}
	return false
}

// IsOneOf reports whether r is in one of the tables.
func IsOneOf(ranges []*RangeTable, r rune) bool { return In(r, ranges...) }

// table makes the table of a script, a property, or a category.
func table(name string) *RangeTable {
	t := new(RangeTable)
	bounds := ranges(name)
	for i := 0; i < len(bounds); i += 2 {
		lo, hi := bounds[i], bounds[i+1]
		if lo >= 1<<16 {
			t.R32 = append(t.R32, Range32{lo, hi, 1})
			continue
		}
		if hi >= 1<<16 {
			t.R32 = append(t.R32, Range32{1 << 16, hi, 1})
			hi = 1<<16 - 1
		}
		t.R16 = append(t.R16, Range16{uint16(lo), uint16(hi), 1})
		if hi <= MaxLatin1 {
			t.LatinOffset++
		}
	}
	return t
}
