package main

func main() {
	s := make([]string, 2, 9)
	p := (*[3]string)(s)
	println(p[0])
}
