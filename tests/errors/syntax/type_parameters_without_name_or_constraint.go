package main

type behind[A, interface{}] struct{}    // ERROR "missing type parameter name$"
type between[A any, *int, C any] struct{} // ERROR "missing type parameter name$"

func only[~int]()              {} // ERROR "missing type parameter name or invalid array length"
func union[T int | string, []byte]() {} // ERROR "missing type parameter name$"
func last[T any, U]()          {} // ERROR "missing type constraint"
func bare[T]()                 {} // ERROR "missing type constraint"
func empty[]()                 {} // ERROR "empty type parameter list"

func main() {}
