package fmt

import (
	"internal/reflectlite"
	"strconv"
)

// Kinds, as reflectlite numbers them.
const (
	kindBool       = 1
	kindInt        = 2
	kindInt64      = 6
	kindUint       = 7
	kindUint8      = 8
	kindUintptr    = 12
	kindFloat32    = 13
	kindFloat64    = 14
	kindComplex64  = 15
	kindComplex128 = 16
	kindArray      = 17
	kindChan       = 18
	kindFunc       = 19
	kindMap        = 21
	kindPointer    = 22
	kindSlice      = 23
	kindString     = 24
	kindStruct     = 25
	kindUnsafe     = 26
)

// How a value was reached. If by way of a field that is not exported, its methods are not called; the fields of an embedded
// struct are judged by their own names. If it is a part of a variable, methods are given a copy of it.
const (
	open     = 0
	embedded = reflectlite.Embedded
	sealed   = reflectlite.Sealed
	variable = reflectlite.Variable
)

func (p *pp) badVerb(arg any, verb rune) {
	p.erroring = true
	p.str("%!")
	p.rune(verb)
	p.byte('(')
	if arg == nil {
		p.str("<nil>")
	} else {
		p.str(reflectlite.TypeName(arg))
		p.byte('=')
		p.printValue(arg, 'v', 0, open)
	}
	p.byte(')')
	p.erroring = false
}

// recovered handles a panic of a method: nil receivers print as <nil>, others tell.
func (p *pp) recovered(arg any, verb rune, method string) {
	err := recover()
	if err == nil {
		return
	}
	if reflectlite.Kind(arg) == kindPointer && reflectlite.IsNil(arg) {
		p.str("<nil>")
		return
	}
	if p.panicking {
		panic(err)
	}
	old := p.fl
	p.fl = flags{}
	p.str("%!")
	p.rune(verb)
	p.str("(PANIC=")
	p.str(method)
	p.str(" method: ")
	p.panicking = true
	p.printArg(err, 'v')
	p.panicking = false
	p.byte(')')
	p.fl = old
}

func (p *pp) callFormat(f Formatter, verb rune) {
	defer p.recovered(f, verb, "Format")
	f.Format(p, verb)
}

func (p *pp) callGoString(s GoStringer, verb rune) {
	defer p.recovered(s, verb, "GoString")
	p.fmtS(s.GoString())
}

func (p *pp) callError(e error, verb rune) {
	defer p.recovered(e, verb, "Error")
	p.fmtString(e, e.Error(), verb)
}

func (p *pp) callString(s Stringer, verb rune) {
	defer p.recovered(s, verb, "String")
	p.fmtString(s, s.String(), verb)
}

// methods lets arg print itself, if it can.
func (p *pp) methods(arg any, verb rune) bool {
	if p.erroring {
		return false
	}
	if verb == 'w' {
		if _, ok := arg.(error); !ok || !p.wraps {
			p.badVerb(arg, verb)
			return true
		}
		verb = 'v'
	}
	if f, ok := arg.(Formatter); ok {
		p.callFormat(f, verb)
		return true
	}
	if p.fl.sharpV {
		if s, ok := arg.(GoStringer); ok {
			p.callGoString(s, verb)
			return true
		}
		return false
	}
	switch verb {
	case 'v', 's', 'x', 'X', 'q':
		switch v := arg.(type) {
		case error:
			p.callError(v, verb)
			return true
		case Stringer:
			p.callString(v, verb)
			return true
		}
	}
	return false
}

func (p *pp) printArg(arg any, verb rune) {
	if arg == nil {
		if verb == 'T' || verb == 'v' {
			p.padString("<nil>")
		} else {
			p.badVerb(nil, verb)
		}
		return
	}
	switch verb {
	case 'T':
		p.fmtS(reflectlite.TypeName(arg))
		return
	case 'p':
		p.fmtPointer(arg, 'p')
		return
	}
	switch v := arg.(type) {
	case string:
		p.fmtString(arg, v, verb)
	case int:
		p.fmtInteger(arg, uint64(v), true, verb)
	case bool:
		p.fmtBool(arg, v, verb)
	case float64:
		p.fmtFloat(arg, v, 64, verb)
	case float32:
		p.fmtFloat(arg, float64(v), 32, verb)
	case int8:
		p.fmtInteger(arg, uint64(v), true, verb)
	case int16:
		p.fmtInteger(arg, uint64(v), true, verb)
	case int32:
		p.fmtInteger(arg, uint64(v), true, verb)
	case int64:
		p.fmtInteger(arg, uint64(v), true, verb)
	case uint:
		p.fmtInteger(arg, uint64(v), false, verb)
	case uint8:
		p.fmtInteger(arg, uint64(v), false, verb)
	case uint16:
		p.fmtInteger(arg, uint64(v), false, verb)
	case uint32:
		p.fmtInteger(arg, uint64(v), false, verb)
	case uint64:
		p.fmtInteger(arg, v, false, verb)
	case uintptr:
		p.fmtInteger(arg, uint64(v), false, verb)
	case []byte:
		p.fmtBytes(arg, v, verb, "[]byte")
	default:
		if inner, state := reflectlite.Reflected(arg); state != reflectlite.NotReflected {
			p.printReflected(inner, state, verb)
		} else if !p.methods(arg, verb) {
			p.printValue(arg, verb, 0, open)
		}
	}
}

