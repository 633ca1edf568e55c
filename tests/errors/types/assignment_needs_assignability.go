package main

type celsius float64

func main() {
	var i int = "text"      // ERROR "cannot use \"text\" \(untyped string constant\) as int value in variable declaration"
	var s string
	s = 5                   // ERROR "cannot use 5 \(untyped int constant\) as string value in assignment"
	var f float64 = 1.5
	var c celsius = f       // ERROR "cannot use f \(variable of type float64\) as celsius value in variable declaration"
	i = f                   // ERROR "cannot use f \(variable of type float64\) as int value in assignment"
	var p *int = &s         // ERROR "cannot use &s \(value of type \*string\) as \*int value in variable declaration"
	var a []int = []string{} // ERROR "cannot use \[\]string\{\} \(value of type \[\]string\) as \[\]int value in variable declaration"
	i = nil                 // ERROR "cannot use nil as int value in assignment"
	_, _, _, _, _ = i, s, c, p, a
}
