package main

func main() {
	if true {
	}
	}
	go func() { // ERROR "non-declaration statement outside function body" "method has no receiver"
		println(1)
	}() // ERROR "unexpected \( after top level declaration"

func (a, b int) { // ERROR "method has multiple receivers" "unexpected \{, expected name"
}
