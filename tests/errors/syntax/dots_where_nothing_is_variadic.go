package main

type Plain int

func (p ...Plain) Receive() {} // ERROR "invalid use of \.\.\."

func (...*Plain) Nameless() {} // ERROR "invalid use of \.\.\."

func generic[T ...any](x T) {} // ERROR "invalid use of \.\.\."

type Generic[T ...any, U ...int] struct{} // ERROR "invalid use of \.\.\."

func main() {}
