package main

import "fmt"

func sum(n int) int {
	var a [24000]int
	a[n] = n
	a[n+1] = a[n] * 2
	return a[n] + a[n+1]
}

func main() {
	var big [45000]int
	for i := range big {
		big[i] = i
	}
	fmt.Println(sum(3), big[44999])
	p := &big[7]
	*p = sum(8)
	fmt.Println(big[7], len(big))
}
