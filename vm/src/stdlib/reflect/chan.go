package reflect

// MakeChan returns a new channel.
func MakeChan(typ Type, buffer int) Value {
	if typ.Kind() != Chan {
		panic("reflect.MakeChan of non-chan type")
	}
	if buffer < 0 {
		panic("reflect.MakeChan: negative buffer size")
	}
	if typ.ChanDir() != BothDir {
		panic("reflect.MakeChan: unidirectional channel type")
	}
	return Value{typ.number(), chanMake(typ.number(), buffer), 0}
}

// Send sends x on the channel v.
func (v Value) Send(x Value) {
	v.must(Chan, "Send")
	v.mustBeExported("Send")
	v.send(x, "Send", true)
}

// TrySend sends x if that needs no wait, and reports whether it did.
func (v Value) TrySend(x Value) bool {
	v.must(Chan, "TrySend")
	v.mustBeExported("TrySend")
	return v.send(x, "TrySend", false)
}

func (v Value) send(x Value, method string, waits bool) bool {
	if ChanDir(v.t.chanDir())&SendDir == 0 {
		panic("reflect: send on recv-only channel")
	}
	x.mustBeExported(method)
	p := x.assignTo(v.t.elem(), "reflect.Value.Send").boxed()
	chosen, _ := v.t.channel(true, waits)(v.pointer(), p)
	return chosen == 0
}

// Recv receives from the channel v; ok is false for the zero value of a closed channel.
func (v Value) Recv() (x Value, ok bool) {
	v.must(Chan, "Recv")
	v.mustBeExported("Recv")
	return v.receive(true)
}

// TryRecv receives if that needs no wait; else x is the zero Value.
func (v Value) TryRecv() (x Value, ok bool) {
	v.must(Chan, "TryRecv")
	v.mustBeExported("TryRecv")
	return v.receive(false)
}

func (v Value) receive(waits bool) (x Value, ok bool) {
	if ChanDir(v.t.chanDir())&RecvDir == 0 {
		panic("reflect: recv on send-only channel")
	}
	p := newArray(v.t.elem(), 1)
	chosen, ok := v.t.channel(false, waits)(v.pointer(), p)
	if chosen != 0 {
		return Value{}, false
	}
	return valueAt(v.t.elem(), p), ok
}

// Close closes the channel v.
func (v Value) Close() {
	v.must(Chan, "Close")
	v.mustBeExported("Close")
	if ChanDir(v.t.chanDir())&SendDir == 0 {
		panic("reflect: close of receive-only channel")
	}
	close(anyChan(v.pointer()))
}
