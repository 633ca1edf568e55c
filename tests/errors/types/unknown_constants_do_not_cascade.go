package main

const (
	huge    = 1 << 500
	product = huge * huge               // ERROR "constant multiplication overflow"
	float   = 1e500000000 * 1e500000000 // ERROR "constant result is not representable"
)

const (
	squared  = product * product
	negative = -product
	shifted  = product << 1
	inverted = ^product
	sum      = product + 1.5
	larger   = float + 1
)

const typed int = product

var (
	number   int     = product
	fraction float64 = float
	plain            = product
)

func main() {}
