package main

func grow[S []int | []string](s S) S {
	return append(s, s...) // ERROR "invalid append: mismatched slice element types int and string in s \(variable of type S constrained by \[\]int \| \[\]string\)"
}

func fill[S []int | map[int]int](s S) {
	copy(s, s) // ERROR "invalid copy: argument must be a slice; have s \(variable of type S constrained by \[\]int \| map\[int\]int\)"
}

func main() {}
