package main

import "runtime"

type t struct{ a, b, c int }

func main() { runtime.SetFinalizer(new(t), func(*int) {}) }
