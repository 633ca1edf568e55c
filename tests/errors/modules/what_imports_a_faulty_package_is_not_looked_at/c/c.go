package c

func X() {
	var x int // ERROR "declared and not used: x"
}
