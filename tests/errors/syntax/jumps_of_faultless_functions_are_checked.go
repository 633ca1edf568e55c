package main

func faulty() {
	break
	x = = 1 // ERROR "unexpected =, expected expression"
}

func outside() {
	break    // ERROR "break is not in a loop, switch, or select"
	continue // ERROR "continue is not in a loop"
	if true {
		break // ERROR "break is not in a loop, switch, or select"
	}
	for {
		if true {
			continue
		}
	}
}

func falling(x any) {
	switch x {
	case 1:
		{
			fallthrough // ERROR "fallthrough statement out of place"
		}
	case 2:
		fallthrough // ERROR "fallthrough statement out of place"
		println()
	case 3:
	here:
		fallthrough
		;
	default:
		goto here // ERROR "goto here jumps into block"
		fallthrough // ERROR "cannot fallthrough final case in switch"
	}
	switch x.(type) {
	case int:
		fallthrough // ERROR "cannot fallthrough in type switch"
	}
	for {
		fallthrough // ERROR "fallthrough statement out of place"
	}
}

func main() {}
