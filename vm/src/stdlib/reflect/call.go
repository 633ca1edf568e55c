package reflect

// valueAt returns the value that lies at p.
func valueAt(t rtype, p *byte) Value {
	if t.direct() {
		return Value{t, loadPointer(p), 0}
	}
	return Value{t, p, flagIndirect}
}

// Call calls the function v with these arguments, those of a variadic parameter one by one.
func (v Value) Call(in []Value) []Value {
	v.must(Func, "Call")
	v.mustBeExported("Call")
	return v.call("Call", in)
}

// CallSlice calls the variadic function v; the last argument is the slice of a variadic parameter.
func (v Value) CallSlice(in []Value) []Value {
	v.must(Func, "CallSlice")
	v.mustBeExported("CallSlice")
	return v.call("CallSlice", in)
}

func (v Value) call(op string, in []Value) []Value {
	f := v.pointer()
	if f == nil {
		panic("reflect.Value.Call: call of nil function")
	}
	in = v.t.arguments(op, in)
	args := make([]*byte, len(in))
	for i, x := range in {
		x.mustBeExported("Call")
		args[i] = x.assignTo(v.t.parameter(i), "reflect.Value.Call").boxed()
	}
	addresses, results := v.t.results()
	v.t.caller()(f, args, addresses)
	return loaded(v.t, addresses, results)
}

// results returns memory for the results of a function type.
func (t rtype) results() (addresses []*byte, values []Value) {
	params, n, _ := t.signature()
	addresses = make([]*byte, n)
	for i := range addresses {
		addresses[i] = newArray(t.parameter(params+i), 1)
	}
	return addresses, make([]Value, n)
}

// loaded fills in the values that were stored at the addresses.
func loaded(t rtype, addresses []*byte, values []Value) []Value {
	params, _, _ := t.signature()
	for i, p := range addresses {
		values[i] = valueAt(t.parameter(params+i), p)
	}
	return values
}

// arguments returns one argument for each parameter, unless there are too many or too few.
func (t rtype) arguments(op string, in []Value) []Value {
	params, _, variadic := t.signature()
	n := params
	if op == "CallSlice" {
		if !variadic {
			panic("reflect: CallSlice of non-variadic function")
		}
		if len(in) < n {
			panic("reflect: CallSlice with too few input arguments")
		}
		if len(in) > n {
			panic("reflect: CallSlice with too many input arguments")
		}
	} else {
		if variadic {
			n--
		}
		if len(in) < n {
			panic("reflect: Call with too few input arguments")
		}
		if !variadic && len(in) > n {
			panic("reflect: Call with too many input arguments")
		}
	}
	for _, x := range in {
		if x.Kind() == Invalid {
			panic("reflect: " + op + " using zero Value argument")
		}
	}
	for i := range n {
		if to := t.parameter(i); !assignable(in[i].t, to) {
			panic("reflect: " + op + " using " + in[i].t.String() + " as type " + to.String())
		}
	}
	if !variadic || op == "CallSlice" {
		return in
	}
	list := MakeSlice(t.parameter(n), len(in)-n, len(in)-n)
	elem := list.t.elem()
	for i, x := range in[n:] {
		if !assignable(x.t, elem) {
			panic("reflect: cannot use " + x.t.String() + " as type " + elem.String() + " in " + op)
		}
		list.Index(i).Set(x)
	}
	return append(append([]Value(nil), in[:n]...), list)
}

// MakeFunc returns a function of a type that calls fn with its arguments, and returns what fn does.
func MakeFunc(typ Type, fn func(args []Value) (results []Value)) Value {
	if typ.Kind() != Func {
		panic("reflect: call of MakeFunc with non-Func type")
	}
	t := typ.number()
	params, n, _ := t.signature()
	return Value{t, t.makeFunc(func(args, results []*byte) {
		in := make([]Value, params)
		for i, p := range args {
			in[i] = valueAt(t.parameter(i), p)
		}
		out := fn(in)
		if len(out) != n {
			panic("reflect: wrong return count from function created by MakeFunc")
		}
		for i, x := range out {
			if x.t == 0 {
				panic("reflect: function created by MakeFunc using closure returned zero Value")
			}
			if x.f&flagSealed != 0 {
				panic("reflect: function created by MakeFunc using closure returned value obtained from unexported field")
			}
			results[i] = x.assignTo(t.parameter(params+i), "reflect.MakeFunc").boxed()
		}
	}), 0}
}
