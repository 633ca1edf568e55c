package b

import "example.com/m/a"

func Twice(n int) int { return a.Add(n, n) }
