package main

type node struct {
	next  *node
	value int
	name  string
}

var kept *node
var names []string

//go:noinline
func keep(n *node) { kept = n }

//go:noinline
func keepNext(n *node) { kept = n.next }

//go:noinline
func same(n *node) *node { return n }

//go:noinline
func rest(n *node) (tail *node) { return n.next }

//go:noinline
func swap(a, b []byte) ([]byte, []byte) { return b, a }

//go:noinline
func read(n *node, _ *node, count int) int { return n.value + count }

//go:noinline
func both(n *node) *node {
	kept = n.next
	return n
}

func (n *node) rename(name string) {
	n.name = name
	names = append(names, name)
}

//go:noinline
func fill(list []*node, n *node) { list[0] = n }

//go:noinline
func call(f func(*node)) { f(&node{}) }

//go:noinline
func moved(n node) *node { return &n }

func main() {
	var local node
	keepNext(&local)
	println(read(same(&local), nil, 1), rest(&local) == nil, both(&local) == nil)
	a, b := swap(make([]byte, 1), make([]byte, 2))
	println(len(a), len(b))
	local.rename("x")
	var list [1]*node
	fill(list[:], &node{value: 1})
	call(func(n *node) { n.value++ })
	keep(moved(local))
}
