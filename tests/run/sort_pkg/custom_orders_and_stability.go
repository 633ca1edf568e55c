package main

import (
	"fmt"
	"sort"
)

type person struct {
	name string
	age  int
}
type byAge []person

func (p byAge) Len() int           { return len(p) }
func (p byAge) Less(i, j int) bool { return p[i].age < p[j].age }
func (p byAge) Swap(i, j int)      { p[i], p[j] = p[j], p[i] }

type multi struct {
	keys []string
	vals map[string]int
	swap int
}

func (m *multi) Len() int           { return len(m.keys) }
func (m *multi) Less(i, j int) bool { return m.vals[m.keys[i]] > m.vals[m.keys[j]] }
func (m *multi) Swap(i, j int)      { m.swap++; m.keys[i], m.keys[j] = m.keys[j], m.keys[i] }

func main() {
	people := []person{{"ann", 30}, {"bob", 25}, {"cat", 30}, {"dan", 20}, {"eve", 25}}
	p := append([]person(nil), people...)
	sort.Stable(byAge(p))
	fmt.Println(p)
	sort.SliceStable(p, func(i, j int) bool { return p[i].name > p[j].name })
	fmt.Println(p)
	sort.Slice(p, func(i, j int) bool {
		if p[i].age != p[j].age {
			return p[i].age > p[j].age
		}
		return p[i].name < p[j].name
	})
	fmt.Println(p, sort.SliceIsSorted(p, func(i, j int) bool { return p[i].age > p[j].age }))
	m := &multi{[]string{"a", "b", "c", "d"}, map[string]int{"a": 1, "b": 9, "c": 5, "d": 7}, 0}
	sort.Sort(m)
	fmt.Println(m.keys, m.swap > 0, sort.IsSorted(m))
	big := make([]person, 800)
	for i := range big {
		big[i] = person{fmt.Sprint("p", i), i * 7919 % 13}
	}
	sort.SliceStable(big, func(i, j int) bool { return big[i].age < big[j].age })
	ok := true
	for i := 1; i < len(big); i++ {
		a, b := big[i-1], big[i]
		if a.age > b.age || a.age == b.age && len(a.name) > len(b.name) {
			ok = false
		}
	}
	fmt.Println(ok, big[0], big[799])
}
