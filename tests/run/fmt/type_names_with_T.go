package main

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"
)

type named int
type generic struct {
	a int
	b string
}
type fn func(int, ...string) (bool, error)
type iface interface{ M(int) string }

func main() {
	var i iface
	values := []interface{}{1, int8(1), uint(2), 'r', byte(1), 1.5, float32(1), "s", true, nil, named(1), generic{}, &generic{}, fn(nil),
		[]int{}, [3]string{}, map[string][]int{}, make(chan int), make(<-chan bool), make(chan<- string), func() {}, func(a int, b ...string) error { return nil },
		struct{}{}, struct{ A, b int }{}, struct {
			X int `json:"x"`
		}{}, []interface{}{}, []error{}, map[named]*generic{}, [][]named{}, errors.New("e"), &i, (*error)(nil),
		time.Second, &strings.Builder{}, bytes.Buffer{}, uintptr(1), []fn{}, [2][3]int{}, func(func(int) string) func() {
			return nil
		}, struct{ generic }{}, interface{ M() }(nil), []interface{ M() }{}}
	for _, v := range values {
		fmt.Printf("%T\n", v)
	}
}
