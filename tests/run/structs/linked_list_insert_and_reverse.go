package main

import "fmt"

type node struct {
	val  int
	next *node
}

type list struct {
	head *node
	size int
}

func (l *list) insertSorted(v int) {
	at := &l.head
	for *at != nil && (*at).val < v {
		at = &(*at).next
	}
	*at = &node{v, *at}
	l.size++
}

func (l *list) remove(v int) bool {
	for at := &l.head; *at != nil; at = &(*at).next {
		if (*at).val == v {
			*at = (*at).next
			l.size--
			return true
		}
	}
	return false
}

func (l *list) reverse() {
	var prev *node
	for n := l.head; n != nil; {
		n.next, prev, n = prev, n, n.next
	}
	l.head = prev
}

func (l *list) String() string {
	s := "["
	for n := l.head; n != nil; n = n.next {
		s += fmt.Sprint(n.val)
		if n.next != nil {
			s += " "
		}
	}
	return s + "]"
}

func main() {
	l := &list{}
	for i := 0; i < 20; i++ {
		l.insertSorted(i * 7 % 20)
	}
	fmt.Println(l, l.size)
	fmt.Println(l.remove(0), l.remove(13), l.remove(99), l.size)
	l.reverse()
	fmt.Println(l)
}
