package d

func X() {
	if { // ERROR "missing condition in if statement"
	}
}
