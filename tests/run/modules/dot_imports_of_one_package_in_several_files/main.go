package main

import . "fmt"

func main() {
	Println(double(2), text(3))
}