// printReflected prints what a reflect.Value holds.
func (p *pp) printReflected(inner any, state int, verb rune) {
	switch {
	case state == reflectlite.NoValue:
		p.str("<invalid reflect.Value>")
	case inner == nil:
		p.str("<nil>")
	case state == reflectlite.SealedValue:
		p.printValue(inner, verb, 0, sealed)
	case !p.methods(inner, verb):
		p.printValue(inner, verb, 0, open)
	}
}

// printPart prints a part of a value, which was handed out as mode says; nilType is the interface type that the part has if it is nil.
func (p *pp) printPart(part any, nilType string, verb rune, depth int, mode int) {
	if part != nil {
		p.printValue(part, verb, depth, mode)
	} else if p.fl.sharpV {
		p.str(nilType)
		p.str("(nil)")
	} else {
		p.str("<nil>")
	}
}

func (p *pp) printValue(v any, verb rune, depth int, mode int) {
	if depth > 0 && mode&(embedded|sealed) == 0 && p.methods(v, verb) {
		return
	}
	switch k := reflectlite.Kind(v); k {
	case kindBool:
		p.fmtBool(v, reflectlite.Bool(v), verb)
	default:
		if k <= kindInt64 {
			p.fmtInteger(v, uint64(reflectlite.Int(v)), true, verb)
		} else {
			p.fmtInteger(v, reflectlite.Uint(v), false, verb)
		}
	case kindFloat32:
		p.fmtFloat(v, reflectlite.Float(v), 32, verb)
	case kindFloat64:
		p.fmtFloat(v, reflectlite.Float(v), 64, verb)
	case kindComplex64:
		p.fmtComplex(v, 32, verb)
	case kindComplex128:
		p.fmtComplex(v, 64, verb)
	case kindString:
		p.fmtString(v, reflectlite.String(v), verb)
	case kindMap:
		p.printMap(v, verb, depth, mode)
	case kindStruct:
		p.printStruct(v, verb, depth, mode)
	case kindArray, kindSlice:
		p.printList(v, k, verb, depth, mode)
	case kindPointer:
		if depth == 0 && !reflectlite.IsNil(v) {
			switch reflectlite.ElemKind(v) {
			case kindArray, kindSlice, kindStruct, kindMap:
				p.byte('&')
				mode |= variable
				p.printValue(reflectlite.Deref(v, mode), verb, depth+1, mode)
				return
			}
		}
		p.fmtPointer(v, verb)
	case kindChan, kindFunc, kindUnsafe:
		p.fmtPointer(v, verb)
	}
}

func (p *pp) printMap(v any, verb rune, depth int, mode int) {
	end := byte(']')
	if p.fl.sharpV {
		p.str(reflectlite.TypeName(v))
		if reflectlite.IsNil(v) {
			p.str("(nil)")
			return
		}
		p.byte('{')
		end = '}'
	} else {
		p.str("map[")
	}
	if mode &= embedded | sealed; mode != open {
		mode = sealed
	}
	for i, entry := range reflectlite.Entries(v) {
		p.separate(i)
		keyType, elemType := "", ""
		if entry.Key == nil {
			keyType = reflectlite.KeyTypeName(v)
		}
		if entry.Elem == nil {
			elemType = reflectlite.ElemTypeName(v)
		}
		p.printPart(entry.Key, keyType, verb, depth+1, mode)
		p.byte(':')
		p.printPart(entry.Elem, elemType, verb, depth+1, mode)
	}
	p.byte(end)
}

func (p *pp) printStruct(v any, verb rune, depth int, mode int) {
	if p.fl.sharpV {
		p.str(reflectlite.TypeName(v))
	}
	p.byte('{')
	for i := 0; i < reflectlite.NumField(v); i++ {
		p.separate(i)
		if p.fl.plusV || p.fl.sharpV {
			p.str(reflectlite.FieldName(v, i))
			p.byte(':')
		}
		m := reflectlite.FieldMode(v, i, mode)
		field := reflectlite.Field(v, i, m)
		typeName := ""
		if field == nil {
			typeName = reflectlite.FieldTypeName(v, i)
		}
		p.printPart(field, typeName, verb, depth+1, m)
	}
	p.byte('}')
}

func (p *pp) printList(v any, kind int, verb rune, depth int, mode int) {
	switch verb {
	case 's', 'q', 'x', 'X':
		if reflectlite.ElemKind(v) == kindUint8 {
			p.fmtBytes(v, reflectlite.Bytes(v, mode), verb, reflectlite.TypeName(v))
			return
		}
	}
	end := byte(']')
	if p.fl.sharpV {
		p.str(reflectlite.TypeName(v))
		if kind == kindSlice && reflectlite.IsNil(v) {
			p.str("(nil)")
			return
		}
		p.byte('{')
		end = '}'
	} else {
		p.byte('[')
	}
	mode = reflectlite.ElemMode(v, mode)
	n := reflectlite.Len(v)
	for i := 0; i < n; i++ {
		p.separate(i)
		elem := reflectlite.Index(v, i, mode)
		typeName := ""
		if elem == nil {
			typeName = reflectlite.ElemTypeName(v)
		}
		p.printPart(elem, typeName, verb, depth+1, mode)
	}
	p.byte(end)
}

