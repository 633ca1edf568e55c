package reflect

import "math"

func isNumber(k Kind) bool  { return Int <= k && k <= Float64 }
func isComplex(k Kind) bool { return k == Complex64 || k == Complex128 }

// isText reports whether t is a slice of bytes or runes.
func isText(t rtype) bool {
	if t.Kind() != Slice || t.elem().pkgPath() != "" {
		return false
	}
	k := t.elem().Kind()
	return k == Uint8 || k == Int32
}

func convertible(from, to rtype) bool {
	f, t := from.Kind(), to.Kind()
	switch {
	case isNumber(f) && isNumber(t):
		return true
	case isComplex(f) && isComplex(t), t == String && Int <= f && f <= Uintptr:
		return true
	case t == String && isText(from), f == String && isText(to):
		return true
	case f == Pointer && t == Pointer && from.Name() == "" && to.Name() == "" && sameUnderlying(from.elem(), to.elem(), false):
		return true
	}
	return sameUnderlying(from, to, false) || assignable(from, to)
}

// CanConvert reports whether Convert would work.
func (v Value) CanConvert(t Type) bool { return convertible(v.t, t.number()) }

// Convert returns v as a value of a type that it is convertible to.
func (v Value) Convert(t Type) Value {
	from, to := v.t, t.number()
	if v.t == 0 || !convertible(from, to) {
		panic("reflect.Value.Convert: value of type " + from.name() + " cannot be converted to type " + to.name())
	}
	sealed := v.f.sealed()
	f, k := from.Kind(), to.Kind()
	result := Value{to, nil, flagIndirect | sealed}
	switch {
	case isNumber(f) && isNumber(k):
		result.p = newArray(to, 1)
		storeWord(to, result.p, v.number(k))
	case isComplex(f) && isComplex(k):
		result.p = newArray(to, 1)
		target := result
		target.f |= flagAddress
		target.f &^= flagSealed
		target.SetComplex(v.Complex())
	case k == String && Int <= f && f <= Uintptr:
		result.p = newArray(to, 1)
		s := "\uFFFD"
		if x := int64(loadWord(from, v.p)); x == int64(rune(x)) {
			s = string(rune(x))
		}
		storeString(to, result.p, s)
	case k == String && isText(from):
		result.p = newArray(to, 1)
		if from.elem().Kind() == Uint8 {
			storeString(to, result.p, string(bytesAt(loadSlice(v.p))))
		} else {
			storeString(to, result.p, string(v.runes()))
		}
	case f == String && isText(to):
		var data Value
		if to.elem().Kind() == Uint8 {
			data = ValueOf([]byte(loadString(v.p)))
		} else {
			data = ValueOf([]rune(loadString(v.p)))
		}
		result.p = data.p
	case k == Interface:
		return v.assignTo(to, "reflect.Value.Convert")
	default:
		return Value{to, v.p, v.f &^ flagAddress}.owned()
	}
	return result
}

// owned returns v with memory of its own.
func (v Value) owned() Value {
	if v.f&flagIndirect == 0 {
		return v
	}
	return copied(v.t, v.p, v.f.sealed())
}

func (v Value) runes() []rune {
	list := make([]rune, v.Len())
	for i := range list {
		list[i] = rune(v.Index(i).Int())
	}
	return list
}

// number returns the word of a number as another kind of number.
func (v Value) number(to Kind) uint64 {
	var f float64
	switch {
	case v.CanInt():
		x := v.Int()
		if to != Float32 && to != Float64 {
			return uint64(x)
		}
		if to == Float32 {
			return uint64(math.Float32bits(float32(x)))
		}
		f = float64(x)
	case v.CanUint():
		x := v.Uint()
		if to != Float32 && to != Float64 {
			return x
		}
		if to == Float32 {
			return uint64(math.Float32bits(float32(x)))
		}
		f = float64(x)
	default:
		f = v.Float()
	}
	switch {
	case to == Float32:
		return uint64(math.Float32bits(float32(f)))
	case to == Float64:
		return math.Float64bits(f)
	case to >= Uint:
		return uint64(f)
	}
	return uint64(int64(f))
}
