package main

import (
	"fmt"
	"math"
)

func count(from, to, step int) (n int) {
	for i := from; i < to; i += step {
		n++
	}
	for i := from; i <= to; i += step {
		n += 10
	}
	for i := to; i > from; i-- {
		n += 100
	}
	for i := to; i >= from; i -= 2 {
		n += 1000
	}
	return n
}

func numbers() (n int) {
	for i := -5; i < 7; i++ {
		n++
	}
	for i := 0; i <= 9; i += 3 {
		n += 100
	}
	for i := 9; i > 0; i -= 4 {
		n += 10000
	}
	for i := 9; i >= -9; i-- {
		n += 1000000
	}
	return n
}

func unsigned(to, step uint) (n uint) {
	for i := uint(0); i < to; i++ {
		n++
	}
	for i := uint(1); i <= to; i += 2 {
		n += 10
	}
	for i := uint(0); i < to; i += step {
		n += 1000
	}
	for i := step; i <= to; i += step {
		n += 100000
	}
	for i := to; i > 0; i-- {
		n += 10000000
	}
	return n
}

func wraps() {
	n := 0
	for i := math.MaxInt - 2; i > 0; i++ {
		n++
	}
	for i := int8(120); i > 0; i++ {
		n += 10
	}
	for i := uint8(250); i != 0; i++ {
		n += 100
	}
	for i := uint16(65000); i >= 60000; i += 300 {
		n += 1000
	}
	for i := uint64(math.MaxUint64 - 3); i >= 5; i++ {
		n += 10000
	}
	for i := int32(math.MinInt32); i < 0; i -= 1 << 30 {
		n += 100000
	}
	fmt.Println(n)
}

func floats() {
	n := 0
	for x := 0.0; x < 1; x += 0.125 {
		n++
	}
	for x := 4.0; x > 0.5; x /= 2 {
		n += 10
	}
	for x := 1.0; x <= 3; x++ {
		n += 100
	}
	for x := 3.0; x >= 1; x-- {
		n += 1000
	}
	x := 1.0
	for !(x < 0.01) {
		x *= 0.5
		n += 10000
	}
	for x != x+1 {
		x *= 1024
		n += 1000000
	}
	nan := math.NaN()
	for !(nan < 1) {
		n += 7
		nan = 0
	}
	for nan == 0 {
		nan++
	}
	fmt.Println(n, nan)
}

func narrow() {
	var a, b uint8 = 200, 100
	var c, d int8 = 100, -100
	var e, f uint16 = 60000, 50000
	var g, h int16 = 30000, -20000
	var i, j uint32 = 4000000000, 3000000000
	var k, l int32 = 2000000000, -2000000000
	fmt.Println(a+b, a-b, b-a, a*b, a+100, a-201, a*3, a<<1, a<<9, ^a, -a)
	fmt.Println(c+c, d-c, c*d, c+100, d-100, c*3, c<<1, ^c, -d, -(d - 28))
	fmt.Println(e+f, f-e, e*f, e+30000, f-50001, e*3, e<<3, ^e, -e)
	fmt.Println(g+g, h-g, g*h, g+30000, h-30000, g*3, g<<2, ^g, -h)
	fmt.Println(i+j, j-i, i*j, i+30000, j-30000, i*3, i<<4, i<<31, i<<32, ^i, -i)
	fmt.Println(k+k, l-k, k*l, k+30000, l-30000, k*3, k<<4, ^k, -l)
}

func division() {
	for _, x := range []int{-9, -8, -7, -1, 0, 1, 7, 8, 9, math.MinInt, math.MaxInt} {
		fmt.Println(x/2, x%2, x/8, x%8, x/(1<<40), x%(1<<40), x/(1<<62), x%(1<<62), x/7, x%7, x%2 == 0, x%4 != 1)
	}
	for _, x := range []int8{-128, -127, -3, 5, 127} {
		fmt.Println(x/2, x%2, x/64, x%64)
	}
}

func products() {
	a, b, c := 0.1, 10.0, -1.0
	big := 1 + math.Pow(2, -30)
	one := -(1 + math.Pow(2, -29))
	fmt.Println(a*b+c, c+a*b, a*b-1, 1-a*b, big*big+one, one+big*big, big*big-(-one), -one-big*big)
	s, n := 0.0, 3
	for i := range 4 {
		s += a * b
		s -= b * big
		s = s*a - c
		n += n * i
		n = n*3 + n*n + i
	}
	fmt.Println(s, n)
}

func tuples() {
	a, b, c := 1, 2, 3
	a, b = b, a
	a, b, c = b+c, c+a, a+b
	fmt.Println(a, b, c)
	x, y := 1.5, 2.5
	for range 3 {
		x, y = x*x-y, 2*x*y
	}
	i, j := 0, 9
	for ; i < j; i, j = i+1, j-1 {
		a += i * j
	}
	fmt.Println(x, y, i, j, a)
	s := []int{1, 2, 3}
	i, s[i%3] = 2, 8
	j, i = i, i+1
	fmt.Println(s, i, j)
	func() {
		defer func() { fmt.Println(recover(), a) }()
		a, b = 77, s[i*5]
	}()
	fmt.Println(early(s))
}

func early(s []int) (r int, t int) {
	defer func() { recover() }()
	r, t = 5, s[len(s)]
	return
}

func main() {
	fmt.Println(count(0, 10, 3), count(5, 5, 1), count(6, 5, 1), numbers(), unsigned(10, 3), unsigned(0, 1))
	wraps()
	floats()
	narrow()
	division()
	products()
	tuples()
	for i := range 20 {
		if i%2 == 0 {
			continue
		}
		if i > 11 {
			break
		}
		fmt.Print(i, " ")
	}
	fmt.Println()
}
