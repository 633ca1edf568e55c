package main

type visitor func[T any](T) // ERROR "function type must have no type parameters"

func each(visit func[T any](T)) {} // ERROR "function type must have no type parameters"

func main() {
	identity := func[T any](x T) T { return x } // ERROR "function type must have no type parameters"
	func[T any]() {}()                          // ERROR "function type must have no type parameters"
}
