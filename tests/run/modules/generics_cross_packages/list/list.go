// Package list has generic containers.
package list

import "fmt"

type List[T any] struct{ items []T }

func New[T any]() *List[T] { return &List[T]{} }

func (l *List[T]) Push(x T) { l.items = append(l.items, x) }

func (l *List[T]) Each(f func(T)) {
	for _, x := range l.items {
		f(x)
	}
}

func (l *List[T]) Len() int { return len(l.items) }

type Pair[K comparable, V any] struct {
	Key   K
	Value V
}

type Node[T any] struct{ value T }

func (n *Node[T]) Set(v T) { n.value = v }
func (n Node[T]) Get() T   { return n.value }

func Map[T, U any](s []T, f func(T) U) []U {
	var r []U
	for _, x := range s {
		r = append(r, f(x))
	}
	return r
}

func Zero[T any]() (zero T) { return }

func Describe[T any](x T) string {
	type wrapped struct{ inner T }
	return fmt.Sprintf("%T %v", wrapped{x}, wrapped{x})
}
