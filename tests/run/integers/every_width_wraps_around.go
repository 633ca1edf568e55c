package main

import "fmt"

func main() {
	var i8 int8 = 127
	var i16 int16 = 32767
	var i32 int32 = 2147483647
	var i64 int64 = 9223372036854775807
	var u8 uint8 = 255
	var u16 uint16 = 65535
	var u32 uint32 = 4294967295
	var u64 uint64 = 18446744073709551615
	i8++
	i16++
	i32++
	i64++
	u8++
	u16++
	u32++
	u64++
	fmt.Println(i8, i16, i32, i64, u8, u16, u32, u64)
	i8--
	u8--
	u64--
	fmt.Println(i8, u8, u64)
	i8 *= 3
	i16 = i16 * i16
	u16 *= 40503
	u32 = u32*2654435769 + 123456789*3
	fmt.Println(i8, i16, u16, u32)
	var x int8 = -128
	fmt.Println(-x, x/-1, x%-1, x-1)
	var y int64 = -9223372036854775808
	m := int64(-1)
	fmt.Println(-y, y/m, y%m, y*m)
	var h uint32 = 2166136261
	for _, c := range []byte("fnv hash") {
		h ^= uint32(c)
		h *= 16777619
	}
	fmt.Println(h)
}
