// Singly linked lists: build, reverse, filter and merge sort.
package main

import (
	"fmt"
	"os"
	"strconv"
)

type node struct {
	value int
	next  *node
}

func build(n, seed int) *node {
	var head *node
	x := seed
	for i := 0; i < n; i++ {
		x = x * 16807 % 2147483647
		head = &node{x % 100000, head}
	}
	return head
}

func reverse(l *node) *node {
	var out *node
	for l != nil {
		next := l.next
		l.next = out
		out = l
		l = next
	}
	return out
}

func keepEven(l *node) *node {
	var out *node
	for ; l != nil; l = l.next {
		if l.value%2 == 0 {
			out = &node{l.value, out}
		}
	}
	return out
}

func split(l *node) (*node, *node) {
	slow, fast := l, l.next
	for fast != nil {
		fast = fast.next
		if fast != nil {
			slow = slow.next
			fast = fast.next
		}
	}
	second := slow.next
	slow.next = nil
	return l, second
}

func merge(a, b *node) *node {
	head := &node{}
	tail := head
	for a != nil && b != nil {
		if a.value <= b.value {
			tail.next = a
			a = a.next
		} else {
			tail.next = b
			b = b.next
		}
		tail = tail.next
	}
	if a != nil {
		tail.next = a
	} else {
		tail.next = b
	}
	return head.next
}

func sorted(l *node) *node {
	if l == nil || l.next == nil {
		return l
	}
	a, b := split(l)
	return merge(sorted(a), sorted(b))
}

func checksum(l *node) int {
	sum := 0
	for ; l != nil; l = l.next {
		sum = (sum*31 + l.value) % 1000003
	}
	return sum
}

func main() {
	n := 20000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	total := 0
	for round := 1; round <= 8; round++ {
		l := reverse(build(n, round))
		l = sorted(l)
		total = (total*7 + checksum(l)) % 1000003
		for i := 0; i < 8; i++ {
			l = reverse(l)
		}
		total = (total*7 + checksum(keepEven(l))) % 1000003
	}
	fmt.Println(total)
}
