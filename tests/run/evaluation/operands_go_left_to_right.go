package main

import "fmt"

var log []string

func f(name string, v int) int {
	log = append(log, name)
	return v
}

func g(name string) []int {
	log = append(log, name)
	return []int{10, 20, 30}
}

func h(name string) map[string]int {
	log = append(log, name)
	return map[string]int{}
}

func flush() {
	fmt.Println(log)
	log = nil
}

type pair struct{ a, b int }

func main() {
	_ = f("a", 1) + f("b", 2)*f("c", 3)
	flush()
	g("slice")[f("index", 1)] = f("value", 5)
	flush()
	h("map")[fmt.Sprint(f("key", 1))] = f("v", 2)
	flush()
	fmt.Sprint(f("x", 1), f("y", 2), f("z", 3))
	flush()
	_ = []int{f("e0", 0), f("e1", 1)}
	_ = pair{b: f("field b", 1), a: f("field a", 2)}
	_ = map[int]int{f("k1", 1): f("v1", 1), f("k2", 2): f("v2", 2)}
	flush()
	_ = f("l", 0) == 1 && f("never", 1) == 1 || f("r", 1) == 1
	flush()
	a, b := f("first", 1), f("second", 2)
	a, b = b, a
	fmt.Println(a, b)
	flush()
	func(int, int) {}(f("arg1", 1), f("arg2", 2))
	defer func(n int) { fmt.Println("deferred", n) }(f("defer arg", 7))
	flush()
}
