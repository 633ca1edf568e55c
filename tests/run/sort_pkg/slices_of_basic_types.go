package main

import (
	"fmt"
	"math"
	"sort"
)

func main() {
	ints := []int{5, 2, -1, 9, 0, 2}
	sort.Ints(ints)
	fmt.Println(ints, sort.IntsAreSorted(ints), sort.SearchInts(ints, 2), sort.SearchInts(ints, 100))
	strs := []string{"pear", "Apple", "fig", "", "apple"}
	sort.Strings(strs)
	fmt.Printf("%q %d\n", strs, sort.SearchStrings(strs, "fig"))
	floats := []float64{2.5, math.Inf(-1), math.NaN(), -1, 0}
	sort.Float64s(floats)
	fmt.Println(floats, sort.Float64sAreSorted(floats))
	sort.Sort(sort.Reverse(sort.IntSlice(ints)))
	fmt.Println(ints)
	i := sort.Search(1000, func(i int) bool { return i*i >= 500 })
	fmt.Println(i, sort.Search(0, func(int) bool { return true }))
	fmt.Println(sort.Find(5, func(i int) int { return 3 - i }))
	big := make([]int, 3000)
	seed := uint32(1)
	for i := range big {
		seed = seed*1103515245 + 12345
		big[i] = int(seed >> 8 % 1000)
	}
	sort.Ints(big)
	fmt.Println(sort.IntsAreSorted(big))
}
