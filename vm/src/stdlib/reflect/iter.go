package reflect

import "iter"

// yields returns the signature of the function that a type of loops over functions calls, 0 if it is no such type.
func (t rtype) yields(params int) rtype {
	if t.Kind() != Func {
		return 0
	}
	if in, out, _ := t.signature(); in != 1 || out != 0 {
		return 0
	}
	y := t.parameter(0)
	if y.Kind() != Func {
		return 0
	}
	if in, out, _ := y.signature(); in != params || out != 1 || y.parameter(params).Kind() != Bool {
		return 0
	}
	return y
}

func (t rtype) CanSeq() bool {
	switch k := t.Kind(); k {
	case Array, Slice, Chan, String, Map:
		return true
	case Func:
		return t.yields(1) != 0
	case Pointer:
		return t.elem().Kind() == Array
	default:
		return Int <= k && k <= Uintptr
	}
}

func (t rtype) CanSeq2() bool {
	switch t.Kind() {
	case Array, Slice, String, Map:
		return true
	case Func:
		return t.yields(2) != 0
	case Pointer:
		return t.elem().Kind() == Array
	}
	return false
}

// Seq goes through v as a loop with one variable does.
func (v Value) Seq() iter.Seq[Value] {
	if v.t != 0 && v.t.CanSeq() {
		if y := v.t.yields(1); y != 0 {
			return func(yield func(Value) bool) {
				v.Call([]Value{MakeFunc(y, func(in []Value) []Value { return []Value{ValueOf(yield(in[0])).Convert(y.parameter(1))} })})
			}
		}
		switch v.Kind() {
		case Pointer, Array, Slice, String:
			return func(yield func(Value) bool) {
				for i := range v.Seq2() {
					if !yield(i) {
						return
					}
				}
			}
		case Map:
			return func(yield func(Value) bool) {
				for it := v.MapRange(); it.Next(); {
					if !yield(it.Key()) {
						return
					}
				}
			}
		case Chan:
			return func(yield func(Value) bool) {
				for x, ok := v.Recv(); ok; x, ok = v.Recv() {
					if !yield(x) {
						return
					}
				}
			}
		}
		return func(yield func(Value) bool) {
			for i := uint64(0); v.CanInt() && int64(i) < v.Int() || v.CanUint() && i < v.Uint(); i++ {
				if !yield(ValueOf(i).Convert(v.t)) {
					return
				}
			}
		}
	}
	panic("reflect: " + v.Type().String() + " cannot produce iter.Seq[Value]")
}

// Seq2 goes through v as a loop with two variables does.
func (v Value) Seq2() iter.Seq2[Value, Value] {
	if v.t != 0 && v.t.CanSeq2() {
		if y := v.t.yields(2); y != 0 {
			return func(yield func(Value, Value) bool) {
				v.Call([]Value{MakeFunc(y, func(in []Value) []Value {
					return []Value{ValueOf(yield(in[0], in[1])).Convert(y.parameter(2))}
				})})
			}
		}
		switch v.Kind() {
		case String:
			return func(yield func(Value, Value) bool) {
				for i, r := range v.String() {
					if !yield(ValueOf(i), ValueOf(r)) {
						return
					}
				}
			}
		case Map:
			return func(yield func(Value, Value) bool) {
				for it := v.MapRange(); it.Next(); {
					if !yield(it.Key(), it.Value()) {
						return
					}
				}
			}
		}
		list := Indirect(v)
		return func(yield func(Value, Value) bool) {
			for i := range list.Len() {
				if !yield(ValueOf(i), list.Index(i)) {
					return
				}
			}
		}
	}
	panic("reflect: " + v.Type().String() + " cannot produce iter.Seq2[Value, Value]")
}
