package main

func main() {
	defer println("deferred")
	for i := range func(yield func(int) bool) { yield(1); yield(2) } {
		println(i)
		break
	}
}
