package main

func main() {
	n := -5
	_ = make([]string, n+1)
}
