package main

import (
	"errors"
	"fmt"
)

type celsius float64
type pair struct{ a, b int }

func (c celsius) String() string { return fmt.Sprintf("%.1f°C", float64(c)) }

func kind(v interface{}) string {
	switch x := v.(type) {
	case nil:
		return "nil"
	case int, int64:
		return fmt.Sprintf("int-ish %v", x)
	case uint8:
		return fmt.Sprint("byte ", x+1)
	case string:
		return "string of " + fmt.Sprint(len(x))
	case fmt.Stringer:
		return "stringer " + x.String()
	case error:
		return "error " + x.Error()
	case []int:
		return fmt.Sprint("ints ", len(x), cap(x))
	case map[string]int:
		return fmt.Sprint("map ", x["a"])
	case *pair:
		x.a++
		return fmt.Sprint("pointer ", *x)
	case pair:
		return fmt.Sprint("pair ", x.a+x.b)
	case func() int:
		return fmt.Sprint("func ", x())
	case chan int:
		return fmt.Sprint("chan ", cap(x))
	case [2]bool:
		return fmt.Sprint("array ", x[1])
	case interface{ Len() int }:
		return fmt.Sprint("len ", x.Len())
	default:
		return fmt.Sprintf("other %T", x)
	}
}

type sized struct{}

func (sized) Len() int { return 77 }

func main() {
	p := &pair{1, 2}
	for _, v := range []interface{}{nil, 1, int64(2), byte(9), "four", celsius(36.6), errors.New("e"), []int{1}, map[string]int{"a": 5},
		p, *p, func() int { return 8 }, make(chan int, 3), [2]bool{false, true}, sized{}, 1.5, 'x', struct{}{}} {
		fmt.Println(kind(v))
	}
	fmt.Println(p.a)
	var e error
	switch e.(type) {
	case nil:
		fmt.Println("nil error")
	default:
		fmt.Println("never")
	}
	switch y := interface{}(p).(type) {
	case fmt.Stringer, *pair:
		fmt.Printf("%T\n", y)
	}
}
