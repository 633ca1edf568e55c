package main

import (
	"fmt"
	"math/bits"
)

func main() {
	for _, x := range []uint64{0, 1, 0b1011000, 1 << 63, ^uint64(0), 0x123456789abcdef} {
		fmt.Println(bits.OnesCount64(x), bits.LeadingZeros64(x), bits.TrailingZeros64(x), bits.Len64(x), bits.Reverse64(x), bits.ReverseBytes64(x))
	}
	fmt.Println(bits.RotateLeft8(0b10010110, 3), bits.RotateLeft32(1, -1), bits.RotateLeft64(1<<63|1, 1), bits.RotateLeft16(0xf00f, 4))
	fmt.Println(bits.Len8(200), bits.Len16(1), bits.Len32(0), bits.Len(1023), bits.UintSize)
	fmt.Println(bits.OnesCount8(255), bits.OnesCount32(0xf0f0), bits.TrailingZeros8(0), bits.TrailingZeros32(8), bits.LeadingZeros16(1), bits.Reverse8(3))
	fmt.Println(bits.Add64(^uint64(0), 1, 0))
	fmt.Println(bits.Sub64(0, 1, 0))
	fmt.Println(bits.Mul64(1<<63, 6))
	fmt.Println(bits.Div64(1, 0, 3))
	fmt.Println(bits.Add32(1<<31, 1<<31, 1))
}
