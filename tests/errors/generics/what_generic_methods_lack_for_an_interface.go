package main

type wants interface {
	Map(func(int) int)
}

type has struct{}

func (has) Map[K comparable, V, W any](func(K) V) W { panic("") }

type near struct{}

func (near) map_[T any](T) {}
func (near) MAP[T any](T)  {}

type compared[T any] interface {
	Compare(T)
}

func sort[T compared[T]](T) {}

func erased[T any](x any) {
	sort(x.(compared[T])) // ERROR "T \(type compared\[T\]\) does not satisfy compared\[T\] \(wrong type for method Compare\)$"
}

func main() {
	var _ wants = has{}  // ERROR "wrong type for method Map\)\n\t\thave Map\[K comparable, V, W any\]\(func\(K\) V\) W\n\t\twant Map\(func\(int\) int\)"
	var _ wants = near{} // ERROR "missing method Map\)\n\t\thave MAP\[T any\]\(T\)\n\t\twant Map\(func\(int\) int\)"
}
