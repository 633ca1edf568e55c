package a

import "m/b"

func X() { b.X() }
