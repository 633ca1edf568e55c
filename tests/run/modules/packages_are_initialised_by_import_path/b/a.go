package b

import "m/trace"

var first = second + trace.Note("b.first")

var second = trace.Note("b.second")

func init() { trace.Note("b.init in a.go") }
