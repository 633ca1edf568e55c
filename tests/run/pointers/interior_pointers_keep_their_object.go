package main

import "fmt"

type record struct {
	id    int
	pos   struct{ x, y float64 }
	tags  [4]string
	items []int
}

func fields() (*float64, *string, *int, []string) {
	r := &record{id: 7, items: []int{1, 2, 3}}
	r.pos.y = 2.5
	r.tags = [4]string{"a", "b", "c", "d"}
	return &r.pos.y, &r.tags[2], &r.items[1], r.tags[1:3]
}

func churn() int {
	n := 0
	for i := 0; i < 2000; i++ {
		b := make([]byte, 100)
		b[i%100] = 1
		n += len(b)
	}
	return n
}

func main() {
	y, tag, item, window := fields()
	churn()
	*y *= 2
	*tag += "!"
	*item += 40
	churn()
	fmt.Println(*y, *tag, *item, window)
	arr := new([3]record)
	p := &arr[1].pos.x
	q := &arr[1]
	*p = 9
	q.pos.x++
	fmt.Println(arr[1].pos.x, p == &q.pos.x, &arr[0] == &arr[1])
	s := make([]record, 2)
	id := &s[1].id
	s = append(s, record{})
	*id = 5
	fmt.Println(s[1].id, *id)
}
