package main

func main() {
	a := [3]int{1, 2, 3}
	_ = a[3] // ERROR "invalid argument: index 3 out of bounds \[0:3\]"
	s := []int{1}
	_ = s[-1] // ERROR "invalid argument: index -1 \(constant of type int\) must not be negative"
	_ = "abc"[5] // ERROR "invalid argument: index 5 out of bounds \[0:3\]"
	_ = s[2:1] // ERROR "invalid slice indices: 1 < 2"
	_ = s["x"] // ERROR "cannot convert \"x\" \(untyped string constant\) to type int"
	_ = s[1.5] // ERROR "1\.5 \(untyped float constant\) truncated to int"
	_ = [2]int{1, 2, 3} // ERROR "index 2 is out of bounds \(>= 2\)"
	_ = []int{0: 1, 0: 2} // ERROR "duplicate index 0 in array or slice literal"
}
