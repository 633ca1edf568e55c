package main

func none[F any](f F) {
	f() // ERROR "cannot call f \(variable of type F constrained by any\): no specific type"
}

func one[F int](f F) {
	f() // ERROR "cannot call f \(variable of type F constrained by int\): int is not a function"
}

func some[F func() | []string | int](f F) {
	f() // ERROR "cannot call f \(variable of type F constrained by func\(\) \| \[\]string \| int\): \[\]string is not a function"
}

func different[F func() | func() int](f F) {
	f() // ERROR "cannot call f \(variable of type F constrained by func\(\) \| func\(\) int\): func\(\) and func\(\) int have different underlying types"
}

func main() {}
