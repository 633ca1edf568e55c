package main

func main() {
	s := []int{1, 2, 3}
	p := (*[2]int)(s) // REFUSED "slice to array|array"
	println(p[1])
}
