package main

type Field struct{ x Field.y } // ERROR "invalid recursive type: Field refers to itself"

type Named Named.x // ERROR "invalid recursive type: Named refers to itself"

type Function func(Function.x) // ERROR "invalid recursive type: Function refers to itself"

type Method interface{ m(Method.x) } // ERROR "invalid recursive type: Method refers to itself"

type Alias = Alias.x // ERROR "invalid recursive type: Alias refers to itself"

type First struct{ a Second.y } // ERROR "Second\.y is not a type" "invalid recursive type First\n\t.*: First refers to Second\n\t.*: Second refers to First"

type Second struct{ a First.y }

type Finished struct{ x int }

type User struct{ x Finished.x } // ERROR "Finished\.x is not a type"

func (Finished) method(x Finished.x) {} // ERROR "Finished\.x is not a type"

func main() {}
