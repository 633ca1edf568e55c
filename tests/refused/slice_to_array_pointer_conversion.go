package main

func main() {
	s := []int{1, 2, 3}
	p := (*[2]int)(s) // REFUSED "conversion from slice to array is not supported"
	println(p[1])
}
