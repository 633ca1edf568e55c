package main

func plain(type int) {} // ERROR "syntax error: unexpected keyword type, expected \)"

func generic[T any](range T) {} // ERROR "syntax error: unexpected keyword range, expected \)"

func constrained[S ~[]E, E any](s S, func E) {} // ERROR "syntax error: unexpected name E, expected \("

func main() {}
