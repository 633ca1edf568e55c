package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

func main() {
	m := map[string]int{"b": 2, "a": 1, "c": 3}
	fmt.Println(slices.Sorted(maps.Keys(m)), slices.Sorted(maps.Values(m)), maps.Equal(m, maps.Clone(m)))
	maps.DeleteFunc(m, func(k string, v int) bool { return v > 2 })
	maps.Copy(m, map[string]int{"z": 26})
	fmt.Println(m, maps.Collect(maps.All(m)), slices.Collect(slices.Values([]int{4, 5})), slices.SortedFunc(maps.Keys(m), func(a, b string) int { return -strings.Compare(a, b) }))
}
