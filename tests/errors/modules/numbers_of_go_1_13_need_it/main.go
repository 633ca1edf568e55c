package main

const (
	grouped = 1_000 // ERROR "^underscore in numeric literal requires go1\.13 or later \(-lang was set to go1\.12; check go\.mod\)$"
	binary  = 0b101 // ERROR "^binary literal requires go1\.13 or later \("
	octal   = 0o17  // ERROR "^0o/0O-style octal literal requires go1\.13 or later \("
	hex     = 0x1p4 // ERROR "^hexadecimal floating-point literal requires go1\.13 or later \("
	old     = 017 + 0xff
)

type reader interface{ close() }

type writer interface{ close() }

type both interface {
	reader
	writer // ERROR "^duplicate method close"
}

func shift(a, n int) int {
	return a << n // ERROR "^invalid operation: signed shift count n \(variable of type int\) requires go1\.13 or later \("
}

func constant(a int, n uint) int {
	const two int = 2
	return a << two << n
}

func main() {}
