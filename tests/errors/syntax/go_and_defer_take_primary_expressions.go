package main

func f() int { return 1 }

func main() {
	defer f() + 1   // ERROR "unexpected \+ at end of statement"
	defer f(), f()  // ERROR "unexpected comma at end of statement"
	go -f()         // ERROR "unexpected -, expected expression"
	defer f().x
	go func() int { return 1 }()
}
