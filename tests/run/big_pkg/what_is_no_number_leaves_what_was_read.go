package main

import (
	"fmt"
	"math/big"
)

func main() {
	for _, s := range []string{"", "zz", "-", "12x", "-12x", "1__2", "_1", "0x", "0xz", "08", "0b12", "+5", "- 5", "0_7", "007"} {
		for _, base := range []int{0, 10, 16, 2} {
			z := big.NewInt(-77)
			r, ok := z.SetString(s, base)
			fmt.Println(s, base, r, ok, z.Sign(), z.BitLen(), ok || z.BitLen() == 0 || z.String() != "")
			if z.BitLen() > 0 {
				fmt.Println(z)
			}
		}
	}
}
