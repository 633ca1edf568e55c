package main

import "fmt"

type row struct {
	name string
	vals [40]int32
	next *row
	any  any
}

var rows = [3]row{
	{name: "first", vals: [40]int32{1, 2, 39: -7}},
	{},
	{name: "third", vals: [40]int32{20: 5}},
}

var flags = [1000]bool{3: true, 999: true}

var sparse = [100_000]int{99_999: 7, 5: -1}

func reset() { sparse = [100_000]int{1: 2} }

func main() {
	for _, r := range rows {
		fmt.Println(r.name, r.vals[0], r.vals[1], r.vals[20], r.vals[39], r.next == nil, r.any == nil)
	}
	rows[1].next, rows[1].any, rows[0].name = &rows[0], "boxed", "changed"
	fmt.Println(rows[1].next.name, rows[1].any, flags[3], flags[4], flags[999])
	fmt.Println(sparse[0], sparse[5], sparse[99_999])
	sparse[7] = 8
	reset()
	fmt.Println(sparse[0], sparse[1], sparse[5], sparse[7], sparse[99_999])
	rows = [3]row{1: {name: "only"}}
	fmt.Println(rows[0].name == "", rows[1].name, rows[1].next == nil, rows[2].vals[20])
}
