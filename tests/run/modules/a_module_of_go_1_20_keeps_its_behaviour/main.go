package main

import (
	"fmt"
	"math/rand"
)

func nothing() (v interface{}) {
	defer func() {
		v = recover()
		fmt.Println("recovered", v, recover())
	}()
	panic(nil)
}

func nested() {
	defer func() { fmt.Println(recover()) }()
	defer func() { panic("second") }()
	var err error
	panic(err)
}

func main() {
	fmt.Println(nothing() == nil)
	nested()
	rand.Seed(42)
	fmt.Println(rand.Int(), rand.Intn(100), rand.Float64(), rand.Perm(5), rand.Uint64())
	bytes := make([]byte, 5)
	rand.Read(bytes)
	fmt.Println(bytes, rand.Int31n(10))
	rand.Read(bytes)
	fmt.Println(bytes, rand.NormFloat64())
	rand.Seed(42)
	fmt.Println(rand.Int(), rand.New(rand.NewSource(42)).Int())
	rand.Shuffle(4, func(i, j int) { bytes[i], bytes[j] = bytes[j], bytes[i] })
	fmt.Println(bytes)
}
