package main

type T struct{}

var direct = (&T{}).viaPointer // ERROR "initialization cycle for direct"

func (*T) viaPointer() int { _ = direct; return 0 }

var inList = []func(){T{}.viaList} // ERROR "initialization cycle for inList"

func (T) viaList() { _ = inList[0] }

var passed = call(T{}.viaCall) // ERROR "initialization cycle for passed"

func (T) viaCall() int        { return passed }
func call(f func() int) int { return f() }

func main() {}
