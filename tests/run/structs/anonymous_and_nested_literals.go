package main

import "fmt"

type line struct{ from, to struct{ x, y int } }

func main() {
	config := struct {
		name  string
		ports []int
		env   map[string]struct{ secret bool }
	}{
		name:  "svc",
		ports: []int{80, 443},
		env:   map[string]struct{ secret bool }{"KEY": {true}, "HOME": {}},
	}
	fmt.Printf("%v\n%+v\n", config, config)
	var l line
	l.from.x, l.to.y = 1, 2
	fmt.Println(l)
	points := []*struct{ x, y int }{{1, 2}, {3, 4}}
	for _, p := range points {
		p.x *= 10
	}
	fmt.Println(*points[0], *points[1])
	table := []struct {
		in   string
		want int
	}{{"a", 1}, {in: "b"}, {want: 3}}
	for i, row := range table {
		fmt.Println(i, row.in, row.want)
	}
	tree := map[string][]map[int]string{"k": {{1: "a"}, nil, {2: "b"}}}
	fmt.Println(tree, len(tree["k"][1]))
	mat := [][2][]string{{{"a"}, {"b", "c"}}, {}}
	fmt.Println(mat)
}
