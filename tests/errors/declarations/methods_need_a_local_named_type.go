package main

func (x int) twice() int { return x * 2 } // ERROR "cannot define new methods on non-local type int"

type p *int

func (p) bad() {} // ERROR "invalid receiver type p \(pointer or interface type\)"

type i interface{ m() }

func (i) worse() {} // ERROR "invalid receiver type i \(pointer or interface type\)"

func main() {}
