package main

func f() {}

func main() {
	defer f // ERROR "expression in defer must be function call"
	go f    // ERROR "expression in go must be function call"
	defer int(3) // ERROR "defer requires function call, not conversion|defer discards result"
	go func() {} // ERROR "expression in go must be function call"
}
