package main

import "fmt"

type number int

type text string

type pair struct{ x, y int }

type empty struct{}

type failure struct{}

func (failure) Error() string { return "failure" }

func main() {
	fmt.Println(map[any]int{1: 1, "a": 2}, map[any]int{2.5: 1, 1: 2, true: 3, 'x': 4})
	all := map[any]string{}
	for _, key := range []any{
		1, "s", 2.5, true, int8(1), int16(1), int32(1), int64(1), uint(1), uint8(1), uint16(1), uint32(1), uint64(1),
		uintptr(1), float32(1), number(1), text("z"), pair{}, empty{}, [2]int{}, [1]string{}, struct{ a int }{1}, failure{},
		nil, number(0), 0, "r", false, pair{1, 2}, [2]int{0, 1},
	} {
		all[key] = fmt.Sprintf("%T", key)
	}
	fmt.Println(all)
	fmt.Printf("%#v\n", all)
}
