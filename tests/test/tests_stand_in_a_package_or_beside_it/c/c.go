package main

func main() {}

func f() int { return 1 }
