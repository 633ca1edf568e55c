package main

func main() {
	s := []int{1, 2, 3}
	a := [2]int(s) // REFUSED "conversion from slice to array is not supported"
	println(a[1])
}
