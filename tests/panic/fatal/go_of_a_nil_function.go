package main

func main() {
	defer func() { println(recover() != nil) }()
	var f func()
	println("before")
	go f()
	println("not reached")
}
