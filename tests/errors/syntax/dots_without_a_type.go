package main

func first(a int, b ..., c int) {} // ERROR "syntax error: \.\.\. is missing type"

func last(a int, b ...) {} // ERROR "syntax error: \.\.\. is missing type"

func results() (...) {} // ERROR "syntax error: \.\.\. is missing type"

func inside(a ...int, b int) {} // ERROR "can only use \.\.\. with final parameter"

func main() {}
