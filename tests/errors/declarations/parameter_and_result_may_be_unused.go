package main

func f(a int, b string) (c int, err error) {
	return
}

func main() {
	f(1, "")
	var used = func(x int) {}
	used(1)
	y := 5 // ERROR "declared and not used: y"
	y = 6
	func() {
		z := 1 // ERROR "declared and not used: z"
	}()
}
