package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

type rec struct{ key, id int }

type IDs []int

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	fs := []float64{3, math.NaN(), 1, math.Inf(-1), 2}
	slices.Sort(fs)
	fmt.Println(fs, slices.Max(fs), slices.Min(fs[1:]), cmp.Compare(math.NaN(), 1), cmp.Less(1, math.NaN()), cmp.Or(0, 3, 2), cmp.Or("", "x"))
	ids := IDs{5, 2, 8}
	slices.Sort(ids)
	fmt.Printf("%v %T\n", ids, slices.Clone(ids))
	i, ok := slices.BinarySearch(ids, 5)
	j, ok2 := slices.BinarySearchFunc([]string{"a", "bb", "dddd"}, 3, func(s string, n int) int { return len(s) - n })
	fmt.Println(i, ok, j, ok2)
	s := []string{"a", "b", "c", "d"}
	fmt.Println(slices.Index(s, "c"), slices.Contains(s, "z"), slices.IndexFunc(s, func(x string) bool { return x > "b" }))
	s = slices.Insert(s, 1, "x", "y")
	fmt.Println(s, len(s), cap(s))
	s = slices.Insert(s, 2, s[3:]...)
	fmt.Println(s)
	big := make([]string, 3, 20)
	copy(big, []string{"p", "q", "r"})
	fmt.Println(slices.Insert(big, 1, big[0:2]...), slices.Insert(big[:3], 0, "z"))
	s = slices.Delete(s, 1, 3)
	fmt.Println(s, slices.Replace(slices.Clone(s), 0, 2, "1", "2", "3"), slices.Replace(slices.Clone(s), 0, 3, "only"))
	r := make([]int, 6, 12)
	for i := range r {
		r[i] = i
	}
	fmt.Println(slices.Replace(r, 1, 3, r[2:6]...), slices.Replace([]int{1, 2, 3}, 3, 3, 4))
	fmt.Println(slices.DeleteFunc([]int{1, 2, 3, 4}, func(x int) bool { return x%2 == 0 }), slices.Compact([]int{1, 1, 2, 2, 2, 3, 1}))
	fmt.Println(slices.CompactFunc([]string{"a", "A", "b", "B", "c"}, strings.EqualFold), slices.Concat([]int{1}, []int{2, 3}, nil), slices.Repeat([]int{1, 2}, 3))
	fmt.Println(slices.Equal([]int{1}, []int{1}), slices.Compare([]int{1, 2}, []int{1, 3}), cap(slices.Clip(make([]int, 2, 9))), cap(slices.Grow([]int{1}, 10)), slices.MaxFunc([]rec{{1, 2}, {3, 4}}, func(a, b rec) int { return a.key - b.key }))
	slices.Chunk([]int{1, 2, 3, 4, 5}, 2)(func(c []int) bool { fmt.Print(c, cap(c), " "); return true })
	slices.Backward([]string{"x", "y"})(func(i int, v string) bool { fmt.Print(i, v, " "); return true })
	fmt.Println()
	try(func() { slices.Max([]int{}) })
	try(func() { slices.Repeat([]int{1}, -1) })
	try(func() { slices.Insert([]int{1}, 3, 1) })
	try(func() { slices.Delete([]int{1, 2}, 1, 5) })
	try(func() { slices.Grow([]int{}, -1) })
}
