package main

import "fmt"

func double[T ~int | ~float64 | ~string](x T) T { return x + x }

func pair[A, B any](a A, b B) string { return fmt.Sprintf("%T %v, %T %v", a, a, b, b) }

type (
	onInts  func(int) int
	level   int
	handler struct {
		name string
		run  func(level) level
	}
)

func stored[F ~func(string) string](f F) []F { return []F{f, double} }

func main() {
	h := handler{"level", double}
	k := handler{run: double, name: "keyed"}
	fmt.Println(h.run(4), k.run(5))

	list := []onInts{double, func(i int) int { return -i }, 3: double}
	fmt.Println(list[0](7), list[1](7), list[2] == nil, list[3](8))

	array := [...]func(float64) float64{double}
	fmt.Println(array[0](1.25))

	table := map[string]func(int, string) string{"pair": pair, "flipped": func(i int, s string) string { return pair(s, i) }}
	fmt.Println(table["pair"](1, "x"), table["flipped"](1, "x"))

	fmt.Println(onInts(double)(21))

	c := make(chan func(string) string, 1)
	c <- double
	fmt.Println((<-c)("ab"))

	fmt.Println(stored(func(s string) string { return s })[1]("cd"))

	nested := []struct{ f, g onInts }{{double, nil}, {g: double}}
	fmt.Println(nested[0].f(2), nested[1].g(3))
}
