package main

import (
	"fmt"
	"strings"
)

type row struct {
	ID    int
	Name  string
	Price float64
	Tags  []string
}

func main() {
	checksum := uint32(17)
	var last string
	for i := 0; i < 400; i++ {
		r := row{i, fmt.Sprintf("item-%04d", i), float64(i) * 1.25, strings.Fields(fmt.Sprintf("t%d u%d", i%3, i%5))}
		last = fmt.Sprintf("|%5d|%-12s|%9.2f|%v|%+v|", r.ID, r.Name, r.Price, r.Tags, r)
		for _, c := range []byte(last) {
			checksum = checksum*31 + uint32(c)
		}
	}
	fmt.Println(last)
	fmt.Println(checksum)
}
