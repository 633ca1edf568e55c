package main

const (
	vanished = 1e-1000000000
	product  = 1e-600000000 * 1e-600000000
	zero     = 0e99999999999999
	large    = 1e+1000000000     // ERROR "malformed constant: 1e\+1000000000"
	tooLarge = 1e5518446744      // ERROR "malformed constant: 1e5518446744"
	tooSmall = 1e-99999999999999 // ERROR "malformed constant: 1e-99999999999999"
	binary   = 0x1p-99999999999  // ERROR "malformed constant: 0x1p-99999999999"
)

var (
	a = 1 / 1e-1000000000 // ERROR "invalid operation: division by zero"
	b = 1i / 1e-600000000 // ERROR "invalid operation: division by zero"
	c = 1 / 1e-300
)

func main() {}
