package main

type phase complex64

func main() { panic(phase(1 - 2i)) }
