package main

import "fmt"

func main() {
	shifts := []uint{0, 1, 7, 8, 31, 32, 63, 64, 65, 200}
	var i8 int8 = -128
	var u8 uint8 = 0x81
	var i32 int32 = -2
	var i64 int64 = -1 << 62
	var u64 uint64 = 1<<63 | 1
	for _, s := range shifts {
		fmt.Println(s, i8>>s, u8<<s, u8>>s, i32<<s, i32>>s, i64>>s, u64<<s, u64>>s)
	}
	var n int = 3
	fmt.Println(1<<n, -1>>n, 1<<n<<n)
	var big uint64 = 1 << 40
	fmt.Println(1<<big == 0, int8(-1)<<7)
	x := 1
	x <<= 10
	x >>= 3
	fmt.Println(x)
	var s8 int8 = 5
	fmt.Println(1<<s8, uint16(0xffff)<<s8)
}
