package main

import "fmt"

func main() {
	s := "short"
	for i := 0; ; i++ {
		fmt.Println(s[i:])
	}
}
