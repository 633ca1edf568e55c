package main

func main() {
	seq := func(yield func(int) bool) {
		for i := 0; i < 3 && yield(i); i++ {
		}
	}
	for i := range seq { // REFUSED "range over functions is not supported"
		println(i)
	}
}
