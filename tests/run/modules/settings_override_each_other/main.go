//go:debug randautoseed=0
//go:debug randseednop=0

package main

import (
	"fmt"
	"math/rand"
)

func main() {
	fmt.Println(rand.Intn(1000), rand.Intn(1000))
	rand.Seed(1)
	fmt.Println(rand.Intn(1000), rand.Intn(1000))
	defer func() { fmt.Println(recover()) }()
	panic(nil)
}
