package main

func main() {
	x := 1
	switch x {
	case 1:
	case 2, 1: // ERROR "duplicate case 1 \(constant of type int\) in expression switch"
	case "a": // ERROR "cannot convert \"a\" \(untyped string constant\) to type int"
	default:
	default: // ERROR "multiple defaults \(first"
	}
	switch x {
	case 1:
		fallthrough
	case 3:
		fallthrough // ERROR "cannot fallthrough final case in switch"
	}
	var i interface{}
	switch i.(type) {
	case int:
		fallthrough // ERROR "cannot fallthrough in type switch"
	case string, int: // ERROR "duplicate case int in type switch"
	}
}
