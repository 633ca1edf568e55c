package main

func main() {
	var known int
	for missing = range nowhere { // ERROR "undefined: nowhere"
	}
	for known, missing = range nowhere { // ERROR "undefined: nowhere"
		undefined() // ERROR "undefined: undefined"
	}
	for missing = range 2.5 { // ERROR "cannot range over 2\.5 \(untyped float constant\)"
	}
	for missing = range "text" { // ERROR "undefined: missing"
	}
	for i := range nowhere { // ERROR "undefined: nowhere"
	}
	_ = known
}
