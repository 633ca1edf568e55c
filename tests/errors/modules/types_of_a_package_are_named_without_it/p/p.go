package p

type Array [2]Array // ERROR "invalid recursive type: Array refers to itself"

type Holder struct { // ERROR "invalid recursive type Holder"
	held Held[Holder]
}

type Held[T any] struct {
	inner T
}