func (p *pp) fmtBool(arg any, v bool, verb rune) {
	if verb != 't' && verb != 'v' {
		p.badVerb(arg, verb)
	} else if v {
		p.padString("true")
	} else {
		p.padString("false")
	}
}

func (p *pp) fmtInteger(arg any, v uint64, signed bool, verb rune) {
	switch verb {
	case 'v', 'd':
		if verb == 'v' && p.fl.sharpV && !signed {
			p.hex0x(v, true)
		} else if p.fl == (flags{}) {
			if signed {
				p.buf = strconv.AppendInt(p.buf, int64(v), 10)
			} else {
				p.buf = strconv.AppendUint(p.buf, v, 10)
			}
		} else {
			p.integer(v, 10, signed, verb)
		}
	case 'b':
		p.integer(v, 2, signed, verb)
	case 'o', 'O':
		p.integer(v, 8, signed, verb)
	case 'x', 'X':
		p.integer(v, 16, signed, verb)
	case 'c':
		p.fmtC(v)
	case 'q':
		p.fmtQc(v)
	case 'U':
		p.fmtUnicode(v)
	default:
		p.badVerb(arg, verb)
	}
}

func (p *pp) fmtFloat(arg any, v float64, size int, verb rune) {
	switch verb {
	case 'v':
		p.float(v, size, 'g', -1)
	case 'b', 'g', 'G', 'x', 'X':
		p.float(v, size, byte(verb), -1)
	case 'f', 'e', 'E':
		p.float(v, size, byte(verb), 6)
	case 'F':
		p.float(v, size, 'f', 6)
	default:
		p.badVerb(arg, verb)
	}
}

// fmtComplex prints a complex number, whose parts have size bits; the imaginary one always has a sign.
func (p *pp) fmtComplex(arg any, size int, verb rune) {
	switch verb {
	case 'v', 'b', 'g', 'G', 'x', 'X', 'f', 'F', 'e', 'E':
	default:
		p.badVerb(arg, verb)
		return
	}
	re, im := reflectlite.Float(reflectlite.Field(arg, 0, open)), reflectlite.Float(reflectlite.Field(arg, 1, open))
	plus := p.fl.plus
	p.byte('(')
	p.fmtFloat(arg, re, size, verb)
	p.fl.plus = true
	p.fmtFloat(arg, im, size, verb)
	p.str("i)")
	p.fl.plus = plus
}

func (p *pp) fmtString(arg any, v string, verb rune) {
	switch verb {
	case 'v':
		if p.fl.sharpV {
			p.fmtQ(v)
		} else {
			p.fmtS(v)
		}
	case 's':
		p.fmtS(v)
	case 'x', 'X':
		p.fmtHex(v, verb)
	case 'q':
		p.fmtQ(v)
	default:
		p.badVerb(arg, verb)
	}
}

func (p *pp) fmtBytes(arg any, v []byte, verb rune, typeName string) {
	switch verb {
	case 'v', 'd':
		if p.fl.sharpV {
			p.str(typeName)
			if v == nil {
				p.str("(nil)")
				return
			}
			p.byte('{')
			for i, c := range v {
				p.separate(i)
				p.hex0x(uint64(c), true)
			}
			p.byte('}')
			return
		}
		p.byte('[')
		for i, c := range v {
			p.separate(i)
			p.integer(uint64(c), 10, false, verb)
		}
		p.byte(']')
	case 's':
		p.pad(p.truncate(v))
	case 'x', 'X':
		p.fmtHex(string(v), verb)
	case 'q':
		p.fmtQ(string(v))
	default:
		p.printValue(arg, verb, 0, open)
	}
}

func (p *pp) fmtPointer(arg any, verb rune) {
	switch reflectlite.Kind(arg) {
	case kindChan, kindFunc, kindMap, kindPointer, kindSlice, kindUnsafe:
	default:
		p.badVerb(arg, verb)
		return
	}
	u := uint64(reflectlite.Pointer(arg))
	switch verb {
	case 'v':
		if p.fl.sharpV {
			p.byte('(')
			p.str(reflectlite.TypeName(arg))
			p.str(")(")
			if u == 0 {
				p.str("nil")
			} else {
				p.hex0x(u, true)
			}
			p.byte(')')
		} else if u == 0 {
			p.padString("<nil>")
		} else {
			p.hex0x(u, !p.fl.sharp)
		}
	case 'p':
		p.hex0x(u, !p.fl.sharp)
	case 'b', 'o', 'd', 'x', 'X':
		p.fmtInteger(arg, u, false, verb)
	default:
		p.badVerb(arg, verb)
	}
}
