package main

func main() {
	i := 0
	xs := []string{"a"}
	i--
	println(xs[i])
}
