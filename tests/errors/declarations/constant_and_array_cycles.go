package main

const a = b // ERROR "initialization cycle for a"
const b = c + 1
const c = a

const z = z // ERROR "initialization cycle: z refers to itself"

const l = len(arr) // ERROR "initialization cycle for l"

var arr [l]int

type pt = *point
type point struct{ x int }

func (p pt) get() int { return p.x }

type again = alias
type alias = point

func (p again) get() int { return p.x } // ERROR "method point\.get already declared"

func main() {}
