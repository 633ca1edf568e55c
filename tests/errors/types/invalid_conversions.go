package main

type a struct{ x int }
type b struct{ y int }

func main() {
	_ = int("5")        // ERROR "cannot convert \"5\" \(untyped string constant\) to type int"
	_ = string(1.5)     // ERROR "cannot convert 1.5 \(untyped float constant\) to type string"
	_ = b(a{1})         // ERROR "cannot convert a\{…\} \(value of (struct )?type a\) to type b"
	s := []int{1}
	_ = []byte(s)       // ERROR "cannot convert s \(variable of type \[\]int\) to type \[\]byte"
	_ = bool(1)         // ERROR "cannot convert 1 \(untyped int constant\) to type bool"
	var p *int
	_ = (*string)(p)    // ERROR "cannot convert p \(variable of type \*int\) to type \*string"
	f := 1.5
	_ = string(f)       // ERROR "cannot convert f \(variable of type float64\) to type string"
}
