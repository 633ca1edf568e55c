package main

import "fmt"

type big [1 << 36]*int // REFUSED "types with pointers are limited to 1 GiB"

func main() {
	var b *big
	fmt.Println(b == nil)
}
