package main

import (
	"encoding/json"
	"fmt"
	"reflect"
)

type level int8

func check[K comparable](keys ...K) {
	m := map[K]int{}
	for i, k := range keys {
		m[k] = i
	}
	v := reflect.ValueOf(m)
	seen := 0
	for it := v.MapRange(); it.Next(); {
		if int(it.Value().Int()) == m[it.Key().Interface().(K)] {
			seen++
		}
	}
	for k, e := range v.Seq2() {
		if int(e.Int()) == m[k.Interface().(K)] {
			seen++
		}
	}
	for i, k := range keys {
		if e := v.MapIndex(reflect.ValueOf(k)); !e.IsValid() || e.Int() != int64(i) {
			fmt.Println("not found:", k)
		}
	}
	for _, k := range v.MapKeys() {
		v.SetMapIndex(k, reflect.ValueOf(100))
	}
	for _, k := range keys {
		if m[k] != 100 {
			fmt.Println("not set:", k, m[k])
		}
	}
	same := reflect.DeepEqual(m, reflect.ValueOf(m).Interface())
	v.SetMapIndex(reflect.ValueOf(keys[0]), reflect.Value{})
	_, still := m[keys[0]]
	fmt.Printf("%T %d %d %v %v\n", m, seen, len(m), same, still)
}

func main() {
	for range 3 {
		check(true, false)
		check[int8](-1, 0, 1, -128, 127)
		check[uint8](1, 2, 255)
		check[int16](-1, 300, -300, 0)
		check[uint16](65535, 1, 256)
		check[int32](-1, 1<<31-1, -1<<31, 0)
		check[uint32](1<<32-1, 1, 1<<16)
		check('x', 'é', -1)
		check[level](-5, 5, 0)
		check[int64](-1, 1<<40, 0)
		check[float32](-1.5, 0, 2)
		check("a", "", "bc")
		check([1]bool{true}, [1]bool{})
		check([3]int8{-1, 2, 3}, [3]int8{1})
		check(struct{ a, b uint8 }{1, 2}, struct{ a, b uint8 }{2, 1})
		check[any](int8(-1), uint8(255), true, "x", nil != any(1))
	}
	text, err := json.Marshal(map[level]map[uint8]bool{-3: {7: true, 8: false}, 2: nil})
	fmt.Println(string(text), err)
	var back map[level]map[uint8]bool
	fmt.Println(json.Unmarshal(text, &back), back, back[-3][7], len(back))
}
