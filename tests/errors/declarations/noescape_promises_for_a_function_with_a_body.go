package main

//go:noescape
func f(p *int) int { // ERROR "can only use //go:noescape with external func implementations"
	return *p
}

func main() {
	x := 1
	println(f(&x))
}
