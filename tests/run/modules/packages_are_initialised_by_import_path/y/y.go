package y

import "m/trace"

func init() { trace.Note("y.init") }
