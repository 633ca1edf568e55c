package main

func main() {
	x := 5
	_ = x
	select {
	case x > 1: // ERROR "select case must be send or receive \(possibly with assignment\)"
	}
}
