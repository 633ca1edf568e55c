package main

func missing()

func doubled(a ...int, b int) {} // ERROR "can only use \.\.\. with final parameter"

func main() {}
