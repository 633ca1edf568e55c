package main

// Whether a parameter's types can be compared may depend on the parameter itself.
type box[K comparable] struct{ key K }

func array[K [4]box[K]](k K) bool               { return k == k }
func fields[K struct{ inner box[box[K]] }]()    {}
func nested[K box[box[K]]]()                    {}
func function[K box[box[F]], F func()](f F)     {} // ERROR "box\[F\] does not satisfy comparable" "F does not satisfy comparable"
func slice[K [2][]K](k K) bool                  { return k == k } // ERROR "invalid operation: k == k \(incomparable types in type set\)"

func main() {}
