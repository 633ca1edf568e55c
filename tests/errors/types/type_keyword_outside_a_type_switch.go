package main

func f(any) {}

func main() {
	var x any = 3
	x.(type)            // ERROR "invalid syntax tree: use of .\(type\) outside type switch"
	_ = x.(type)        // ERROR "invalid syntax tree: use of .\(type\) outside type switch"
	f(x.(type))         // ERROR "invalid syntax tree: use of .\(type\) outside type switch"
	a, ok := x.(type)   // ERROR "invalid syntax tree: use of .\(type\) outside type switch"
	if x.(type) {       // ERROR "invalid syntax tree: use of .\(type\) outside type switch"
	}
	for range x.(type) { // ERROR "invalid syntax tree: use of .\(type\) outside type switch"
	}
	switch {
	case x.(type): // ERROR "invalid syntax tree: use of .\(type\) outside type switch"
	}
	_, _ = a, ok
}
