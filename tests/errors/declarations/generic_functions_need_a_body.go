package main

type list[T any] []T

func generic[T any](x T) // ERROR "generic function is missing function body"

func main() {
	generic("x")
}
