package reflect

import "iter"

// A Method is a method of a type. Func takes the receiver first; for an interface type there is no Func, and Type has no
// receiver.
type Method struct {
	Name    string
	PkgPath string // of a method that is not exported
	Type    Type
	Func    Value
	Index   int // for Type.Method
}

func (m Method) IsExported() bool { return m.PkgPath == "" }

// Method returns method i in the order of the names.
func (t rtype) Method(i int) Method {
	if i < 0 || i >= t.numMethod() {
		panic("reflect: Method index out of range")
	}
	name, number, fn := t.method(i)
	m := Method{Name: name, Index: i}
	own := methodType(number)
	if t.Kind() == Interface {
		m.Type = own
		if name[0] == '_' || 'a' <= name[0] && name[0] <= 'z' {
			if m.PkgPath = t.pkgPath(); m.PkgPath == "" {
				m.PkgPath = "main"
			}
		}
		return m
	}
	params, results, variadic := own.signature()
	types := []rtype{t}
	for i := range params + results {
		types = append(types, own.parameter(i))
	}
	full := funcTypeOf(types, 1+params, variadic)
	m.Type = full
	m.Func = Value{full, full.makeFunc(func(args, results []*byte) {
		for i := range results {
			results[i] = newArray(own.parameter(params+i), 1)
		}
		args[0] = valueAt(t, args[0]).receiver()
		methodCaller(number)(fn, args, results)
	}), 0}
	return m
}

func (t rtype) MethodByName(name string) (Method, bool) {
	for i := range t.numMethod() {
		if have, _, _ := t.method(i); have == name {
			return t.Method(i), true
		}
	}
	return Method{}, false
}

// receiver returns the address of what an interface would hold of v.
func (v Value) receiver() *byte {
	_, data := unpack(v.any())
	p := newArray(TypeOf((*byte)(nil)).number(), 1)
	storePointer(p, data)
	return p
}

// Method returns method i of v's type as a function bound to v.
func (v Value) Method(i int) Value {
	if v.t == 0 {
		v.wrong("Method")
	}
	if i < 0 || i >= v.t.numMethod() {
		panic("reflect: Method index out of range")
	}
	if v.Kind() == Interface {
		if v.IsNil() {
			panic("reflect: Method on nil interface value")
		}
		name, _, _ := v.t.method(i)
		return v.Elem().MethodByName(name)
	}
	_, number, fn := v.t.method(i)
	t := methodType(number)
	params, _, _ := t.signature()
	receiver := v.receiver()
	return Value{t, t.makeFunc(func(args, results []*byte) {
		for i := range results {
			results[i] = newArray(t.parameter(params+i), 1)
		}
		methodCaller(number)(fn, append([]*byte{receiver}, args...), results)
	}), v.f.sealed()}
}

// MethodByName returns the method of a name, the zero Value if there is none.
func (v Value) MethodByName(name string) Value {
	if v.t == 0 {
		v.wrong("MethodByName")
	}
	for i := range v.t.numMethod() {
		if have, _, _ := v.t.method(i); have == name {
			return v.Method(i)
		}
	}
	return Value{}
}

// Methods goes through the methods of a type, Fields, Ins and Outs through its fields, parameters and results.
func (t rtype) Methods() iter.Seq[Method] {
	return each(t.NumMethod, t.Method)
}

func (t rtype) Fields() iter.Seq[StructField] {
	t.must(Struct, "Fields")
	return each(t.NumField, t.Field)
}

func (t rtype) Ins() iter.Seq[Type] {
	t.must(Func, "Ins")
	return each(t.NumIn, t.In)
}

func (t rtype) Outs() iter.Seq[Type] {
	t.must(Func, "Outs")
	return each(t.NumOut, t.Out)
}

func each[T any](count func() int, get func(int) T) iter.Seq[T] {
	return func(yield func(T) bool) {
		for i := range count() {
			if !yield(get(i)) {
				return
			}
		}
	}
}

// Methods goes through the methods of v's type and v's methods.
func (v Value) Methods() iter.Seq2[Method, Value] {
	return func(yield func(Method, Value) bool) {
		t := v.Type()
		for i := range t.NumMethod() {
			if !yield(t.Method(i), v.Method(i)) {
				return
			}
		}
	}
}

// Fields goes through the fields of v's type and of v.
func (v Value) Fields() iter.Seq2[StructField, Value] {
	v.must(Struct, "Fields")
	return func(yield func(StructField, Value) bool) {
		for i := range v.NumField() {
			if !yield(v.t.Field(i), v.Field(i)) {
				return
			}
		}
	}
}
