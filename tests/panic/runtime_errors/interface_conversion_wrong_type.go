package main

func main() {
	var x interface{} = "text"
	println(x.(int))
}
