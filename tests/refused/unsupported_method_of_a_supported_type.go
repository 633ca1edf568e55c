package main

import (
	"fmt"
	"math/big"
)

func main() {
	n := big.NewInt(0)
	fmt.Println(n.GobEncode()) // REFUSED "GobEncode"
}
