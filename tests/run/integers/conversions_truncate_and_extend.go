package main

import "fmt"

func main() {
	values := []int64{0, 1, -1, 127, 128, 255, 256, -129, 65535, 65536, 1<<31 - 1, 1 << 31, 1<<32 + 5, -1 << 63}
	for _, v := range values {
		fmt.Println(v, int8(v), uint8(v), int16(v), uint16(v), int32(v), uint32(v), uint64(v))
	}
	var u8 uint8 = 200
	var i8 int8 = -56
	fmt.Println(int(u8), int(int8(u8)), uint32(i8), uint64(uint8(i8)), int64(i8))
	fmt.Println(rune(u8), byte('é'), uintptr(17))
	type id uint16
	type key id
	fmt.Println(key(id(70000&0xffff)), id(u8)+1)
}
