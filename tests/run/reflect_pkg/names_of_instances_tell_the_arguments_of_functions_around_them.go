package main

import (
	"fmt"
	"reflect"
)

type pair[A, B any] struct {
	a A
	b B
}

func (p pair[A, B]) show() string {
	type local[C any] struct{ c C }
	type plain struct{ a A }
	return fmt.Sprintf("%T %T %T", local[int]{}, plain{}, local[B]{})
}

func outer[T any](x T) {
	type in struct{ v T }
	type generic[K comparable] map[K]T
	fmt.Printf("%T|%T|%T|%T\n", in{}, generic[string]{}, pair[int, generic[int]]{}, pair[in, generic[int]]{})
	fmt.Printf("%#v %#v\n", in{x}, generic[string]{"a": x})
	fmt.Println(reflect.TypeOf(in{}).Name(), reflect.TypeFor[generic[int]]().Name(), reflect.TypeFor[pair[in, int]]().Name())
	func() {
		type deep[Z any] struct{ z Z }
		fmt.Printf("%T %T\n", deep[in]{}, []deep[*in]{})
	}()
}

func main() {
	type local int
	type generic[T any] struct{ x T }
	outer(1)
	outer("s")
	outer(local(1))
	outer(generic[local]{})
	outer([]map[local]pair[local, int]{})
	fmt.Println(pair[int, local]{}.show())
	fmt.Printf("%T %T %T\n", generic[local]{}, generic[generic[int]]{}, pair[local, func(local) error]{})
	for _, t := range []reflect.Type{
		reflect.TypeFor[generic[local]](), reflect.TypeFor[pair[pair[int, local], reflect.Value]](), reflect.TypeFor[local](),
		reflect.TypeFor[error](), reflect.TypeFor[any](), reflect.TypeFor[[]int](), reflect.TypeFor[*local](),
		reflect.TypeFor[rune](), reflect.TypeFor[struct{ x local }](), reflect.TypeFor[reflect.Method](),
	} {
		fmt.Printf("%q of %s\n", t.Name(), t)
	}
	defer func() { fmt.Println(recover()) }()
	var value any = generic[local]{}
	_ = value.(pair[local, generic[int]])
}
