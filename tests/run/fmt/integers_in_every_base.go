package main

import "fmt"

func main() {
	for _, n := range []int{0, 1, -1, 42, -255, 1 << 40} {
		fmt.Printf("%d|%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%#o|%O|%b|%c|%q|%U\n", n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n)
	}
	fmt.Printf("%08b %#b %3c|%-3c|%q %#q %U %#U\n", 5, 5, 'x', 'y', '\n', 'é', '世', '世')
	fmt.Printf("%+q %x %X %#X\n", 'é', uint8(200), int8(-100), uint16(0xbeef))
	fmt.Printf("%d %d %d\n", []int{1, -2}, [2]uint8{3, 4}, map[string]int{"k": 5})
	fmt.Printf("%x %X %x\n", "hello", []byte{1, 0xab}, [3]byte{1, 2, 3})
	fmt.Printf("%.3d|%8.3d|%-8.3d|%+.2d|%.0d|%06d|%+06d\n", 7, 7, 7, 7, 0, -42, 42)
	fmt.Printf("%*d|%-*d|%.*d|%[2]*[1]d\n", 5, 42, 5, 42, 4, 7)
	fmt.Printf("%20d|%-20d|%020d\n", uint64(1<<64-1), int64(-1<<63), 12345)
}
