package main

import "math"

func main() {
	var a int8 = 128 // ERROR "cannot use 128 \(untyped int constant\) as int8 value in variable declaration \(overflows\)"
	var b uint = -1 // ERROR "cannot use -1 \(untyped int constant\) as uint value in variable declaration \(overflows\)"
	var c int = 1.5 // ERROR "cannot use 1\.5 \(untyped float constant\) as int value in variable declaration \(truncated\)"
	d := uint8(300) // ERROR "constant 300 overflows uint8"
	e := 1 << 64 // ERROR "cannot use 1 << 64 \(untyped int constant 18446744073709551616\) as int value in assignment \(overflows\)"
	var f int32 = math.MaxInt64 // ERROR "cannot use math\.MaxInt64 \(untyped int constant 9223372036854775807\) as int32 value in variable declaration \(overflows\)"
	const g int8 = 100 + 100 // ERROR "cannot use 100 \+ 100 \(untyped int constant 200\) as int8 value in constant declaration \(overflows\)"
	h := int8(100) * 2 // ERROR "int8\(100\) \* 2 \(constant 200 of type int8\) overflows int8"
	_, _, _, _, _, _, _, _ = a, b, c, d, e, f, g, h
}
