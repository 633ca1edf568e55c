package z

import "m/trace"

var y = trace.Note("z.y")

func init() { trace.Note("z.init") }
