package main

type Sender chan<- int

func indirect[T *int | string](p T) { _ = *p } // ERROR "invalid operation: cannot indirect p \(variable of type T constrained by \*int \| string\)"

func bases[T *int | *string | string](p T) { _ = *p } // ERROR "invalid operation: pointers of p \(variable of type T constrained by \*int \| \*string \| string\) must have identical base types"

func receive[T Sender](c T) {
	for range c { // ERROR "cannot range over c \(variable of type T constrained by Sender\): receive from send-only channel Sender"
	}
}

func main() {}
