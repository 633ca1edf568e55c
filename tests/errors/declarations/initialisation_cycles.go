package main

var a = b // ERROR "initialization cycle or refers to itself|initialization cycle"
var b = f()

func f() int { return a }

const c = d // ERROR "initialization cycle"
const d = c

type loop struct { // ERROR "invalid recursive type"
	inner loop
}

func main() {}
