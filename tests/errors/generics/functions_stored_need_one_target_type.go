package main

func same[T any](x T) T { return x }

type (
	ints    func(int) int
	counter interface{ ~func(int) int }
	either  interface {
		func(int) int | func(string) string
	}
)

type table struct{ f ints }

func one[F counter]() {
	_ = []F{same}
	_ = F(same)
}

func two[F either](c chan F) {
	_ = []F{same}           // ERROR "cannot use generic function same without instantiation"
	_ = map[string]F{"a": same} // ERROR "cannot use generic function same without instantiation"
	_ = F(same)             // ERROR "cannot use generic function same without instantiation"
	c <- same               // ERROR "cannot use generic function same without instantiation"
}

func main() {
	_ = table{same}
	_ = table{f: same, g: same} // ERROR "unknown field g in struct literal of type table"
	_ = []any{same}             // ERROR "cannot use generic function same without instantiation"
	_ = [2]func(int) string{same} // ERROR "does not match"
	make(chan int) <- same      // ERROR "cannot use generic function same without instantiation"
}
