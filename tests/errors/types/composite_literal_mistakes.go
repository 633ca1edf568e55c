package main

type point struct{ x, y int }

func main() {
	_ = point{1}            // ERROR "too few values in struct literal of type point"
	_ = point{1, 2, 3}      // ERROR "too many values in struct literal of type point"
	_ = point{x: 1, 2}      // ERROR "mixture of field:value and value elements in struct literal"
	_ = point{z: 1}         // ERROR "unknown field z in struct literal of type point"
	_ = point{x: 1, x: 2}   // ERROR "duplicate field name x in struct literal"
	_ = point{"a", 2}       // ERROR "cannot use \"a\" \(untyped string constant\) as int value in struct literal"
	_ = map[string]int{"a": 1, "a": 2} // ERROR "duplicate key \"a\" in map literal"
	_ = map[string]int{1}   // ERROR "missing key in map literal"
	_ = int{}               // ERROR "invalid composite literal type int"
}
