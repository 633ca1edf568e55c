package main

func main() {
	x := 1
	if x > 0 {
		x--
	}
	else { // ERROR "syntax error: else must be|syntax error: unexpected (keyword )?else"
		x++
	}
}
