package main

func grow[
	T any, // ERROR "instantiation cycle"
](n int) {
	grow[*T](n)
}

func main() {}
