// testing/quick: what it draws from a seeded source, its errors, generators and settings.
package main

import (
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand"
	"reflect"
	"testing/quick"
)

type pair struct {
	Left, Right int8
	Name        string
}

type even int

func (even) Generate(r *rand.Rand, size int) reflect.Value {
	return reflect.ValueOf(even(2 * r.Intn(size)))
}

type tree struct {
	Kids []*tree
	Mark even
}

func main() {
	source := rand.New(rand.NewSource(7))
	for _, like := range []any{
		false, int(0), int8(0), uint16(0), uintptr(0), float32(0), 0.0, complex64(0), complex128(0), "", pair{}, even(0), [3]bool{}, struct{}{},
		[]byte{}, []pair{}, map[int8]bool{},
	} {
		v, ok := quick.Value(reflect.TypeOf(like), source)
		text := fmt.Sprintf("%#v", v)
		if len(text) > 60 {
			h := fnv.New32()
			h.Write([]byte(text))
			text = fmt.Sprintf("%d bytes, %x", len(text), h.Sum32())
		}
		fmt.Printf("%T %v %s\n", like, ok, text)
	}
	kinds := map[bool]int{}
	for range 20 {
		v, _ := quick.Value(reflect.TypeOf((*tree)(nil)), source)
		kinds[v.IsNil()]++
		if !v.IsNil() {
			fmt.Print(len(v.Interface().(*tree).Kids), " ")
		}
	}
	fmt.Println(kinds)
	for _, bad := range []any{make(chan int), (func())(nil), []error{nil}, struct{ F func() }{}, [2]chan int{}, map[string]any{}} {
		v, ok := quick.Value(reflect.TypeOf(bad), rand.New(rand.NewSource(1)))
		fmt.Println(v.IsValid(), ok)
	}

	seeded := func() *quick.Config { return &quick.Config{Rand: rand.New(rand.NewSource(3))} }
	fmt.Println(quick.Check(func(a, b int) bool { return a+b == b+a }, nil))
	fmt.Println(quick.Check(func(a int8, s even) bool { return a < 100 && s%2 == 0 }, seeded()))
	fmt.Println(quick.CheckEqual(func(a uint8) int { return int(a) }, func(a uint8) int { return int(a) &^ 64 }, seeded()))
	fmt.Println(quick.CheckEqual(func(a []int) int { return len(a) }, func(a []int) int { return cap(a) }, nil))
	var failed *quick.CheckError
	fmt.Println(errors.As(quick.Check(func(string) bool { return false }, nil), &failed), failed.Count, len(failed.In))
	calls := 0
	count := func() bool { calls++; return true }
	for _, c := range []*quick.Config{nil, {MaxCount: 3}, {MaxCountScale: 1.5}, {MaxCount: 2, MaxCountScale: 9}} {
		calls = 0
		fmt.Print(quick.Check(count, c), " ", calls, "; ")
	}
	fmt.Println()
	fmt.Println(quick.Check(func(n int) bool { return n == 4 }, &quick.Config{Values: func(args []reflect.Value, r *rand.Rand) {
		args[0] = reflect.ValueOf(4)
	}}))
	fmt.Println(quick.Check(1, nil), quick.Check(func() {}, nil), quick.Check(func() int { return 1 }, nil))
	fmt.Println(quick.Check(func(int, error) bool { return true }, nil), quick.CheckEqual(1, count, nil))
	fmt.Println(quick.CheckEqual(count, 1, nil), quick.CheckEqual(count, func() {}, nil))
}
