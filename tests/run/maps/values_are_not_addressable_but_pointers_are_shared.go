package main

import "fmt"

type account struct {
	owner   string
	balance int
}

func main() {
	byValue := map[string]account{"a": {"ann", 1}}
	acc := byValue["a"]
	acc.balance = 100
	fmt.Println(byValue["a"].balance, byValue["none"].owner == "")
	byValue["a"] = acc
	fmt.Println(byValue)
	byPointer := map[string]*account{"a": {"ann", 1}, "b": {"bob", 2}}
	byPointer["a"].balance += 10
	p := byPointer["b"]
	p.balance = -1
	fmt.Println(byPointer["a"].balance, byPointer["b"].balance, *p)
	delete(byPointer, "b")
	fmt.Println(p.owner, len(byPointer))
	m2 := byValue
	m2["z"] = account{"zed", 0}
	fmt.Println(len(byValue))
	funcs := map[string]func(int) int{"double": func(x int) int { return 2 * x }, "square": func(x int) int { return x * x }}
	fmt.Println(funcs["double"](21), funcs["square"](9), funcs["none"] == nil)
}
