package main

import "fmt"

func main() {
	queue := []string{}
	for i := 0; i < 8; i++ {
		queue = append(queue, fmt.Sprint("job", i))
		if i%3 == 2 {
			fmt.Print(queue[0], " ")
			queue = queue[1:]
		}
	}
	fmt.Println(queue, len(queue))
	for len(queue) > 0 {
		last := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		fmt.Print(last, " ")
	}
	fmt.Println(len(queue), queue[:2])
	s := []int{0, 1, 2, 3, 4, 5}
	mid := s[2:4]
	fmt.Println(mid, mid[:4], mid[1:3], cap(mid))
	i := 2
	s = append(s[:i], append([]int{100, 101}, s[i:]...)...)
	fmt.Println(s)
	for l, r := 0, len(s)-1; l < r; l, r = l+1, r-1 {
		s[l], s[r] = s[r], s[l]
	}
	fmt.Println(s)
}
