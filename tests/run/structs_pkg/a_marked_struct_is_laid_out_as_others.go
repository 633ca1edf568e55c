package main

import (
	"fmt"
	"reflect"
	"structs"
)

type header struct {
	_      structs.HostLayout
	kind   uint8
	length uint32
	offset uint64
}

func main() {
	h := header{kind: 1, length: 2, offset: 3}
	t := reflect.TypeFor[header]()
	fmt.Println(h.kind, h.length, h.offset, h == header{kind: 1, length: 2, offset: 3})
	fmt.Println(t.Size(), t.NumField(), t.Field(0).Type, t.Field(2).Offset)
	fmt.Printf("%v %+v %T\n", h, h, structs.HostLayout{})
}
