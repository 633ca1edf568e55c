package main

import "fmt"

func main() {
	for _, f := range []float64{0, 0.9, -0.9, 1.5, -1.5, 2.999999, 1e9 + 0.5, -1e15, 255.99} {
		fmt.Println(f, int(f), int64(f), int32(int64(f)), uint8(int64(f)))
	}
	fmt.Println(uint64(1e19), float64(uint64(1<<63+1<<62)), float32(16777217))
	i := 1<<53 + 1
	fmt.Println(float64(i), int(float64(i)), float64(-7)/2)
	var f32 float32 = 3.7
	fmt.Println(int(f32), float64(f32), float32(float64(f32)) == f32)
	n := 7
	fmt.Println(float64(n)/2, float64(n/2), n/2)
}
