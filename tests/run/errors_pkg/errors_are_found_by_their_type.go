package main

import (
	"errors"
	"fmt"
)

type myErr[T any] struct{ v T }

func (e myErr[T]) Error() string { return fmt.Sprint(e.v) }

func main() {
	e, found := errors.AsType[myErr[int]](fmt.Errorf("w: %w", myErr[int]{7}))
	fmt.Println(e.v, found)
	_, found = errors.AsType[myErr[string]](errors.Join(nil, myErr[int]{7}))
	fmt.Println(found)
}
