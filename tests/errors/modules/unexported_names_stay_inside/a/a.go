package a

type T struct {
	f int
	inner
}

type inner struct{ deep int }

func (T) g() {}

type I interface{ m() }

type U struct{}

func (U) m() {}

type S struct{ A, b int }

type Anon struct{ x int }

var V struct{ x int }

type low struct{ F int }

func New() low { return low{} }

func unexported() {}

type G[T any] struct{ v T }
