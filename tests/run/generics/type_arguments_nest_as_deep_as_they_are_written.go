package main

import "fmt"

type box[T any] struct{ v T }

func wrap[T any](v T) box[T] { return box[T]{v} }

type four[T any] = box[box[box[box[T]]]]

func main() {
	var x four[four[four[four[four[four[four[four[int]]]]]]]]
	fmt.Println(x, wrap(wrap(x)))
	fmt.Printf("%T\n", wrap(x.v.v))
	var y box[box[box[box[box[box[box[box[box[box[box[box[box[box[box[box[box[box[box[box[box[box[box[box[box[box[box[string]]]]]]]]]]]]]]]]]]]]]]]]]]]
	y.v.v.v.v.v.v.v.v.v.v.v.v.v.v.v.v.v.v.v.v.v.v.v.v.v.v.v = "deep"
	fmt.Println(y)
}
