package main

type t struct{ f []int }

func main() {
	a, b := []int{1}, []int{2}
	_ = a == b // ERROR "invalid operation: a == b \(slice can only be compared to nil\)"
	m := map[string]int{}
	_ = m == m // ERROR "invalid operation: m == m \(map can only be compared to nil\)"
	f := func() {}
	_ = f == f // ERROR "invalid operation: f == f \(func can only be compared to nil\)"
	x, y := t{}, t{}
	_ = x == y // ERROR "invalid operation: x == y \(struct containing \[\]int cannot be compared\)"
	_ = map[t]int{} // ERROR "invalid map key type t"
	_ = [1]func(){} == [1]func(){} // ERROR "cannot be compared|cannot compare"
	s := "a"
	_ = s < 1 // ERROR "mismatched types string and untyped int|cannot convert 1 \(untyped int constant\) to type string"
	st := struct{}{}
	_ = st < st // ERROR "invalid operation: st < st \(operator < not defined on struct\)"
}
