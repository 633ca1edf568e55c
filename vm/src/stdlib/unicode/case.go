package unicode

type d [MaxCase]rune

// CaseRange is runes from Lo to Hi whose mappings are found by adding Delta, one for each case. Deltas of UpperLower
// stand for pairs of an upper-case rune and its lower-case one.
type CaseRange struct {
	Lo    uint32
	Hi    uint32
	Delta d
}

// UpperLower is larger than any difference.
const UpperLower = MaxRune + 1

// SpecialCase has mappings of a language, ascending, which go before those of all runes.
type SpecialCase []CaseRange

// Cases of Turkish and Azeri: i with and without a dot.
var (
	TurkishCase SpecialCase = SpecialCase{
		{'I', 'I', d{0, 'ı' - 'I', 0}},
		{'i', 'i', d{'İ' - 'i', 0, 'İ' - 'i'}},
		{'İ', 'İ', d{0, 'i' - 'İ', 0}},
		{'ı', 'ı', d{'I' - 'ı', 0, 'I' - 'ı'}},
	}
	AzeriCase SpecialCase = TurkishCase
)

// ToUpper maps r to upper case.
func (special SpecialCase) ToUpper(r rune) rune { return special.to(UpperCase, r) }

// ToTitle maps r to title case.
func (special SpecialCase) ToTitle(r rune) rune { return special.to(TitleCase, r) }

// ToLower maps r to lower case.
func (special SpecialCase) ToLower(r rune) rune { return special.to(LowerCase, r) }

func (special SpecialCase) to(_case int, r rune) rune {
	lo, hi := 0, len(special)
	for lo < hi {
		m := lo + (hi-lo)/2
		switch c := &special[m]; {
		case r < rune(c.Lo):
			hi = m
		case r > rune(c.Hi):
			lo = m + 1
		case c.Delta[_case] > MaxRune:
			// A pair begins at an even distance from Lo; title case is upper case.
			return rune(c.Lo) + ((r-rune(c.Lo))&^1 | rune(_case&1))
		default:
			return r + c.Delta[_case]
		}
	}
	return To(_case, r)
}
