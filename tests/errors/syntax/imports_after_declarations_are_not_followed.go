package main

func main() {}

import "no/such/package" // ERROR "imports must appear before other declarations"
