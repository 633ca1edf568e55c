package main

func main() {
	for i := 0; i++ 200; i++ { // ERROR "unexpected literal 200, expected semicolon or newline"
	} // ERROR "unexpected \}, expected \{ after for clause"
	for ; { // ERROR "unexpected \{, expected for loop condition"
	}
	for x y { // ERROR "unexpected name y, expected \{"
	}
	for q :=:= 1; ; { // ERROR "unexpected :=, expected expression"
	} // ERROR "unexpected \}, expected \{"
} // ERROR "unexpected \}, expected expression"
