// Bintrees keeps a large balanced tree of records alive and updates it, while
// short-lived trees (sorted reports, copies of subranges) come and go. The old
// part of the heap is pointers all over; the young part dies at once.
package main

import (
	"flag"
	"fmt"
	"strconv"
)

type record struct {
	name    string
	balance int
	history []int32
}

type node struct {
	key         int
	height      int
	left, right *node
	record      *record
}

func height(n *node) int {
	if n == nil {
		return 0
	}
	return n.height
}

func (n *node) update() { n.height = 1 + max(height(n.left), height(n.right)) }

func rotateRight(n *node) *node {
	l := n.left
	n.left, l.right = l.right, n
	n.update()
	l.update()
	return l
}

func rotateLeft(n *node) *node {
	r := n.right
	n.right, r.left = r.left, n
	n.update()
	r.update()
	return r
}

func balance(n *node) *node {
	n.update()
	switch d := height(n.left) - height(n.right); {
	case d > 1:
		if height(n.left.left) < height(n.left.right) {
			n.left = rotateLeft(n.left)
		}
		return rotateRight(n)
	case d < -1:
		if height(n.right.right) < height(n.right.left) {
			n.right = rotateRight(n.right)
		}
		return rotateLeft(n)
	}
	return n
}

func insert(n *node, key int, rec *record) *node {
	if n == nil {
		return &node{key: key, height: 1, record: rec}
	}
	switch {
	case key < n.key:
		n.left = insert(n.left, key, rec)
	case key > n.key:
		n.right = insert(n.right, key, rec)
	default:
		n.record = rec
		return n
	}
	return balance(n)
}

func remove(n *node, key int) *node {
	if n == nil {
		return nil
	}
	switch {
	case key < n.key:
		n.left = remove(n.left, key)
	case key > n.key:
		n.right = remove(n.right, key)
	case n.left == nil:
		return n.right
	case n.right == nil:
		return n.left
	default:
		next := n.right
		for next.left != nil {
			next = next.left
		}
		n.key, n.record = next.key, next.record
		n.right = remove(n.right, next.key)
	}
	return balance(n)
}

func find(n *node, key int) *node {
	for n != nil && n.key != key {
		if key < n.key {
			n = n.left
		} else {
			n = n.right
		}
	}
	return n
}

// between copies a range of keys into a fresh tree ordered by balance.
func between(n *node, from, to int, out *node) *node {
	if n == nil {
		return out
	}
	if n.key > from {
		out = between(n.left, from, to, out)
	}
	if from <= n.key && n.key < to {
		out = insert(out, n.record.balance*1_000_000+n.key, &record{name: n.record.name, balance: n.record.balance})
	}
	if n.key < to {
		out = between(n.right, from, to, out)
	}
	return out
}

func walk(n *node, visit func(*node)) {
	if n != nil {
		walk(n.left, visit)
		visit(n)
		walk(n.right, visit)
	}
}

type random struct{ state uint64 }

func (r *random) below(n int) int {
	r.state = r.state*6364136223846793005 + 1442695040888963407
	return int(r.state >> 33 % uint64(n))
}

func main() {
	n := flag.Int("n", 100000, "operations")
	live := flag.Int("live", 30000, "records kept alive")
	flag.Parse()
	r := &random{61}
	var root *node
	for i := 0; i < *live; i++ {
		key := i * 7919 % (2 * *live)
		root = insert(root, key, &record{name: "account " + strconv.Itoa(key), balance: r.below(1000)})
	}
	added, removed, changed, reported := 0, 0, 0, 0
	sum := uint64(0)
	for i := 0; i < *n; i++ {
		key := r.below(2 * *live)
		switch dice := r.below(10); {
		case dice == 0:
			root = remove(root, key)
			removed++
		case dice == 1:
			root = insert(root, key, &record{name: "account " + strconv.Itoa(key), balance: i % 1000})
			added++
		case dice == 2:
			report := between(root, key, key+60, nil)
			walk(report, func(x *node) {
				reported++
				sum = sum*31 + uint64(x.record.balance) + uint64(len(x.record.name))
			})
		default:
			if x := find(root, key); x != nil {
				x.record.balance = (x.record.balance*3 + i) % 1000
				x.record.history = append(x.record.history, int32(x.record.balance))
				if len(x.record.history) > 16 {
					x.record.history = append([]int32(nil), x.record.history[8:]...)
				}
				changed++
			}
		}
	}
	count, total, deep, ordered, last := 0, 0, 0, true, -1
	walk(root, func(x *node) {
		count++
		total += x.record.balance
		deep += len(x.record.history)
		ordered = ordered && x.key > last
		last = x.key
	})
	fmt.Printf("added %d removed %d changed %d reported %d checksum %016x\n", added, removed, changed, reported, sum)
	fmt.Printf("records %d height %d balance %d history %d ordered %t\n", count, root.height, total, deep, ordered)
}
