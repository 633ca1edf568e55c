package main

func main() {
	println("x")
} /* open // ERROR "comment not terminated"
