package generic

type Struct[P any] struct{ _ P }

type Array[P any] [10]P

type Pointer[P any] *P
