package types

import "m/generic"

type Own[P any] struct{ f P }

type (
	A generic.Struct[A] // ERROR "^invalid recursive type A"
	B generic.Pointer[B]
	C generic.Array[generic.Struct[generic.Pointer[C]]]
	D generic.Array[generic.Struct[D]] // ERROR "^invalid recursive type D"
	E generic.Struct[Own[E]]           // ERROR "^invalid recursive type E"
	F Own[A]
)
