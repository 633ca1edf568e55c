package c

import "m/a"

func Y() { a.X() }
