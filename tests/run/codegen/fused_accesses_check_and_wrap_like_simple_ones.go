package main

import "fmt"

type part struct {
	b   uint8
	s   int8
	h   uint16
	k   int16
	w   uint32
	i   int32
	x   int64
	p   *int64
	arr [3]int16
}

type holder struct {
	pad   [3]int
	parts []part
	bytes []byte
	ints  []int32
	words []uint64
	grid  [2][3]float32
	small [5]int8
}

var table [4]uint16
var rows [][]int16
var global holder

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, r)
		}
	}()
	f()
}

func bounds(h *holder, rows [][]uint32, i, k int) {
	try("row", func() { fmt.Println(rows[i][k]) })
	try("row store", func() { rows[i][k] = 7 })
	try("field", func() { fmt.Println(h.ints[k]) })
	try("field store", func() { h.ints[k] = 7 })
	try("part", func() { fmt.Println(h.parts[k].k) })
	try("part store", func() { h.parts[k].w = 1 })
	try("array", func() { fmt.Println(h.small[k]) })
	try("array store", func() { h.small[k]++ })
	try("grid", func() { fmt.Println(h.grid[i][k]) })
	try("grid store", func() { h.grid[i][k] = 2 })
	try("global", func() { fmt.Println(table[k]) })
	try("global store", func() { table[k] += 3 })
	try("global slice", func() {
		for range 2 {
			fmt.Println(global.words[k])
		}
	})
}

func widths(h *holder) {
	for i := range h.parts {
		p := int64(i)
		h.parts[i].b = uint8(250 + i*5)
		h.parts[i].s = int8(120 + i*5)
		h.parts[i].h = uint16(65530 + i*5)
		h.parts[i].k = int16(32760 + i*5)
		h.parts[i].w = uint32(4294967290 + i*5)
		h.parts[i].i = int32(2147483640 + i*5)
		h.parts[i].x = int64(i) - 1<<62
		h.parts[i].p = &p
		for j := range h.parts[i].arr {
			h.parts[i].arr[j] = int16(i*j) - 2
			h.parts[i].arr[j] -= 1
		}
	}
	for i := 0; i < len(h.parts); i++ {
		q := h.parts[i]
		fmt.Println(h.parts[i].b, h.parts[i].s, h.parts[i].h, h.parts[i].k, h.parts[i].w, h.parts[i].i,
			h.parts[i].x, *h.parts[i].p, h.parts[i].arr, q.b == h.parts[i].b, q.i == h.parts[i].i)
	}
	for i := range h.grid {
		for j := range h.grid[i] {
			h.grid[i][j] = float32(i) + float32(j)/4
			h.grid[i][j] *= 3
		}
	}
	for i := range h.bytes {
		h.bytes[i] = byte(i * 100)
		h.bytes[i] += 90
		h.ints[i] = int32(h.bytes[i]) - 1<<30
		h.ints[i]--
		h.words[i] = uint64(h.ints[i])
		h.words[i] <<= 3
		h.small[i] = int8(h.bytes[i])
		h.small[i] *= 3
		table[i] = uint16(h.ints[i])
		table[i] -= 40000
	}
	fmt.Println(h.grid, h.bytes, h.ints, h.words, h.small, table)
}

func main() {
	h := &holder{
		parts: make([]part, 3),
		bytes: make([]byte, 4),
		ints:  make([]int32, 4),
		words: make([]uint64, 4),
	}
	widths(h)
	m := [][]uint32{{1, 2, 3}, nil, {4, 5}}
	bounds(h, m, 0, 5)
	bounds(h, m, 1, 0)
	bounds(h, m, 2, -1)
	bounds(h, m, -1, 1)
	bounds(h, m, 9, 2)
	try("nil field", func() { var n *holder; fmt.Println(n.ints[0]) })
	try("nil field store", func() { var n *holder; n.bytes[0] = 1 })
	try("nil array", func() { var n *holder; fmt.Println(n.small[1]) })
	try("nil array store", func() { var n *holder; n.grid[1][1] = 1 })
	rows = [][]int16{{-1, -2}, {-3}}
	sum := 0
	for i := range rows {
		for j := range rows[i] {
			rows[i][j] *= 2
			sum += int(rows[i][j])
		}
	}
	fmt.Println(rows, sum)
}
