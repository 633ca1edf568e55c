package main

func main() {
	s := []int{1, 2, 3}
	a := [2]int(s) // REFUSED "slice to array|array"
	println(a[1])
}
