package main

import (
	"fmt"
	"math"
)

type counter struct {
	small int32
	n     int
	u     uint64
	list  []int
	arr   [3]int
	f     float64
}

var total int
var wide uint64 = math.MaxUint64
var counters [4]int
var list = []uint64{0, 1, 2}

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func zero() int           { return 0 }
func minus() int64        { return -2147483648 }
func large() int          { return 2147483648 }
func high() uint64        { return 1 << 63 }
func yes() bool           { return true }
func half() float64       { return 0.5 }
func tiny() float32       { return 0 }
func whole() float64      { return 3 }
func letter() byte        { return 'x' }
func none() *counter      { return nil }
func boxed() any          { return 7 }
func signed() (n int8)    { return -1 }
func named() (n uint32)   { n = 4; return 5 }
func text() string        { return "text" }
func choose(n int) string {
	if n > 1 {
		return "many"
	}
	return ""
}

func main() {
	c := &counter{n: math.MaxInt - 1, list: make([]int, 2)}
	for i := range 4 {
		c.n++
		c.u--
		c.u -= 32767
		c.small++
		c.list[i%2] += 10
		c.list[i/2]--
		c.arr[i%3] -= 7
		c.f += 2
		total += 100
		wide++
		counters[i]--
		counters[0] += 32767
		list[i%3] -= 2
	}
	c.n += 40000
	c.n -= -32768
	fmt.Println(*c, total, wide, counters, list)
	i := 3
	try("slice", func() { c.list[i]++ })
	try("slice", func() { list[i-4] -= 3 })
	try("array", func() { c.arr[i]++ })
	try("nil", func() { none().n++ })
	try("nil slice", func() { none().list[0]-- })
	fmt.Println(*c, list)
	fmt.Println(zero(), minus(), large(), high(), yes(), half(), tiny(), whole(), letter(), none(), boxed(), signed(),
		named(), text(), choose(2), choose(1))
	zeroes := math.Copysign(0, -1)
	for _, x := range []float64{0, zeroes, 0.3, -0.3, 0.5, -0.5, 1, -1, 1.5, -1.5, 4503599627370495.5, -4503599627370495.5,
		4503599627370496, 1e300, -1e300, math.Inf(1), math.Inf(-1), math.NaN(), 5e-324, -5e-324} {
		fmt.Println(x, math.Floor(x), math.Ceil(x), math.Trunc(x), math.Max(x, 0.3), math.Min(x, -0.3), math.Max(zeroes, x),
			math.Min(x, zeroes), math.Max(x, math.NaN()), math.Min(math.Inf(-1), x))
	}
	var x uint32 = 0x87654321
	for s := uint(0); s < 70; s += 9 {
		fmt.Print(x<<s, " ", x<<s|x>>(32-s), " ")
	}
	fmt.Println()
}
