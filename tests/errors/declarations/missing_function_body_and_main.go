package main

func noBody() int // ERROR "missing function body"

func helper() {}

func main() { helper() }
