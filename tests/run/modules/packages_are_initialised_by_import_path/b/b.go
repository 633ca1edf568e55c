package b

import (
	"m/trace"
	_ "m/y"
)

var last = trace.Note("b.last")

func init() { trace.Note("b.init in b.go") }
