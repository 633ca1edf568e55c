package main

import "fmt"

type text = string
type table = map[text][]int
type point struct{ x, y int }
type alias = point
type wrapper struct{ alias }

func (p alias) sum() int { return p.x + p.y }

func first() interface{} {
	type local struct{ a int }
	return local{1}
}

func second() interface{} {
	type local struct{ a int }
	return local{1}
}

func main() {
	var t text = "alias"
	var s string = t
	m := table{"k": {1}}
	m["k"] = append(m["k"], 2)
	fmt.Println(s, m, alias{1, 2}.sum(), point{3, 4}.sum(), wrapper{alias{5, 6}}.sum())
	fmt.Printf("%T %T %T %v\n", t, alias{}, wrapper{}, wrapper{}.alias)
	fmt.Println(first() == second(), first() == first())
	fmt.Printf("%T %v\n", first(), second())
	type recursive struct {
		children []recursive
		byName   map[string]recursive
		fn       func(recursive) *recursive
	}
	r := recursive{children: []recursive{{}, {children: []recursive{{}}}}}
	fmt.Println(len(r.children[1].children), r.fn == nil)
	type fnType func(fnType, int) int
	fact := fnType(func(self fnType, n int) int {
		if n == 0 {
			return 1
		}
		return n * self(self, n-1)
	})
	fmt.Println(fact(fact, 10))
	var any1 any = 5
	var b byte = 'x'
	var u uint8 = b
	var r2 rune = 'y'
	var i32 int32 = r2
	fmt.Println(any1, u, i32)
}
