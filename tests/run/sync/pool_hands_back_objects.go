package main

import (
	"fmt"
	"sync"
)

type buffer struct{ data []byte }

func main() {
	made := 0
	pool := sync.Pool{New: func() interface{} { made++; return &buffer{} }}
	total := 0
	for i := range 100 {
		b := pool.Get().(*buffer)
		b.data = append(b.data[:0], fmt.Sprint("item ", i)...)
		total += len(b.data)
		pool.Put(b)
	}
	fmt.Println(total, made >= 1)
	var bare sync.Pool
	fmt.Println(bare.Get() == nil)
	bare.Put("x")
	v := bare.Get()
	fmt.Println(v == nil || v == "x")
}
